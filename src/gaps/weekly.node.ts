import { randomUUID } from 'node:crypto';
import { access, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { type GapReport, readGaps } from './gap.ts';
import type { GapSources } from './gathering.ts';
import { type Period, periodInWords, periodOfWeek, weekBefore } from './period.ts';
import { gapDocument } from './report.ts';

/** The export of each week, as files in a folder of the operator's. */

const DAY = 24 * 3_600_000;
/** A week's file or note. */
const WEEKLY = /^(\d{4}-W\d\d)\.(docx|txt)$/;
/** What `put` writes before it stands under its name; after an hour nobody is writing it any more. */
const DRAFT = /^\d{4}-W\d\d\.(docx|txt)\.[-0-9a-f]{36}\.tmp$/;
const DRAFT_MS = 3_600_000;

/** What a week's file is made from. */
export interface WeeklyParts extends GapSources {
  corpus: Corpus;
  clock: Clock;
}

/**
 * Writes the past week's file into `folder` (`2026-W47.docx`), once: where it is there already, nothing is read and
 * nothing written. A week without anything leaves only a note (`2026-W47.txt`). Gives the path of what it wrote, `null`
 * where it wrote nothing. Throws what the disk and the store throw; it may be called again then.
 */
export async function writeWeekly(folder: string, parts: WeeklyParts): Promise<string | null> {
  const week = weekBefore(parts.clock.now());
  const [file, note] = [join(folder, `${week}.docx`), join(folder, `${week}.txt`)];
  if ((await isThere(file)) || (await isThere(note))) return null;
  const period = periodOfWeek(week) as Period;
  const report = await readGaps(parts, period);
  // What people asked is nobody's business but the operator's.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (report.gaps.length > 0) return put(file, await gapFile(report, parts.corpus));
  return put(note, `${periodInWords(period)}没有未能答复的问题。\n`);
}

/**
 * Deletes the files in `folder` of weeks that began more than so many days ago, so that no question outlives its days
 * in them; never the past week's, which would be written again. Drafts that a crash left go likewise. Gives how many.
 * Whatever else lies there is left alone. Throws what the disk throws.
 */
export async function forgetWeekly(folder: string, clock: Clock, days: number): Promise<number> {
  const now = clock.now();
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const isOld = (name: string): boolean => {
    const week = WEEKLY.exec(name)?.[1] ?? '';
    const period = periodOfWeek(week);
    return period !== null && week < weekBefore(now) && period.from < now - days * DAY;
  };
  const isLeft = async (name: string): Promise<boolean> => {
    // It may just be getting its name.
    const draft = DRAFT.test(name) ? await stat(join(folder, name)).catch(() => null) : null;
    return draft !== null && draft.mtimeMs < now - DRAFT_MS;
  };
  const removed = entries.map(async (entry) => {
    if (!entry.isFile() || !(isOld(entry.name) || (await isLeft(entry.name)))) return 0;
    await rm(join(folder, entry.name), { force: true });
    return 1;
  });
  return (await Promise.all<number>(removed)).reduce((sum, one) => sum + one, 0);
}

/** The file of a report. */
export async function gapFile(report: GapReport, corpus: Corpus): Promise<Uint8Array> {
  // A server needs it for a moment each week.
  const { writeDocx } = await import('../documents/docx.ts');
  return writeDocx(gapDocument(report, corpus));
}

/** Writes a file whole or not at all: whoever reads it never finds half of it. */
export async function put(path: string, content: Uint8Array | string): Promise<string> {
  const draft = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(draft, content, { mode: 0o600 });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return path;
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
