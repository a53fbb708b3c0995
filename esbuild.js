// @ts-check
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {esbuild.BuildOptions} */
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  write: true,
};

/**
 * axios without what carries requests in node and browsers: the extension brings its own adapters (src/api/adapters.ts).
 * Left out is what axios' own package.json maps away for browsers, and with it `form-data`, plus the browser's part.
 * @type {esbuild.Plugin}
 */
const leanAxios = {
  name: 'lean-axios',
  setup(build) {
    const nothing = { namespace: 'nothing' };
    build.onResolve({ filter: /^\.\/(http|xhr|fetch)\.js$/ }, ({ path, importer }) =>
      /axios[\\/]lib[\\/]adapters[\\/]adapters\.js$/.test(importer) ? { path, ...nothing } : undefined,
    );
    build.onResolve({ filter: /^\.\/node\/index\.js$/ }, ({ importer, resolveDir }) =>
      /axios[\\/]lib[\\/]platform[\\/]index\.js$/.test(importer)
        ? { path: path.join(resolveDir, 'browser', 'index.js') }
        : undefined,
    );
    build.onResolve({ filter: /^form-data$/ }, ({ path }) => ({ path, ...nothing }));
    build.onLoad({ filter: /.*/, ...nothing }, () => ({
      contents: 'export default null; export const getFetch = undefined;',
    }));
  },
};

/** Modules that are files of their own, beside those that import them. @type {(...names: string[]) => esbuild.Plugin} */
const apart = (...names) => ({
  name: 'apart',
  setup(build) {
    for (const name of names)
      build.onResolve({ filter: new RegExp(`^\\./${name}$`) }, () => ({
        path: `./${name}.js`,
        external: true,
      }));
  },
});

/**
 * What activation reads: one file, since each further one costs as much as all that is in it. The product, which it
 * imports a moment later, is a build of its own. @type {esbuild.BuildOptions}
 */
const entry = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outdir: 'dist',
  platform: 'node',
  format: 'esm',
  external: ['vscode'],
  plugins: [apart('product'), toCommonJs()],
};

/**
 * The product. Every `import()` begins a chunk of its own: what activation does not need is not read by it. esbuild
 * splits ES modules only and VS Code's extension host requires CommonJS, so the split modules are converted afterwards.
 * @type {esbuild.BuildOptions}
 */
const host = {
  ...shared,
  entryPoints: ['src/product.ts'],
  outdir: 'dist',
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  external: ['vscode'],
  // axios looks at the global `navigator` when it loads; VS Code reports an extension that does.
  define: { navigator: 'undefined' },
  plugins: [leanAxios, apart('generate'), toCommonJs()],
};

/**
 * The types generator, a bundle of its own: its CommonJS modules would bring their helpers into the file that all
 * chunks share, and that activation reads. @type {esbuild.BuildOptions}
 */
const generator = {
  ...shared,
  entryPoints: { generate: 'src/payload/formats/types/generate.ts' },
  outdir: 'dist/chunks',
  platform: 'node',
  mainFields: host.mainFields,
  conditions: host.conditions,
  define: host.define,
  format: 'cjs',
};

/** The pages of the message panel and of the reading view. @type {esbuild.BuildOptions} */
const page = {
  ...shared,
  entryPoints: { main: 'src/details/page/main.ts', reading: 'src/reading/page/main.ts' },
  outdir: 'dist/page',
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
};

/** Tests are transpiled file by file, with the sources they import: what is tested is not a bundle. */
function tests() {
  /** @type {esbuild.BuildOptions} */
  const each = {
    ...shared,
    bundle: false,
    minify: false,
    sourcemap: 'linked',
    outbase: '.',
    outdir: 'dist/test-out',
    platform: 'node',
    format: 'cjs',
  };
  // Node's own import() wants whole file names, which sources do not write.
  const sources = { ...each, entryPoints: typescriptIn('src'), supported: { 'dynamic-import': false } };
  return [{ ...each, entryPoints: typescriptIn('test') }, sources];
}

/**
 * `import * as vscode` becomes a copy of the whole API, one for each source file: more work than all else at activation.
 * The API object itself does as well. (On one line, and of the same number of lines: source maps stay right.)
 *
 * A chunk imported without a name is one that esbuild keeps for the order of side effects. Our sources have none, and
 * one of these would be read at activation for nothing.
 * @param {string} text
 */
function lessToRead(text) {
  return text
    .replace(/\bimport\s*\*\s*as ([\w$]+)\s*from\s*"vscode"/g, 'var $1=require("vscode")')
    .replace(/\bimport\s*"\.\/[^"]+\.js";/g, '');
}

/** @returns {esbuild.Plugin} */
function toCommonJs() {
  return {
    name: 'to-commonjs',
    setup(build) {
      build.initialOptions.write = false;
      build.onEnd(async ({ outputFiles = [] }) => {
        for (const file of outputFiles) {
          const script = file.path.endsWith('.js');
          const options = { format: /** @type {const} */ ('cjs'), platform: /** @type {const} */ ('node') };
          const text = script
            ? (
                await esbuild.transform(lessToRead(file.text), {
                  ...options,
                  minify: production,
                  target: 'node20',
                })
              ).code
            : file.text;
          fs.mkdirSync(path.dirname(file.path), { recursive: true });
          fs.writeFileSync(file.path, text);
        }
        if (watch) console.log('[watch] build finished');
      });
      if (watch) build.onStart(() => console.log('[watch] build started'));
    },
  };
}

/** @param {string} folder @returns {string[]} */
function typescriptIn(folder) {
  return fs
    .readdirSync(path.join(__dirname, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function copyAssets() {
  const codicons = path.dirname(require.resolve('@vscode/codicons/dist/codicon.css'));
  fs.mkdirSync('dist/codicons', { recursive: true });
  for (const file of ['codicon.css', 'codicon.ttf']) {
    fs.copyFileSync(path.join(codicons, file), path.join('dist/codicons', file));
  }
}

async function main() {
  const withTests = !production || process.argv.includes('--tests');
  fs.rmSync('dist', { recursive: true, force: true });
  copyAssets();
  const targets = withTests ? [entry, host, generator, page, ...tests()] : [entry, host, generator, page];
  if (!watch) {
    await Promise.all(targets.map((target) => esbuild.build(target)));
    return;
  }
  for (const target of targets) await (await esbuild.context(target)).watch();
}

main().catch((error) => {
  // A failed build is printed by esbuild itself.
  if (!(error instanceof Error && 'errors' in error)) console.error(error);
  process.exitCode = 1;
});
