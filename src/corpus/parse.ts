import type { Corpus, CorpusLoader, CorpusResult } from '../domain/corpus.ts';
import type { Passage } from '../domain/passage.ts';
import { attachErrata, attachFacts, parseBeyond, parseLexicon, parseOffices, parseQuestions } from './companions.ts';
import { parseCurated } from './curated.ts';
import { type CorpusFiles, FaultList, requireFile } from './files.ts';
import { parseCards, parseInstruments } from './laws/cards.ts';
import { parseLock } from './laws/lock.ts';
import { parseMatters } from './matters.ts';
import { parsePlan, splitFrontMatter } from './plan.ts';

const PLAN = 'plan/plan.md';

/** Parses the whole corpus. Either all of it is sound, or every fault found is given back. */
export async function parseCorpus(files: CorpusFiles): Promise<CorpusResult> {
  const faults = new FaultList();
  const source = requireFile(files, PLAN, faults);
  const plan = parsePlan(PLAN, source, faults);
  if (source && (await sha256Hex(splitFrontMatter(source).body)) !== plan.sha256)
    faults.add(PLAN, 1, '正文与文件头的 sha256 不符：正文被改动过');
  attachErrata(files, plan, faults);
  attachFacts(files, plan, faults);
  const passages = new Map<string, Passage>();
  for (const passage of [plan.preamble, ...plan.parts, ...plan.sections, ...plan.tasks, plan.closing])
    passages.set(passage.ref, passage);
  const questions = parseQuestions(files, new Set(passages.keys()), faults);
  const beyond = parseBeyond(files, faults);
  const lexicon = parseLexicon(files, faults);
  const offices = parseOffices(files, plan, faults);
  const lock = parseLock(files, faults);
  const { cards, questions: lawQuestions } = parseCards(files, lock.laws, faults);
  const instruments = parseInstruments(files, plan.tasks.length, faults);
  const matters = parseMatters(files, { plan, offices, cards }, faults);
  const curated = parseCurated(files, { passages, laws: lock.laws }, faults);
  if (faults.faults.length) return { ok: false, faults: faults.faults };
  const version = await versionOf(files);
  const beside = { questions, beyond, lexicon, offices, matters, lock, cards, lawQuestions, instruments, curated };
  return { ok: true, corpus: { version, plan, passages, ...beside } satisfies Corpus };
}

/** A loader over files that are already in memory: for tests, and for Workers, where they are part of the bundle. */
export function memoryLoader(files: CorpusFiles): CorpusLoader {
  return { load: () => parseCorpus(files) };
}

async function versionOf(files: CorpusFiles): Promise<string> {
  const paths = [...files.keys()].sort();
  const parts = await Promise.all(paths.map(async (path) => `${path} ${await sha256Hex(files.get(path) as string)}\n`));
  return `sha256:${await sha256Hex(parts.join(''))}`;
}

async function sha256Hex(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
