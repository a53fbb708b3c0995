import assert from 'node:assert/strict';
import ts from 'typescript';
import { everyNode, sourceFiles } from '../../support/sources';

const files = sourceFiles();

/** Places of the sources that a question is answered with yes for, as `file:line`. */
function found(question: (node: ts.Node) => boolean, among = files): readonly string[] {
  const places: string[] = [];
  for (const file of among) {
    everyNode(file.tree, (node) => {
      if (!question(node)) return;
      const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart());
      places.push(`${file.path}:${line + 1}`);
    });
  }
  return places;
}

const none = (places: readonly string[]): void => assert.deepEqual(places, []);
const inFiles = (places: readonly string[]): readonly string[] => [
  ...new Set(places.map((place) => place.replace(/:\d+$/, ''))),
];

describe('the sources', () => {
  it('call axios in one file', () => {
    const callers = files.filter(({ imports }) =>
      imports.some(({ target, isType }) => target === 'axios' && !isType),
    );
    assert.deepEqual(
      callers.map(({ path }) => path),
      ['api/axiosTransport.ts'],
    );
  });

  it('reach the network in three files of the API module', () => {
    const globals = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']);
    const uses = found((node) => ts.isIdentifier(node) && globals.has(node.text) && isUse(node));
    assert.deepEqual(inFiles(uses), ['api/adapters.ts']);
    const modules = /^(node:)?(https?|http2|net|tls|dgram|undici|dns)(\/|$)/;
    const importers = files.filter(({ imports }) => imports.some(({ target }) => modules.test(target)));
    assert.deepEqual(
      importers.map(({ path }) => path).sort(),
      // The three of media look up names and read addresses; they connect to nothing.
      [
        'api/nodeHttp.ts',
        'api/tokenEndpoint.ts',
        'media/address.ts',
        'media/download.ts',
        'media/resolve.ts',
      ],
    );
  });

  /**
   * The one exception to reading only: an OAuth access token is renewed by a POST, there is no GET for it. It stands
   * once, in a file that knows no path but the token endpoint's and nothing of conversations.
   */
  it('know no method but GET, except for the one POST that renews an access token', () => {
    const methods = found(
      (node) => ts.isStringLiteralLike(node) && /^(post|put|patch|delete)$/i.test(node.text),
    );
    assert.deepEqual(inFiles(methods), ['api/tokenEndpoint.ts']);
    assert.equal(methods.length, 1);
    const endpoint = files.filter(({ path }) => path === 'api/tokenEndpoint.ts');
    const paths: string[] = [];
    for (const { tree } of endpoint)
      everyNode(tree, (node) => {
        const isText = ts.isStringLiteralLike(node) || ts.isTemplateTail(node) || ts.isTemplateMiddle(node);
        if (isText && node.text.startsWith('/')) paths.push(node.text);
      });
    assert.deepEqual(paths, ['/oauth/token']);
    const callers = files.filter(({ imports }) =>
      imports.some(({ target }) => target === 'api/tokenEndpoint'),
    );
    assert.deepEqual(
      callers.map(({ path }) => path),
      ['accounts/renewal.ts'],
    );
  });

  it('touch the secret storage where the vault is made, and nowhere else', () => {
    const uses = found((node) => ts.isPropertyAccessExpression(node) && node.name.text === 'secrets');
    // The doctor tries the storage with a value that is not secret.
    assert.deepEqual([...inFiles(uses)].sort(), ['doctor/facts.ts', 'product.ts']);
    const types = found((node) => ts.isIdentifier(node) && node.text === 'SecretStorage');
    assert.deepEqual([...inFiles(types)].sort(), [
      'accounts/vault.ts',
      'accounts/vaultWrites.ts',
      'doctor/facts.ts',
    ]);
  });

  it('show notifications through the one door that takes links out of them', () => {
    const shows = /^show(Error|Warning|Information)Message$/;
    const uses = found(
      (node) => (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && shows.test(node.text),
    );
    assert.deepEqual(inFiles(uses), ['ui/notify.ts']);
  });

  it('make Markdown of a text in one place, which leaves no sign that means something', () => {
    const named = (pattern: RegExp): readonly string[] =>
      inFiles(found((node) => ts.isIdentifier(node) && pattern.test(node.text)));
    // Documents say in a sentence of ours why they cannot be changed.
    assert.deepEqual(named(/^MarkdownString$/), ['documents/register.ts', 'ui/plainMarkdown.ts']);
    none(named(/^support(Html|ThemeIcons|AlertSyntax)$/));
    // Of the workspace, not of a text.
    assert.deepEqual(named(/^isTrusted$/), ['doctor/facts.ts']);
  });

  it('write no file but the one that a person saves, and start no program; a lock is an empty folder', () => {
    const modules = /^(node:)?(fs|child_process|worker_threads|vm|cluster|v8)(\/|$)/;
    const importers = files.filter(({ imports }) => imports.some(({ target }) => modules.test(target)));
    const names = importers.map(({ path, tree }) => [path, ...importedFrom(tree, 'node:fs/promises')]);
    assert.deepEqual(names, [
      ['accounts/windowLock.ts', 'mkdir', 'rename', 'rmdir', 'stat', 'utimes'],
      ['ui/saveFile.ts', 'rename'],
    ]);
    const writes = found(
      (node) => ts.isPropertyAccessExpression(node) && /(^|\.)workspace\.fs$/.test(node.getText()),
    );
    assert.deepEqual(inFiles(writes), ['ui/saveFile.ts']);
    // Of the system only whether its network has changed.
    const system = found((node) => ts.isImportDeclaration(node) && /'(node:)?os'/.test(node.getText()));
    assert.deepEqual(inFiles(system), ['tree/limitsWatch.ts']);
    none(
      found((node) => ts.isIdentifier(node) && ['eval', 'Function'].includes(node.text) && isCalled(node)),
    );
  });
});

/** The names that a file imports from a module, as they are written there. */
function importedFrom(tree: ts.SourceFile, module: string): readonly string[] {
  return tree.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const bindings = statement.importClause?.namedBindings;
    if (statement.moduleSpecifier.text !== module || bindings === undefined) return [];
    return ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : ['*'];
  });
}

const isCalled = ({ parent }: ts.Node): boolean => ts.isCallExpression(parent) || ts.isNewExpression(parent);

/** Not the name of a member of ours, such as a source's own `fetch`. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return /^(globalThis|window|self|navigator)$/.test(parent.expression.getText());
  }
  return ts.isCallExpression(parent) && parent.expression === node && !declaresFetch(node);
}

/** Within a function that has a local of that name. */
function declaresFetch(node: ts.Identifier): boolean {
  return (
    found(
      (other) => ts.isVariableDeclaration(other) && other.name.getText() === node.text,
      files.filter(({ tree }) => tree === node.getSourceFile()),
    ).length > 0
  );
}
