import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../domain/errors.ts';
import type { LawFile } from '../../domain/law.ts';
import { takePullLock } from './pull-lock.node.ts';
import { isPassing, type PullReason, Refusal } from './pull-reasons.ts';
import {
  folderSource,
  type Lookup,
  PULL_LIMITS,
  type PullLimits,
  segmentsOf,
  type TextSource,
} from './pull-source.node.ts';
import { webSource } from './pull-web.node.ts';
import { removeParts, storeText, verifyTexts } from './stored-texts.node.ts';

/** What to pull, from where, and into which folder. */
export interface PullOptions {
  files: LawFile[];
  /** An `https://…/` base, an `http(s)://` mirror, or a local folder; a path of the lock is added to it. */
  from: string;
  /** Made where it is not there; texts lie in it as `<sha256>.md`. */
  folder: string;
  /**
   * Told of each text that was fetched or refused, in the order in which they end; must not throw. `done` counts both.
   */
  onProgress?: ((progress: { path: string; done: number; fetched: number; total: number }) => void) | undefined;
  signal?: AbortSignal | undefined;
  limits?: Partial<PullLimits>;
  /** Stands in for the system's resolver. */
  lookup?: Lookup;
}

/** A file of the lock that was not stored, and why. */
export interface RefusedText {
  path: string;
  reason: PullReason;
}

/** What a pull came to. Files with one hash are one text and count once. */
export type PullResult =
  | { kind: 'done'; fetched: number; present: number; refused: RefusedText[] }
  /** Another pull works in the folder. */
  | { kind: 'busy' }
  /** The source gave no answer at all, and nothing was fetched. */
  | { kind: 'unreachable'; reason: PullReason };

/**
 * Fetches the texts that the folder lacks, or holds damaged, and stores each under its SHA-256 once that is verified.
 * After `signal` the rest is refused as `stopped`. Throws a `StartupError` where the folder cannot be written.
 */
export async function pullTexts(options: PullOptions): Promise<PullResult> {
  const { files, folder } = options;
  const release = await openFolder(folder);
  if (!release) return { kind: 'busy' };
  try {
    await removeParts(folder);
    const texts = [...new Map(files.map((file) => [file.sha256, file] as const)).values()];
    const { whole, missing, damaged } = await verifyTexts(texts, folder);
    const lacking = [...missing, ...damaged];
    if (lacking.length === 0) return { kind: 'done', fetched: 0, present: whole.length, refused: [] };
    return await fetchAll(lacking, whole.length, options);
  } finally {
    await release();
  }
}

async function openFolder(folder: string): Promise<(() => Promise<void>) | null> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return await takePullLock(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(`无法在 ${folder} 存放法律原文（${code}），请检查数据目录及其权限和剩余空间`, {
      cause: error,
    });
  }
}

async function fetchAll(lacking: LawFile[], present: number, options: PullOptions): Promise<PullResult> {
  const { folder, onProgress, signal = new AbortController().signal } = options;
  const limits = { ...PULL_LIMITS, ...options.limits };
  const source = await openSource(options.from, limits, options.lookup).catch(asRefusal);
  if (source instanceof Refusal) return { kind: 'unreachable', reason: source.reason };

  const refused: RefusedText[] = [];
  let fetched = 0;
  let answered = false;
  /** The last refusal of a row in which no server answered, and how long the row is. */
  let silence: { refusal: Refusal; length: number } | null = null;

  async function fetchOne(file: LawFile): Promise<void> {
    // A source that never answered is off, and one that stopped answering has gone: the rest is not worth the wait.
    if (silence && silence.length >= (answered ? limits.concurrency : 1)) throw silence.refusal;
    await storeText(await readText(source as TextSource, file, limits, signal), file.sha256, folder);
  }

  async function work(queue: Iterable<LawFile>): Promise<void> {
    for (const file of queue) {
      const refusal = await fetchOne(file).then(() => null, asRefusal);
      if (refusal) refused.push({ path: file.path, reason: refusal.reason });
      else fetched++;
      if (refusal?.answered === false) silence = { refusal, length: (silence?.length ?? 0) + 1 };
      else [silence, answered] = [null, true];
      onProgress?.({ path: file.path, done: fetched + refused.length, fetched, total: lacking.length });
    }
  }

  const queue = lacking.values();
  await Promise.all(Array.from({ length: limits.concurrency }, () => work(queue))).finally(() => source.close());
  const last = silence as { refusal: Refusal } | null;
  if (last && !answered) return { kind: 'unreachable', reason: last.refusal.reason };
  return { kind: 'done', fetched, present, refused };
}

async function openSource(from: string, limits: PullLimits, lookup?: Lookup): Promise<TextSource> {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(from)) return await folderSource(from, limits);
  if (!/^https?:/i.test(from) || !URL.canParse(from)) throw new Refusal('bad_source');
  return webSource(new URL(from), limits, lookup);
}

async function readText(source: TextSource, file: LawFile, limits: PullLimits, signal: AbortSignal) {
  segmentsOf(file.path);
  for (let attempt = 1, wait = limits.backOffMs; ; attempt++, wait *= 3) {
    if (signal.aborted) throw new Refusal('stopped');
    try {
      return await source.read(file.path, signal);
    } catch (error) {
      if (signal.aborted) throw new Refusal('stopped');
      const refusal = asRefusal(error);
      if (!isPassing(refusal.reason) || attempt >= limits.attempts) throw refusal;
      await sleep(wait, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** A fault of our own goes on; only refusals are results. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  throw error;
}
