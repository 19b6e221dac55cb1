import type { CheckedSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';
import type { ModelUsage } from '../models/model.ts';
import type { ResearchStep } from './steps.ts';

/** A part of a report. What stands in it was checked. */
export interface ReportSection {
  heading: string;
  sentences: CheckedSentence[];
}

/** A passage that a report rests on, with verified quotations of what bears a model's sentences out. */
export interface ReportSource {
  token: string;
  passage: Passage;
  quotes: string[];
}

/** A finished report; what it is shown as (on a terminal, in a file) is made from this. */
export interface Report {
  /** Without personal data. */
  question: string;
  /** The model that wrote sentences of it; `null` where all is quoted. */
  model: string | null;
  notices: string[];
  sections: ReportSection[];
  sources: ReportSource[];
  steps: ResearchStep[];
  /** `null` where no model was asked. */
  usage: ModelUsage | null;
  corpusVersion: string;
  /** The prompt that a model was given, `sha256:` in front. */
  promptHash: string | null;
  /** Milliseconds since the epoch. */
  madeAt: number;
}

/**
 * The passages that sections rest on, in the order in which they were found, each with what bears out the sentences that
 * rest on it and is not quoted in a section itself.
 */
export function sourcesOf(sections: readonly ReportSection[], sources: ReadonlyMap<string, Passage>): ReportSource[] {
  const sentences = sections.flatMap((section) => section.sentences);
  return [...sources].flatMap(([token, passage]) => {
    const resting = sentences.filter(({ passages }) => passages.some(({ ref }) => ref === passage.ref));
    if (resting.length === 0) return [];
    const spans = resting.flatMap(({ evidence }) => evidence.filter((one) => one.passage.ref === passage.ref));
    const shown = resting.filter(({ kind }) => kind === 'quote').flatMap(({ evidence }) => evidence);
    const apart = [...new Map(spans.map((span) => [`${span.start}-${span.end}`, span])).values()];
    apart.sort((a, b) => a.start - b.start || b.end - a.end);
    const outer = apart.filter(
      (span) =>
        !apart.some((other) => other !== span && holds(other, span)) &&
        !shown.some((other) => other.passage.ref === passage.ref && holds(other, span)),
    );
    return [{ token, passage, quotes: outer.map(({ start, end }) => passage.text.slice(start, end)) }];
  });
}

interface Stretch {
  start: number;
  end: number;
}

function holds(outer: Stretch, inner: Stretch): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

/** Whether a sentence of a model's stands in it. */
export function hasModelText(sections: readonly ReportSection[]): boolean {
  return sections.some(({ sentences }) => sentences.some(({ kind }) => kind === 'claim'));
}
