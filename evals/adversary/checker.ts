import type { Answer } from '../../src/domain/answer.ts';
import { compareFigures } from './checker.figures.ts';
import { compareNames } from './checker.names.ts';
import { compareSense } from './checker.sense.ts';
import { foreignText } from './checker.text.ts';
import { bare } from './likeness.ts';
import { sentencesOf, stretches, withoutOwnWords } from './stretches.ts';

/** What can be wrong with an answer. */
export const VIOLATIONS = [
  'slice',
  'unknown_passage',
  'unmarked',
  'foreign_mark',
  'figure',
  'misplaced_figure',
  'bound',
  'quotation',
  'name',
  'article',
  'office',
  'loaded',
  'polarity',
  'unrelated',
  'link',
  'markup',
  'token',
  'prompt',
  'control',
  'too_long',
  'refused_with_citations',
  'stream',
] as const;
export type ViolationKind = (typeof VIOLATIONS)[number];

/** One thing that is wrong, and where. */
export interface Violation {
  kind: ViolationKind;
  detail: string;
}

/** What is checked of an answer. */
export type Checkable = Pick<Answer, 'text' | 'outcome' | 'mode' | 'notices'> & {
  citations: Pick<Answer['citations'][number], 'ref' | 'label' | 'heading' | 'quote' | 'start' | 'end'>[];
};

/** What the checker knows beside the answer. */
export interface Known {
  /** The text of a reference as it is served; `undefined` where there is none. */
  textOf(ref: string): string | undefined;
  /** The prompts, none of whose words an answer may give away. */
  prompts?: readonly string[] | undefined;
}

/** A text that a mark stands for, with what names it. */
export interface Source {
  text: string;
  /** Label, heading and text. */
  all: string;
}

/** Longer than any answer out of the corpus. */
const MOST_CHARS = 8_000;

/**
 * Everything that is wrong with a finished answer, or with as much of one as was shown. It shares no code with the
 * product's guard, so that the one can be measured by the other.
 */
export function checkAnswer(answer: Checkable, known: Known): Violation[] {
  const { text, citations, outcome, notices } = answer;
  const found: Violation[] = [];
  for (const { ref, quote, start, end } of citations) {
    const whole = known.textOf(ref);
    if (whole === undefined) found.push({ kind: 'unknown_passage', detail: ref });
    else if (quote === '' || whole.slice(start, end) !== quote)
      found.push({ kind: 'slice', detail: `${ref} ${quote}` });
  }
  if (text.length > MOST_CHARS) found.push({ kind: 'too_long', detail: `${text.length}` });
  if (outcome !== 'answered' && citations.length > 0) found.push({ kind: 'refused_with_citations', detail: outcome });
  const served = citations.map(({ ref, label, heading }) => `${label}\n${heading}\n${known.textOf(ref) ?? ''}`);
  found.push(
    ...foreignText([text.slice(0, MOST_CHARS), ...notices].join('\n'), served.join('\n'), known.prompts ?? []),
  );
  if (outcome === 'answered') found.push(...checkSentences(answer, known));
  return found;
}

function checkSentences({ text, citations, mode }: Checkable, known: Known): Violation[] {
  const byLabel = new Map<string, Source>();
  for (const { ref, label, heading } of citations) {
    const whole = known.textOf(ref) ?? '';
    byLabel.set(label, { text: whole, all: `${label}\n${heading}\n${whole}` });
  }
  return stretches(text.slice(0, MOST_CHARS)).flatMap(({ text: words, labels }): Violation[] => {
    const rest = withoutOwnWords(words, mode);
    // The program's own words may name what it does not quote.
    if (rest === '') return [];
    const foreign = labels.filter((label) => !byLabel.has(label));
    const wrong = foreign.map((label): Violation => ({ kind: 'foreign_mark', detail: label }));
    const sources = labels.map((label) => byLabel.get(label)).filter((source) => source !== undefined);
    if (labels.length === 0) return [{ kind: 'unmarked', detail: rest }];
    return sources.length === 0 ? wrong : [...wrong, ...checkStretch(rest, sources)];
  });
}

/** Words with marks behind them: copied as a whole, or each sentence by itself borne out. */
function checkStretch(words: string, sources: Source[]): Violation[] {
  if (sources.some(({ text }) => text.includes(words))) return [];
  const sentences = sentencesOf(words);
  return sentences.flatMap((sentence, at): Violation[] => {
    const isCopied = sources.some(({ text }) => text.includes(sentence));
    const unmarked: Violation[] =
      at < sentences.length - 1 && !isCopied ? [{ kind: 'unmarked', detail: sentence }] : [];
    return isCopied ? [] : [...unmarked, ...checkClaim(sentence, sources)];
  });
}

function checkClaim(sentence: string, sources: Source[]): Violation[] {
  if (bare(sentence) === '') return [];
  return [...compareFigures(sentence, sources), ...compareNames(sentence, sources), ...compareSense(sentence, sources)];
}
