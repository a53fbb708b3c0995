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

  it('reach the network in two files of the API module', () => {
    const globals = new Set(['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'sendBeacon']);
    const uses = found((node) => ts.isIdentifier(node) && globals.has(node.text) && isUse(node));
    assert.deepEqual(inFiles(uses), ['api/adapters.ts']);
    const modules = /^(node:)?(https?|http2|net|tls|dgram|undici|dns)(\/|$)/;
    const importers = files.filter(({ imports }) => imports.some(({ target }) => modules.test(target)));
    assert.deepEqual(
      importers.map(({ path }) => path),
      // The others look up names and read addresses; they connect to nothing.
      ['api/nodeHttp.ts', 'media/address.ts', 'media/download.ts', 'media/resolve.ts'],
    );
  });

  it('know no method but GET', () => {
    none(found((node) => ts.isStringLiteralLike(node) && /^(post|put|patch|delete)$/i.test(node.text)));
  });

  it('touch the secret storage where the vault is made, and nowhere else', () => {
    const uses = found((node) => ts.isPropertyAccessExpression(node) && node.name.text === 'secrets');
    assert.deepEqual(inFiles(uses), ['product.ts']);
    const types = found((node) => ts.isIdentifier(node) && node.text === 'SecretStorage');
    assert.deepEqual(inFiles(types), ['accounts/vault.ts']);
  });

  it('show notifications through the one door that takes links out of them', () => {
    const shows = /^show(Error|Warning|Information)Message$/;
    const uses = found(
      (node) => (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && shows.test(node.text),
    );
    assert.deepEqual(inFiles(uses), ['ui/notify.ts']);
  });

  it('write no file unasked and start no program', () => {
    const modules = /^(node:)?(fs|child_process|worker_threads|vm|os|cluster|v8)(\/|$)/;
    none(
      files
        .filter(({ imports }) => imports.some(({ target }) => modules.test(target)))
        .map(({ path }) => path),
    );
    const writes = found((node) => ts.isPropertyAccessExpression(node) && node.name.text === 'fs');
    // But for what a person saves, to the file that the person chose.
    assert.deepEqual(inFiles(writes), ['details/saveTarget.ts']);
    none(
      found((node) => ts.isIdentifier(node) && ['eval', 'Function'].includes(node.text) && isCalled(node)),
    );
  });
});

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
