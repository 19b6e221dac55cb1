import { createHash, randomUUID } from 'node:crypto';
import { lstat, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LawFile } from '../../domain/law.ts';
import { Refusal } from './pull-reasons.ts';

/** Texts as they lie in the folder, each file listed once under what is true of it. */
export interface TextCheck {
  whole: LawFile[];
  missing: LawFile[];
  /** Something lies under the hash, but not the text with that hash. */
  damaged: LawFile[];
}

/** Where the text with this SHA-256 (64 hex digits) lies in the folder. */
export function textPath(folder: string, sha256: string): string {
  return join(folder, `${sha256}.md`);
}

/** SHA-256 in hex, as the lock writes it. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads every text and tells which are there and whole. A folder that is not there has none; nothing is thrown. */
export async function verifyTexts(files: LawFile[], folder: string): Promise<TextCheck> {
  const check: TextCheck = { whole: [], missing: [], damaged: [] };
  for (const file of files) check[await stateOf(file, folder)].push(file);
  return check;
}

async function stateOf({ sha256 }: LawFile, folder: string): Promise<keyof TextCheck> {
  const path = textPath(folder, sha256);
  try {
    if (!(await lstat(path)).isFile()) return 'damaged';
    return sha256Of(await readFile(path)) === sha256 ? 'whole' : 'damaged';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

/**
 * Stores a text under its hash, whole or not at all. Throws a `Refusal`: `hash_differs` where the bytes are others,
 * `cannot_store` where the folder does not take them.
 */
export async function storeText(bytes: Uint8Array, sha256: string, folder: string): Promise<void> {
  if (sha256Of(bytes) !== sha256) throw new Refusal('hash_differs');
  const part = join(folder, `${sha256}.${randomUUID()}.part`);
  try {
    // Flushed before it gets its name, or a power cut could leave the name without the text.
    await writeFile(part, bytes, { flag: 'wx', flush: true });
    await rename(part, textPath(folder, sha256));
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
    throw new Refusal('cannot_store');
  }
}

/** Clears away what pulls that were killed left half-written. */
export async function removeParts(folder: string): Promise<void> {
  const parts = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}\.[0-9a-f-]{36}\.part$/.test(name));
  await Promise.all(parts.map((name) => rm(join(folder, name), { force: true })));
}
