import type { LookupAddress } from 'node:dns';
import { constants } from 'node:fs';
import { lstat, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './pull-reasons.ts';

/** Where texts come from. */
export interface TextSource {
  /**
   * The bytes of the file at a path of the lock, at one attempt. Throws a `Refusal`, or whatever where `signal` was
   * aborted meanwhile.
   */
  read(path: string, signal: AbortSignal): Promise<Uint8Array>;
  /** Lets go of open connections. */
  close(): void;
}

/** Bounds of a pull; times in milliseconds, sizes in bytes. */
export interface PullLimits {
  /** The largest file. */
  bytes: number;
  /** One attempt at one file, redirects included. */
  attemptMs: number;
  /** Until a server that was asked begins to answer, its name looked up and the connection made. */
  answerMs: number;
  /** Attempts at a file, the first included. */
  attempts: number;
  /** Before the second attempt; the wait grows threefold with each. */
  backOffMs: number;
  redirects: number;
  /** Files under way at once. */
  concurrency: number;
}

/** What bounds a pull unless told otherwise. */
export const PULL_LIMITS: PullLimits = {
  bytes: 4_000_000,
  attemptMs: 20_000,
  answerMs: 8_000,
  attempts: 3,
  backOffMs: 300,
  redirects: 3,
  concurrency: 6,
};

/** All the addresses of a host name, as `dns.promises.lookup(host, { all: true })`. */
export type Lookup = (host: string) => Promise<LookupAddress[]>;

/** The segments of a path of the lock. Throws a `Refusal` where it could lead out of the source. */
export function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  const isBad = (segment: string) => /^\.{0,2}$/.test(segment) || /[\\\0]/.test(segment) || !segment.isWellFormed();
  if (segments.some(isBad)) throw new Refusal('bad_path');
  return segments;
}

/** Reads from a folder of this machine, following no symbolic link below it. Throws a `Refusal` where there is none. */
export async function folderSource(root: string, limits: PullLimits): Promise<TextSource> {
  const found = await stat(root).catch(() => null);
  if (!found?.isDirectory()) throw new Refusal('not_found');
  return {
    async read(path) {
      try {
        return await readWithin(root, segmentsOf(path), limits.bytes);
      } catch (error) {
        throw error instanceof Refusal ? error : new Refusal(fileReason(error));
      }
    },
    close: () => undefined,
  };
}

async function readWithin(root: string, segments: string[], most: number): Promise<Uint8Array> {
  let path = root;
  for (const segment of segments) {
    path = join(path, segment);
    if ((await lstat(path)).isSymbolicLink()) throw new Refusal('not_a_file');
  }
  if (!(await lstat(path)).isFile()) throw new Refusal('not_a_file');
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    if ((await file.stat()).size > most) throw new Refusal('too_large');
    return await file.readFile();
  } finally {
    await file.close();
  }
}

function fileReason(error: unknown): 'not_found' | 'unreadable' {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'not_found' : 'unreadable';
}
