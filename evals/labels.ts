import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkSentence } from '../src/domain/citation.ts';
import type { Corpus } from '../src/domain/corpus.ts';
import type { Passage } from '../src/domain/passage.ts';
import { type Separation, separationOf } from './agreement.ts';
import { CaseFileError } from './case.ts';

const written = z.strictObject({ label: z.string().min(1), text: z.string().min(1) });
const schema = z.strictObject({
  question: z.string().min(1),
  /** References of the plan, or texts as they stood. */
  sources: z.array(z.union([z.string().min(1), written])).min(1),
  answer: z.string().min(1),
  /** What an answer should have said; `answers` is judged by it. */
  gold: z.string().min(1).optional(),
  supported: z.boolean(),
  answers: z.boolean(),
  labelled_by: z.string().min(1),
});

/** An answer that a person judged: whether its sources bear it out, and whether it answers the question. */
export interface Label {
  question: string;
  sources: Passage[];
  answer: string;
  gold: string | undefined;
  supported: boolean;
  answers: boolean;
  labelledBy: string;
}

/** All labelled answers of the project. Throws `CaseFileError` naming each fault by file and line. */
export async function loadLabels(corpus: Corpus): Promise<Label[]> {
  const folder = fileURLToPath(new URL('labels/', import.meta.url));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).toSorted();
  const lists = files.map(async (name) =>
    parseLabels(`evals/labels/${name}`, await readFile(`${folder}${name}`, 'utf8'), corpus),
  );
  return (await Promise.all(lists)).flat();
}

/** Reads one labelled answer a line. */
export function parseLabels(file: string, source: string, corpus: Pick<Corpus, 'passages'>): Label[] {
  const faults: string[] = [];
  const labels = source.split('\n').flatMap((line, index): Label[] => {
    if (line.trim() === '') return [];
    const fault = (message: string): [] => {
      faults.push(`${file}:${index + 1}: ${message}`);
      return [];
    };
    const read = schema.safeParse(parsed(line), { error: z.locales.zhCN().localeError });
    if (!read.success)
      return fault(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(';'));
    const { sources, labelled_by: labelledBy, gold, ...rest } = read.data;
    const passages = sources.map((one) => (typeof one === 'string' ? corpus.passages.get(one) : passageOf(one)));
    const missing = sources.find((_, at) => !passages[at]);
    if (missing) return fault(`没有 ${missing}`);
    return [{ ...rest, gold, labelledBy, sources: passages as Passage[] }];
  });
  if (faults.length) throw new CaseFileError(faults.join('\n'));
  return labels;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function passageOf({ label, text }: z.infer<typeof written>): Passage {
  return { ref: `label:${label}`, label, heading: '', text, url: '', status: 'in_force', notes: [] };
}

/** How the guard, which judges by rule, stands to the labels. */
export interface GuardAgainstLabels {
  /** By the least support of an answer's sentences. */
  separation: Separation | null;
  /** Supported answers whose every sentence the guard lets through, and unsupported ones of which it stops a sentence. */
  letThrough: { hits: number; of: number };
  stopped: { hits: number; of: number };
}

/** Puts every labelled answer through the guard, sentence by sentence, as if a model had written it. */
export function guardAgainst(labels: readonly Label[]): GuardAgainstLabels {
  const seen = labels.map((label) => ({ good: label.supported, ...guardOn(label) }));
  const rate = (good: boolean) => {
    const of = seen.filter((one) => one.good === good);
    return { hits: of.filter((one) => one.passes === good).length, of: of.length };
  };
  return { separation: separationOf(seen), letThrough: rate(true), stopped: rate(false) };
}

function guardOn({ answer, sources }: Label): { score: number; passes: boolean } {
  const byToken = new Map(sources.map((passage, at) => [`S${at + 1}`, passage]));
  const tokens = [...byToken.keys()];
  const checks = sentencesOf(answer).map((text) => checkSentence({ kind: 'claim', text, tokens }, byToken));
  const score = Math.min(...checks.map((check) => (check.ok ? check.sentence.support : check.support)));
  return { score, passes: checks.every(({ ok }) => ok) };
}

const sentencesOf = (answer: string): string[] => answer.match(/[^。！？!?\n]+[。！？!?]*/g) ?? [answer];
