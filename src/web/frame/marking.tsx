import type { Citation } from '../../domain/answer.ts';
import { lawUrl, parseLawRef } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { parsePlanRef, planUrl, type Ref } from '../../domain/reference.ts';
import { ownPages } from './own-pages.ts';

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

const CARD = /^card:([a-z][a-z0-9]*)$/;

/** The page that shows a citation in its place. Addresses from an answer count only as far as they are our own. */
export function sourceUrl(citation: Citation): string {
  const { ref, start, end, url } = citation;
  const task = parsePlanRef(ref);
  if (task?.kind === 'task') return quoteUrl(task.number, citation);
  const law = parseLawRef(ref);
  const version = law?.version ? `&version=${law.version}` : '';
  if (law) return `/laws/${law.law}?quote=${start}-${end}&article=${law.place}${version}#quote`;
  const card = CARD.exec(ref)?.[1];
  if (card) return `/laws/${card}?quote=${start}-${end}#card`;
  return refUrl(ref) ?? (/^\/(?![/\\])/.test(url) ? url : '/plan');
}

/** The page of what a reference names; `null` for a reference of a kind that has none. */
export function refUrl(ref: Ref): string | null {
  const target = parsePlanRef(ref);
  if (target) return planUrl(target);
  const law = parseLawRef(ref);
  if (law) return lawUrl(law);
  const card = CARD.exec(ref)?.[1];
  return card ? `/laws/${card}#card` : null;
}

interface CitedLineProps {
  line: string;
  citations: Citation[];
  /** The answer's id. */
  answer: string;
}

/** An answer's line with each mark 【任务31】 made a link to the source of that label, of which there may be several. */
export function CitedLine({ line, citations, answer }: CitedLineProps) {
  return (
    <p>
      {line.split(/(【[^【】]+】)/).map((piece) => {
        const at = citations.findIndex(({ label }) => piece === `【${label}】`);
        const source = citations[at];
        if (!source) return piece;
        return (
          <a class="cite" href={`#${sourceId(answer, at)}`} aria-label={sourceName(source, at)}>
            {piece}
          </a>
        );
      })}
    </p>
  );
}

/** A reply's line with the pages of ours that it names made links; never to another site. */
export function LinkedLine({ line }: { line: string }) {
  return <p>{ownPages(line).map(({ text, path }) => (path === null ? text : <a href={path}>{text}</a>))}</p>;
}

/** The id of an answer's source, which counts from 0 here and from 1 in the id. */
export function sourceId(answer: string, at: number): string {
  return `source-${answer}-${at + 1}`;
}

/** What a source is called: `来源1:《行政处罚法》第二十九条`, a task with its heading. `at` counts from 0. */
export function sourceName({ label, heading }: Citation, at: number): string {
  return `来源${at + 1}:${label}${heading ? ` ${heading}` : ''}`;
}
