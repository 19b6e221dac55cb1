import type { Fact, Task } from '../../domain/corpus.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Passage, Span } from '../../domain/passage.ts';
import type { Web } from '../context.ts';
import { asksForFacts, chipsOf, type Filter, matchingFacts } from './plan-filter.ts';

/** As many of the nearest are named where a search found nothing certain. */
const NEAR = 3;

/** One line of a list of results: a passage with the facts it was found by, and where the words themselves stand. */
export interface Found {
  passage: Passage;
  /** `null` where the passage is not a task. */
  task: Task | null;
  facts: Fact[];
  /** The first place of the words in the passage. */
  words: Span | null;
}

/** What a search or a filter brought; `near` are the closest of a search that found nothing certain. */
export interface Results {
  found: Found[];
  near: Found[];
  /** Where nothing was found: how many there would be without one of several conditions. */
  without: { words: string; filter: Filter; count: number }[];
}

type Searched = Pick<Web, 'corpus' | 'retriever'>;

/** By words where there are any, else all tasks in order; then those that pass the filter. */
export function findInPlan(web: Searched, filter: Filter): Results {
  const found = matches(web, filter);
  if (found.length > 0) return { found, near: [], without: [] };
  const chips = chipsOf(filter);
  const without = chips.length < 2 ? [] : chips.map((chip) => ({ words: chip.words, filter: chip.without }));
  return {
    found,
    near: nearest(web, filter),
    without: without
      .map((one) => ({ ...one, count: matches(web, one.filter).length }))
      .filter(({ count }) => count > 0),
  };
}

/** What the search holds for certain, best first; then whatever else has the very words in it, in the plan's order. */
function matches(web: Searched, filter: Filter): Found[] {
  const { plan } = web.corpus;
  if (filter.q === '') return plan.tasks.flatMap((task) => passing(web, filter, task));
  const kept = search(web, filter).kept.map(({ passage }) => passage);
  const known = new Set(kept.map(({ ref }) => ref));
  const literal = [plan.preamble, ...plan.parts, ...plan.tasks, plan.closing].filter(
    (passage) => !known.has(passage.ref) && wordsIn(passage, filter.q) !== null,
  );
  return [...kept, ...literal].flatMap((passage) => passing(web, filter, passage));
}

function nearest(web: Searched, filter: Filter): Found[] {
  if (filter.q === '') return [];
  const { rejected } = search(web, filter);
  return rejected.flatMap(({ passage }) => passing(web, filter, passage)).slice(0, NEAR);
}

function search({ corpus, retriever }: Searched, filter: Filter) {
  // Of a few only, the conditions might leave none though the plan has some.
  const limit = asksForFacts(filter) ? corpus.plan.tasks.length : LIMITS.searchHits;
  return retriever.search(filter.q, { kind: 'plan', limit });
}

function passing({ corpus }: Searched, filter: Filter, passage: Passage): Found[] {
  const task = corpus.plan.tasks.find(({ ref }) => ref === passage.ref) ?? null;
  const facts = task ? matchingFacts(task, filter) : asksForFacts(filter) ? null : [];
  return facts ? [{ passage, task, facts, words: wordsIn(passage, filter.q) }] : [];
}

/** Where the first of the words stands, if all of them do: of a task rather in what it sets than in its heading. The plan's punctuation is half-width, a person's may be full. */
function wordsIn({ text }: Passage, q: string): Span | null {
  const words = q.normalize('NFKC').split(/\s+/).filter(Boolean);
  const first = words[0];
  if (first === undefined || !words.every((word) => text.includes(word))) return null;
  const below = text.indexOf(first, text.indexOf('。') + 1);
  const start = below < 0 ? text.indexOf(first) : below;
  return { start, end: start + first.length };
}
