import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CaseFileError } from './case.ts';
import { type Evaluation, type Tallied, talliedOf } from './evaluation.ts';
import { METRICS } from './metrics.ts';
import type { Tally } from './outcome.ts';
import { loadRun } from './stored-run.ts';

const FORMAT = 'xiangwen-baseline/1';
const DECISIVE = METRICS.filter(({ decisive }) => decisive).map(({ key }) => key);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  name: z.string(),
  set: z.string(),
  corpusVersion: z.string(),
  /** The order of the results of a case. */
  metrics: z.array(z.string()),
  /** By id: the hash of what was asked, then a result a metric: `1`, `0`, `2/3`, or `-` where it does not count. */
  cases: z.record(z.string(), z.string().regex(/^[0-9a-f]{8}(?: (?:-|[\d.]+(?:\/[\d.]+)?))*$/)),
});

/** Writes the small form of a run: of each case no more than its id and what it hits of the decisive metrics. */
export async function saveBaseline(file: string, run: Evaluation): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, showBaseline(run));
}

/** The small form as text: one case a line, so that a change of it can be read. */
export function showBaseline(run: Evaluation): string {
  const { name, cases } = talliedOf(run);
  const lines = [...cases.values()].map(({ id, asked, tallies }) => {
    const results = DECISIVE.map((key) => showTally(tallies.get(key)));
    return `${JSON.stringify(id)}: ${JSON.stringify([asked, ...results].join(' '))}`;
  });
  const head = { format: FORMAT, name, set: run.set, corpusVersion: run.corpusVersion, metrics: DECISIVE };
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "cases": {\n  ${lines.join(',\n  ')}\n }\n}\n`;
}

function showTally(tally: Tally | undefined): string {
  if (!tally) return '-';
  const hits = Number(tally.hits.toFixed(4));
  return tally.of === 1 ? `${hits}` : `${hits}/${tally.of}`;
}

/** Reads what a run is compared against: the small form (.json), or a stored run. Throws `CaseFileError`. */
export async function loadAgainst(file: string): Promise<Tallied> {
  if (file.endsWith('.gz')) return talliedOf(await loadRun(file));
  const source = await readFile(file, 'utf8').catch(() => {
    throw new CaseFileError(`读不到基线 ${file}`);
  });
  return parseBaseline(file, source);
}

/** Reads the small form. Throws `CaseFileError` where it is none. */
export function parseBaseline(file: string, source: string): Tallied {
  let value: unknown = null;
  try {
    value = JSON.parse(source);
  } catch {
    // Told below, as any other text that is no baseline.
  }
  const read = schema.safeParse(value, { error: z.locales.zhCN().localeError });
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new CaseFileError(`${file} 不是基线:${issue?.path.join('.')} ${issue?.message}`);
  }
  const { name, metrics, cases } = read.data;
  const entries = Object.entries(cases).map(([id, line]) => {
    const [asked = '', ...results] = line.split(' ');
    const tallies = metrics.flatMap((key, at): [string, Tally][] => {
      const [hits, of = '1'] = (results[at] ?? '-').split('/');
      return hits === '-' ? [] : [[key, { hits: Number(hits), of: Number(of) }]];
    });
    return [id, { id, asked, case: null, tallies: new Map(tallies) }] as const;
  });
  return { name, metrics, cases: new Map(entries) };
}

/** Ids one a line; empty lines and those that begin with # are passed over. A file that is not there protects none. */
export async function loadProtected(file: URL | string): Promise<Set<string>> {
  const source = await readFile(file, 'utf8').catch(() => '');
  const lines = source.split('\n').map((line) => line.trim());
  return new Set(lines.filter((line) => line && !line.startsWith('#')));
}
