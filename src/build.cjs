// Bundles what is named on the command line (server, cli, verify …) into dist/ before it starts: hundreds of small
// modules take longer to find and read one by one than all the rest of starting. With nothing named, everything. The
// scripts that run in people's browsers are bundled along with the server.
// With `worker`, gathers the corpus for the Worker and bundles only those scripts; with `scripts`, only them.
// Plain CommonJS, so that an old Node can run it.
'use strict';
const { mkdirSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const root = join(__dirname, '..');

const ENTRIES = {
  server: 'src/main.node.ts',
  cli: 'src/cli.node.ts',
  verify: 'src/verify.node.ts',
  catalogue: 'src/catalogue.node.ts',
  demo: 'src/demo.node.ts',
  replay: 'src/replay.node.ts',
  research: 'src/research.node.ts',
  gaps: 'src/gaps.node.ts',
};
const named = process.argv.slice(2);

if (named[0] === 'worker') gatherCorpus();
else if (named[0] !== 'scripts') bundle(named.length > 0 ? named : Object.keys(ENTRIES));
if (!named.some((name) => name in ENTRIES) || named.includes('server')) bundleScripts();

// One file, path → text, of what src/corpus/loader.node.ts would read from the folder.
function gatherCorpus() {
  const folder = join(root, 'corpus');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && /\.(md|yaml)$|^corpus\.lock\.json$/.test(entry.name))
    .map((entry) =>
      relative(folder, join(entry.parentPath ?? entry.path, entry.name))
        .split(sep)
        .join('/'),
    )
    .filter((path) => !/^(laws\/wider|reports)\//.test(path))
    .sort();
  const files = paths.map((path) => [path, readFileSync(join(folder, path), 'utf8')]);
  const names = readdirSync(join(root, 'prompts')).filter((name) => name.endsWith('.zh.md'));
  const prompts = names.map((name) => [name, readFileSync(join(root, 'prompts', name), 'utf8')]);
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(join(root, 'dist', 'corpus-files.txt'), JSON.stringify(Object.fromEntries(files)));
  writeFileSync(join(root, 'dist', 'prompt-files.txt'), JSON.stringify(Object.fromEntries(prompts)));
}

function bundle(names) {
  const { buildSync } = require('esbuild');
  buildSync({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(names.map((name) => [name, ENTRIES[name]])),
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    // Native code, what looks for files beside itself, and what asks for a class by its name, which bundling changes.
    external: ['better-sqlite3', 'pino', 'grammy'],
    // CommonJS packages inside an ES module still ask for Node's own modules this way.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  });
}

// dist/page.js and dist/verifier.js: classic scripts that phones of 2020 still run. The Worker takes them in as texts.
function bundleScripts() {
  const { buildSync } = require('esbuild');
  const scripts = { page: 'src/web/browser/page.browser.ts', verifier: 'src/web/comments/verifier.browser.ts' };
  buildSync({
    absWorkingDir: root,
    entryPoints: scripts,
    outdir: 'dist',
    bundle: true,
    minify: true,
    platform: 'browser',
    target: 'es2020',
    format: 'iife',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  });
  for (const name of Object.keys(scripts))
    writeFileSync(join(root, 'dist', `${name}-script.txt`), readFileSync(join(root, 'dist', `${name}.js`)));
}
