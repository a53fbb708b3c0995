import ts from 'typescript';
import { formatOf, type FormatId } from '../../src/payload/formats/table';
import { parseCode, type GrammarName, type ParsedCode } from './grammars';

/** Grammars by VS Code's language id. */
export const grammars: Readonly<Record<string, GrammarName>> = {
  python: 'python',
  php: 'php',
  ruby: 'ruby',
  go: 'go',
  csharp: 'c_sharp',
  java: 'java',
  kotlin: 'kotlin',
  rust: 'rust',
  swift: 'swift',
  shellscript: 'bash',
};

/** Reads code in a format's language; `undefined` for text that is for people and for `.http` files. */
export async function parseFormat(id: FormatId, code: string): Promise<ParsedCode | undefined> {
  const { language } = formatOf(id);
  const grammar = grammars[language];
  if (grammar !== undefined) return parseCode(grammar, code);
  if (language === 'typescript' || language === 'javascript') return parseScript(code);
  if (language !== 'json') return undefined;
  JSON.parse(code);
  return { errors: [], shape: [] };
}

export function parseScript(code: string): ParsedCode {
  const { diagnostics = [] } = ts.transpileModule(code, {
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  const shape: string[] = [];
  const visit = (node: ts.Node): void => {
    const isKey = ts.isIdentifier(node) || ts.isStringLiteral(node);
    shape.push(isKey ? 'text' : ts.SyntaxKind[node.kind]);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('code.ts', code, ts.ScriptTarget.ES2022));
  return {
    errors: diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' ')),
    shape,
  };
}
