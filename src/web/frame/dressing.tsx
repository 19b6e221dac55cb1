import type { Child } from 'hono/jsx';
import type { Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import type { NamedLink } from '../laws/law-names.ts';

/** What is to be seen in a text beside its characters. */
export interface Dress {
  /** One quotation, marked. */
  quote?: Span | null | undefined;
  /** Names that lead to their pages. */
  links?: Pick<NamedLink, 'start' | 'end' | 'href'>[];
  /** Doubtful places, underlined. */
  doubts?: Span[];
  /** How far the stronger beginning goes. */
  lead?: number;
}

/** `text.slice(start, end)`, character for character, dressed. The mark's first stretch bears the id `quote`. */
export function dressed(text: string, { start, end }: Span, dress: Dress): Child[] {
  const { quote } = dress;
  const from = Math.max(start, quote?.start ?? end);
  const to = Math.min(end, quote?.end ?? end);
  if (!quote || from >= to) return pieces(text, start, end, dress);
  return [
    ...pieces(text, start, from, dress),
    <mark id={from === quote.start ? 'quote' : undefined}>{pieces(text, from, to, dress)}</mark>,
    ...pieces(text, to, end, dress),
  ];
}

/** Cuts at every border of what is dressed, and dresses each piece. */
function pieces(text: string, start: number, end: number, { links = [], doubts = [], lead = 0 }: Dress): Child[] {
  const borders = [start, end, lead, ...[...links, ...doubts].flatMap((span) => [span.start, span.end])];
  const cuts = [...new Set(borders.filter((at) => at >= start && at <= end))].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const holds = (span: Span): boolean => span.start <= from && from < span.end;
    const words = text.slice(from, cuts[index + 1]);
    const shown = doubts.some(holds) ? <span class="doubt">{words}</span> : from < lead ? <b>{words}</b> : words;
    const link = links.find(holds);
    return link ? <a href={link.href}>{shown}</a> : shown;
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

/** A task's published text: number and heading stronger, doubts underlined, names linked, one quotation marked. */
export function TaskText({ task, quote, links }: { task: Task; quote: Span | null; links: NamedLink[] }) {
  const { text, errata } = task;
  const dress = { quote, links, doubts: errata, lead: text.indexOf('。') + 1 };
  return <p class="plan">{dressed(text, { start: 0, end: text.length }, dress)}</p>;
}
