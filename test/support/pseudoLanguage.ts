import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * Imported before sources that speak through VS Code: they then speak through `pseudoVscode`. Whoever imports it calls
 * `restore` after its imports.
 */

const standIn = pathToFileURL(join(__dirname, 'pseudoVscode.js')).href;

const hooks = registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode'
      ? { url: standIn, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});

export const restore = (): void => hooks.deregister();
