import { randomUUID } from 'node:crypto';
import { readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LOCK = 'pull.lock';

/** A dead pull's process number may be another's by now, so age counts too; two pulls at once would do no harm. */
const OLD = 3_600_000;
/** A lock without words is one that is being written, or whose writer died over it. */
const OLD_EMPTY = 10_000;

/** The locks of this process: after a restart in a container the number of the dead process is often our own. */
const held = new Set<string>();

/**
 * Takes the folder for one pull, by a file with the process number and the time. Gives back what frees it again, or
 * `null` where a living process is pulling into it. Throws the system's error where the folder cannot be written.
 */
export async function takePullLock(folder: string): Promise<(() => Promise<void>) | null> {
  const path = join(await realpath(folder), LOCK);
  const words = JSON.stringify({ pid: process.pid, at: new Date().toISOString(), token: randomUUID() });
  if (!(await create(path, words))) {
    if (!(await isStale(path))) return null;
    await rm(path, { force: true });
    if (!(await create(path, words))) return null;
  }
  held.add(path);
  return async () => {
    held.delete(path);
    // Another pull may have taken this one for dead.
    if ((await readFile(path, 'utf8').catch(() => '')) === words) await rm(path, { force: true });
  };
}

async function create(path: string, words: string): Promise<boolean> {
  try {
    await writeFile(path, words, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const pid = /"pid":(\d+)/.exec(await readFile(path, 'utf8'))?.[1];
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (pid === undefined) return age > OLD_EMPTY;
    return age > OLD || !isAlive(Number(pid), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

function isAlive(pid: number, path: string): boolean {
  if (pid === process.pid) return held.has(path);
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
