import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, onTestFinished } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** A folder of its own, taken away after the test. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'office-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let bundles: Promise<string> | undefined;
afterAll(async () => {
  if (bundles) await rm(await bundles, { recursive: true, force: true });
});

/** The entries, bundled as `npm run` bundles them, once a test file: run as sources, each start takes seconds. */
function bundled(): Promise<string> {
  bundles ??= (async () => {
    // Under the project, so that packages which stay outside the bundle are found.
    const folder = await mkdtemp(join(ROOT, 'node_modules', '.office-test-'));
    await build({
      absWorkingDir: ROOT,
      entryPoints: { catalogue: 'src/catalogue.node.ts', demo: 'src/demo.node.ts', gaps: 'src/gaps.node.ts' },
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      ...{ bundle: true, platform: 'node', target: 'node24', format: 'esm', logLevel: 'warning' },
      ...{ jsx: 'automatic', jsxImportSource: 'hono/jsx' },
      external: ['better-sqlite3', 'pino', 'grammy'],
      banner: { js: BANNER },
    });
    return folder;
  })();
  return bundles;
}

/** Runs an entry as a process of its own over a data folder, as an office does beside its server. */
export async function run(entry: 'catalogue' | 'demo' | 'gaps', dataDir: string, words: string[] = []) {
  const script = join(await bundled(), `${entry}.mjs`);
  const env = {
    ...{ PATH: process.env.PATH, DATA_DIR: dataDir, CORPUS_DIR: join(ROOT, 'corpus') },
    PUBLIC_URL: 'https://xiangwen.example',
  };
  const child = spawn(process.execPath, [script, ...words], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: code as number, out, err: err.split('\n').filter(Boolean) };
}
