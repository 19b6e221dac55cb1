// Bundles the server and the command line into dist/, before they start: hundreds of small modules take longer to
// find and read one by one than all the rest of starting. Plain CommonJS, so that an old Node can run it.
'use strict';
const { join } = require('node:path');
const { buildSync } = require('esbuild');

const root = join(__dirname, '..');

buildSync({
  absWorkingDir: root,
  entryPoints: { server: 'src/main.node.ts', cli: 'src/cli.node.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  // Native code, and what looks for files beside itself.
  external: ['better-sqlite3', 'pino'],
  // CommonJS packages inside an ES module still ask for Node's own modules this way.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  logLevel: 'warning',
});
