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

/** The kinds of all nodes of the code, and what its grammar could not read. */
export async function parseCode(
  name: GrammarName,
  code: string,
): Promise<{ readonly errors: readonly string[]; readonly kinds: readonly string[] }> {
  const known = loaded.get(name) ?? load(name);
  loaded.set(name, known);
  const tree = (await known).parse(code);
  if (tree === null) throw new Error(`no tree for ${name}`);
  const errors: string[] = [];
  const kinds: string[] = [];
  visit(tree.rootNode, (node) => {
    kinds.push(node.type);
    if (node.isError || node.isMissing)
      errors.push(`${node.startPosition.row + 1}: ${node.text.slice(0, 80)}`);
  });
  tree.delete();
  return { errors, kinds };
}

function visit(node: Node, see: (node: Node) => void): void {
  see(node);
  for (const child of node.children) visit(child, see);
}
