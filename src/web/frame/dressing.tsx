import type { Child } from 'hono/jsx';
import type { Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import type { NamedLink } from '../laws/law-names.ts';

/** What is to be seen in a text beside its characters. */
export interface Dress {
  /** One quotation, marked. */
  quote?: Span | null | undefined;
  /** The id of the mark's first stretch; `null` for none, where several are marked on one page. */
  quoteId?: string | null;
  /** Names that lead to their pages. */
  links?: Pick<NamedLink, 'start' | 'end' | 'href'>[];
  /** Whether names open in the panel beside an answer. */
  inPanel?: boolean | undefined;
  /** Doubtful places, underlined. */
  doubts?: Span[];
  /** How far the stronger beginning goes. */
  lead?: number;
}

/** `text.slice(start, end)`, character for character, dressed. The mark's first stretch bears the id `quote` or `quoteId`. */
export function dressed(text: string, { start, end }: Span, dress: Dress): Child[] {
  const { quote, quoteId = 'quote' } = dress;
  const from = Math.max(start, quote?.start ?? end);
  const to = Math.min(end, quote?.end ?? end);
  if (!quote || from >= to) return pieces(text, start, end, dress);
  return [
    ...pieces(text, start, from, dress),
    <mark id={quoteId !== null && from === quote.start ? quoteId : undefined}>{pieces(text, from, to, dress)}</mark>,
    ...pieces(text, to, end, dress),
  ];
}

/** Cuts at every border of what is dressed, and dresses each piece. */
function pieces(
  text: string,
  start: number,
  end: number,
  { links = [], doubts = [], lead = 0, inPanel }: Dress,
): Child[] {
  const borders = [start, end, lead, ...[...links, ...doubts].flatMap((span) => [span.start, span.end])];
  const cuts = [...new Set(borders.filter((at) => at >= start && at <= end))].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const holds = (span: Span): boolean => span.start <= from && from < span.end;
    const words = text.slice(from, cuts[index + 1]);
    const shown = doubts.some(holds) ? <span class="doubt">{words}</span> : from < lead ? <b>{words}</b> : words;
    const link = links.find(holds);
    if (!link) return shown;
    return (
      <a href={link.href} data-panel={inPanel}>
        {shown}
      </a>
    );
  });
}

/** A text's lines with where each stands in it. */
export function linesOf(text: string): Span[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const span = { start, end: start + line.length };
    start = span.end + 1;
    return span;
  });
}

/** The id of a task's sentence on its page; sentences count from 1, the heading is none. */
export function sentenceId(number: number): string {
  return `s${number}`;
}

interface TaskTextProps {
  task: Task;
  quote: Span | null;
  links: NamedLink[];
  /** Whether each sentence bears its id; only once on a page. */
  anchored?: boolean;
  inPanel?: boolean;
}

/**
 * A task's published text: number and heading stronger, doubts underlined, names linked, one quotation marked. A
 * quotation over several sentences is marked in each.
 */
export function TaskText({ task, quote, links, anchored = false, inPanel }: TaskTextProps) {
  const { text, errata, sentences } = task;
  const dress = { quote, links, inPanel, doubts: errata, lead: text.indexOf('。') + 1 };
  return (
    <p class="plan">
      {withGaps(text.length, sentences).map(({ span, number }) =>
        anchored && number !== null ? (
          <span class="sentence" id={sentenceId(number)}>
            {dressed(text, span, dress)}
          </span>
        ) : (
          dressed(text, span, dress)
        ),
      )}
    </p>
  );
}

/** The sentences with their numbers, and whatever stands before or between them, so that no character is left out. */
function withGaps(length: number, sentences: Span[]): { span: Span; number: number | null }[] {
  const pieces: { span: Span; number: number | null }[] = [];
  let at = 0;
  for (const [index, span] of sentences.entries()) {
    if (span.start > at) pieces.push({ span: { start: at, end: span.start }, number: null });
    pieces.push({ span, number: index + 1 });
    at = span.end;
  }
  if (at < length) pieces.push({ span: { start: at, end: length }, number: null });
  return pieces;
}
