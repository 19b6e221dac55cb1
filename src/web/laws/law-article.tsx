import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Article, type Law, type LawVersion, placeLabel } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { dressed, linesOf } from '../frame/dressing.tsx';
import { articleUrl } from './law-addresses.ts';
import { CopyButton, citationText } from './law-citation.tsx';
import type { NameFinder } from './law-names.ts';
import { numberIn, partId, partsOf } from './law-parts.ts';
import { spansOf } from './word-marks.tsx';

/** What all articles of a page share. */
export interface Reading {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  names: NameFinder;
  /** The place that the address names; how to cite it stands with it. */
  chosen: string | null;
  /** The characters to mark in the chosen place. */
  quote: Span | null;
  /** Words to mark in all places. */
  words: string[];
  /** The address of the page, for citing. */
  base: string;
}

/** One article: its link, and its paragraphs as published, its number stronger. The heading is for what reads aloud. */
export function ArticleText({ article, level, reading }: { article: Article; level: number; reading: Reading }) {
  const { shelf, law, version, names, chosen, words } = reading;
  const { place, label, text } = article;
  const quote = chosen === place ? reading.quote : null;
  const lead = numberIn(text);
  const dress = { quote, links: names(text), lead };
  const hits = words.length ? spansOf(text, words) : [];
  return (
    <div class={chosen === place ? 'article chosen' : 'article'} id={`a${place}`}>
      <Heading level={level} class="hidden">
        {label}
      </Heading>
      <a class="sign no-print" href={articleUrl(shelf, law, version, place)}>
        <span class="hidden">{`链接到${placeLabel(place)}`}</span>
      </a>
      {linesOf(text).map((line, at) => (
        <p class="plan" id={at > 0 ? partId(place, at) : undefined}>
          {withHits(line, hits).map(({ span, hit }) =>
            hit ? <mark class="hit">{dressed(text, span, dress)}</mark> : dressed(text, span, dress),
          )}
        </p>
      ))}
      {chosen === place ? <Citing article={article} reading={reading} /> : null}
    </div>
  );
}

/** A line cut at the words that were looked for. */
function withHits(line: Span, hits: readonly Span[]): { span: Span; hit: boolean }[] {
  const pieces: { span: Span; hit: boolean }[] = [];
  let at = line.start;
  for (const hit of hits.filter(({ start, end }) => start >= line.start && end <= line.end)) {
    if (hit.start > at) pieces.push({ span: { start: at, end: hit.start }, hit: false });
    pieces.push({ span: hit, hit: true });
    at = hit.end;
  }
  if (at < line.end || pieces.length === 0) pieces.push({ span: { start: at, end: line.end }, hit: false });
  return pieces;
}

/** How to cite the chosen article, and the links to its 款 and 项. */
function Citing({ article, reading }: { article: Article; reading: Reading }) {
  const { shelf, law, version, quote, base } = reading;
  const { place, text } = article;
  const name = placeLabel(place);
  const address = new URL(articleUrl(shelf, law, version, place), base).href;
  const parts = partsOf(place, text);
  const here = articleUrl(shelf, law, version, place).split('#')[0];
  return (
    <aside class="citing no-print" aria-label={`引用${name}`}>
      <p class="small">
        <b>引用本条</b>
        {`：《${law.title}》${name}`}
      </p>
      <p class="small">
        链接：<code>{address}</code>
      </p>
      {parts.length > 1 ? (
        <p class="small parts">
          {'链接到：'}
          {parts.map(({ id, label }) => (
            <a href={`${here}#${id}`}>{label}</a>
          ))}
        </p>
      ) : null}
      <CopyButton id="citation" text={citationText({ shelf, law, version, article, quote, address })}>
        {quote ? '复制引文和出处' : '复制本条和出处'}
      </CopyButton>
    </aside>
  );
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A heading of a level that is known only when it is drawn; the page's own is 1, and below 6 there is none. */
export function Heading(props: { level: number; id?: string; class?: string | undefined; children?: unknown }) {
  const { level, id, children } = props;
  const Tag = HEADINGS[Math.min(level, 6) - 2] as 'h2';
  return (
    <Tag id={id} class={props.class}>
      {children as string}
    </Tag>
  );
}
