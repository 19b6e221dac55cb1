import type { Citation } from '../domain/answer.ts';
import type { Span, Task } from '../domain/corpus.ts';
import { parsePlanRef, planUrl } from '../domain/reference.ts';

/** Reads `start-end` out of an address, cut to the text; `null` for anything else or where nothing is left. */
export function readQuote(value: string | undefined, length: number): Span | null {
  const match = /^(\d{1,6})-(\d{1,6})$/.exec(value ?? '');
  if (!match) return null;
  const start = Math.min(Number(match[1]), length);
  const end = Math.min(Number(match[2]), length);
  return start < end ? { start, end } : null;
}

/** The task's page with these characters marked. */
export function quoteUrl(task: number, span: Span): string {
  return `${planUrl({ kind: 'task', number: task })}?quote=${span.start}-${span.end}#quote`;
}

/** The page that shows a citation in its place. Addresses from an answer count only as far as they are our own. */
export function sourceUrl(citation: Citation): string {
  const target = parsePlanRef(citation.ref);
  if (target?.kind === 'task') return quoteUrl(target.number, citation);
  if (target) return planUrl(target);
  return /^\/(?![/\\])/.test(citation.url) ? citation.url : '/plan';
}

/** A task's published text, character for character: number and heading stronger, doubts underlined, one quotation marked. */
export function TaskText({ task, quote }: { task: Task; quote: Span | null }) {
  const { text } = task;
  const lead = { start: 0, end: text.indexOf('。') + 1 };
  const piece = (start: number, end: number) => doubted(text, start, end, task.errata, lead);
  if (!quote) return <p class="plan">{piece(0, text.length)}</p>;
  return (
    <p class="plan">
      {piece(0, quote.start)}
      <mark id="quote">{piece(quote.start, quote.end)}</mark>
      {piece(quote.end, text.length)}
    </p>
  );
}

/** Cuts `start…end` at every border of a doubt or of the lead, and dresses each piece. */
function doubted(text: string, start: number, end: number, doubts: Span[], lead: Span) {
  const borders = [start, end, lead.end, ...doubts.flatMap((doubt) => [doubt.start, doubt.end])];
  const cuts = [...new Set(borders.filter((at) => at >= start && at <= end))].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const words = text.slice(from, cuts[index + 1]);
    if (doubts.some((doubt) => doubt.start <= from && from < doubt.end)) return <span class="doubt">{words}</span>;
    return from < lead.end ? <b>{words}</b> : words;
  });
}

/** An answer's line with each mark 【任务31】 made a link to the source of that label, of which there may be several. */
export function CitedLine({ line, citations, turn }: { line: string; citations: Citation[]; turn: number }) {
  return (
    <p>
      {line.split(/(【[^【】]+】)/).map((piece) => {
        const at = citations.findIndex(({ label }) => piece === `【${label}】`);
        const source = citations[at];
        if (!source) return piece;
        return (
          <a
            class="cite"
            href={`#${sourceId(turn, at)}`}
            aria-label={`来源${at + 1}:${source.label} ${source.heading}`}
          >
            {piece}
          </a>
        );
      })}
    </p>
  );
}

/** The id of a turn's source; both count from 0 here and from 1 in the id. */
export function sourceId(turn: number, at: number): string {
  return `source-${turn + 1}-${at + 1}`;
}
