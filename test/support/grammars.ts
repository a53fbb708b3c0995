import { createRequire } from 'node:module';
import { Language, Parser, type Node } from 'web-tree-sitter';

/*
 * Parsers of the languages that copied code is in: the grammars that editors use to colour it.
 */

export type GrammarName =
  'python' | 'php' | 'ruby' | 'go' | 'c_sharp' | 'java' | 'kotlin' | 'rust' | 'swift' | 'bash';

const resolve = createRequire(__filename).resolve;
let runtime: Promise<void> | undefined;
const loaded = new Map<GrammarName, Promise<Parser>>();

async function load(name: GrammarName): Promise<Parser> {
  await (runtime ??= Parser.init());
  const parser = new Parser();
  parser.setLanguage(
    await Language.load(resolve(`@cursorless/tree-sitter-wasms/out/tree-sitter-${name}.wasm`)),
  );
  return parser;
}

export interface ParsedCode {
  /** What the grammar could not read. */
  readonly errors: readonly string[];
  /**
   * The kinds of all nodes but those inside strings that hold nothing but text: the same for every text and key,
   * unless one of them got out of its quotes.
   */
  readonly shape: readonly string[];
}

export async function parseCode(name: GrammarName, code: string): Promise<ParsedCode> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  const tree = (await known).parse(code);
  if (tree === null) throw new Error(`no tree for ${name}`);
  const errors: string[] = [];
  const shape: string[] = [];
  visit(tree.rootNode, (node) => {
    if (node.isError || node.isMissing)
      errors.push(`line ${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
    if (isPlainString(node)) {
      shape.push('string');
      return false;
    }
    if (!/comment/.test(node.type)) shape.push(node.type);
    return true;
  });
  tree.delete();
  return { errors, shape };
}

function isPlainString(node: Node): boolean {
  return !node.hasError && /string(_literal)?$|^text_block$/.test(node.type) && node.children.every(isInert);
}

function isInert(node: Node): boolean {
  if (/escape/.test(node.type)) return true;
  return /content|fragment|text|start|end|value|^["']+$/.test(node.type) && node.children.every(isInert);
}

/** `see` says whether to look inside. */
function visit(node: Node, see: (node: Node) => boolean): void {
  if (!see(node)) return;
  for (const child of node.children) visit(child, see);
}
