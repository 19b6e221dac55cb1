import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { currentBundle, loadBundle } from './law-data.node.ts';
import type { Laws } from './retrieval/laws/laws.ts';

/** How often a running server looks whether laws were pulled, milliseconds. */
const LOOK_EVERY_MS = 1_000;

/**
 * Takes up the bundle that is there, and whatever is pulled later. Requests go on meanwhile: a bundle is mapped, not
 * built. `onVersion` hears which bundle answers rest on from now on. Returns what stops it.
 */
export async function takeUpLaws(
  laws: Laws,
  dataDir: string,
  log: (line: string) => void,
  onVersion: (bundle: string | null) => Promise<void> = async () => {},
): Promise<() => void> {
  let taken: string | null = null;
  let damaged: string | null = null;
  const look = async (): Promise<void> => {
    const name = await currentBundle(dataDir);
    if (!name || name === taken) return;
    const bundle = await loadBundle(dataDir, name);
    if (!bundle) {
      // Built anew from the same texts it has the same name, so it is looked at again; it is told of once.
      if (damaged !== name) log(`法律索引 ${name} 读不出来：请运行 npm run corpus -- pull`);
      damaged = name;
      return;
    }
    taken = name;
    await laws.take(bundle);
    log(`法律原文可以检索了：${bundle.packed.header.laws.length} 部，${bundle.packed.header.places.length} 条`);
    // Beside answering, not before it.
    void onVersion(name);
  };
  await look();
  if (!taken) void onVersion(null);
  let isLooking = false;
  const timer = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    await look().catch((error: Error) => log(`法律索引读取失败：${error.message}`));
    isLooking = false;
  }, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Pulls in a process of its own, so that building the index takes no time from requests. */
export function pullInBackground(log: (line: string) => void): ChildProcess {
  const cli = fileURLToPath(new URL('./cli.js', import.meta.url));
  const child = spawn(process.execPath, [cli, 'corpus', 'pull'], { stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    let rest = '';
    stream.setEncoding('utf8').on('data', (text: string) => {
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) log(line);
    });
  }
  child.on('error', (error) => log(`法律原文：取回没有开始（${error.message}）`));
  return child;
}
