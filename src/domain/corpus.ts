import type { Curated } from './curated.ts';
import type { CardSource, Instrument, LawQuestion, Lock } from './law.ts';
import type { Matter } from './matter.ts';
import type { Passage, Span } from './passage.ts';
import type { Ref } from './reference.ts';

/** What a fact says: by when, how much, who, under which document, what is published, how often. */
export type FactKind = 'deadline' | 'figure' | 'instrument' | 'body' | 'publication' | 'recurring';

/** A fact in a task's text. `quote` stands at `start` verbatim; `value` is its normal form (2022-12-31, 70%, 每年). */
export interface Fact extends Span {
  kind: FactKind;
  value: string;
  quote: string;
}

export interface Task extends Passage {
  number: number;
  part: number;
  section: number;
  /** The sentences of `text`, without the leading number; the first is the heading's. */
  sentences: Span[];
  facts: Fact[];
  errata: Erratum[];
}

/** A place where the published text seems damaged. Shown beside the quotation, never mended in it. */
export interface Erratum extends Span {
  task: number;
  quote: string;
  /** What people read, beginning 原文疑有脱字 or 原文疑有误. */
  note: string;
}

export interface Section extends Passage {
  number: number;
  part: number;
  tasks: number[];
}

export interface Part extends Passage {
  number: number;
  sections: number[];
  tasks: number[];
}

export interface Plan {
  title: string;
  issuer: string;
  /** First and last day of the plan's period, `YYYY-MM-DD`. */
  periodFrom: string;
  periodTo: string;
  source: string;
  sha256: string;
  preamble: Passage;
  closing: Passage;
  parts: Part[];
  sections: Section[];
  tasks: Task[];
}

/** A people's question that helps to find a task; never shown as a source. */
export interface IndexedQuestion {
  ref: Ref;
  text: string;
  /** The file that it came from, without its ending: `draft`, `widened`. */
  set: string;
}

/** A question that the corpus does not answer, by the reason for which it is refused; it teaches where the floor is. */
export interface BeyondQuestion {
  reason: BeyondReason;
  text: string;
}

export const BEYOND_REASONS = ['no_basis', 'out_of_scope', 'unsafe'] as const;

/** Why a question lies beyond the corpus. */
export type BeyondReason = (typeof BEYOND_REASONS)[number];

/** Everyday words, dialect, English and shorthand with the terms that the texts use. */
export interface Lexicon {
  everyday: Map<string, string[]>;
  dialect: Map<string, string[]>;
  english: Map<string, string[]>;
  shorthand: Map<string, string[]>;
}

/** Which kind of office or hotline serves which matter, in our own words. */
export interface Office {
  id: string;
  name: string;
  phone?: string | undefined;
  matters: string[];
  keywords: string[];
  guidance: string;
  tasks: number[];
  verified: boolean;
}

/** All that is loaded. `version` is a hash over every file, and stands in every answer. */
export interface Corpus {
  version: string;
  plan: Plan;
  questions: IndexedQuestion[];
  beyond: BeyondQuestion[];
  lexicon: Lexicon;
  offices: Office[];
  /** What people are guided in, in the order of the page. */
  matters: Matter[];
  lock: Lock;
  cards: CardSource[];
  lawQuestions: LawQuestion[];
  instruments: Instrument[];
  /** Answers that people wrote and signed. */
  curated: Curated[];
  /** The plan's passages. */
  passages: Map<Ref, Passage>;
}

/** One thing wrong in the corpus, to be mended by an editor. Lines count from 1. */
export interface CorpusFault {
  file: string;
  line: number;
  message: string;
}

/** All of the corpus, or all of its faults. */
export type CorpusResult = { ok: true; corpus: Corpus } | { ok: false; faults: CorpusFault[] };

/** Brings the corpus. Throws only what the medium throws (a disk that cannot be read is a fault, too). */
export interface CorpusLoader {
  load(): Promise<CorpusResult>;
}
