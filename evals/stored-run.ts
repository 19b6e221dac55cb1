import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { CaseFileError } from './case.ts';
import type { Evaluation } from './evaluation.ts';
import type { Scored } from './summary.ts';

const FORMAT = 'xiangwen-run/1';
/** What a file may unpack to, in bytes: a hundred thousand cases. */
const MOST = 512 * 1024 * 1024;

const tally = z.tuple([z.number(), z.number()]);
const spoken = z.looseObject({ text: z.string(), outcome: z.string(), citations: z.array(z.looseObject({})) });
const stored = z.looseObject({
  case: z.looseObject({ id: z.string(), stratum: z.string(), question: z.string() }),
  answer: spoken,
  made: z.looseObject({ checks: z.array(z.looseObject({})) }),
  tallies: z.record(z.string(), tally),
  failures: z.array(z.string()),
});
const schema = z.looseObject({
  format: z.literal(FORMAT),
  settings: z.looseObject({ name: z.string(), model: z.record(z.string(), z.string()) }),
  set: z.string(),
  madeAt: z.string(),
  corpusVersion: z.string(),
  indexed: z.number(),
  scored: z.array(stored),
});

/**
 * Writes a run as gzipped JSON. Keys are no part of a run; the secret ids of its conversations are left out, as whoever
 * holds them may read on.
 */
export async function saveRun(file: string, run: Evaluation): Promise<void> {
  const scored = run.scored.map(({ tallies, answer, ...one }) => ({
    ...one,
    answer: { ...answer, id: '', conversationId: '' },
    tallies: Object.fromEntries([...tallies].map(([key, { hits, of }]) => [key, [hits, of]])),
  }));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await promisify(gzip)(JSON.stringify({ format: FORMAT, ...run, scored })));
}

/** Reads a run. Throws `CaseFileError` where the file is missing, too large or no run. */
export async function loadRun(file: string): Promise<Evaluation> {
  const bytes = await readFile(file).catch(() => {
    throw new CaseFileError(`读不到存下的评测 ${file}`);
  });
  const text = await promisify(gunzip)(bytes, { maxOutputLength: MOST }).catch(() => {
    throw new CaseFileError(`${file} 不是存下的评测(.json.gz),或解开后过大`);
  });
  const read = schema.safeParse(parsed(text.toString('utf8')), { error: z.locales.zhCN().localeError });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CaseFileError(`${file} 不是存下的评测:${issue?.path.join('.')} ${issue?.message}`);
  }
  const scored = read.data.scored.map((one) => ({
    ...one,
    tallies: new Map(Object.entries(one.tallies).map(([key, [hits, of]]) => [key, { hits, of }])),
  }));
  // What the schema passes over is as this program wrote it.
  return { ...read.data, scored: scored as unknown as Scored[] } as unknown as Evaluation;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
