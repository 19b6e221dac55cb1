import type { Article } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import { dressed, linesOf } from '../frame/dressing.tsx';
import type { NameFinder } from './law-names.ts';
import type { Division } from './law-outline.ts';

/** A quotation in an article. */
export interface ArticleQuote extends Span {
  place: string;
}

interface LawTextProps {
  outline: Division;
  quote: ArticleQuote | null;
  names: NameFinder;
}

/** A law's text: every division under its heading, every article under its anchor. */
export function LawText({ outline, quote, names }: LawTextProps) {
  return (
    <article class="text lawtext" aria-label="法律原文">
      <DivisionText outline={outline} quote={quote} names={names} />
    </article>
  );
}

function DivisionText({ outline: { title, id, depth, articles, divisions }, quote, names }: LawTextProps) {
  return (
    <>
      {depth > 0 ? (
        <Heading level={depth + 1} id={id} class={depth === 1 ? 'division' : undefined}>
          {title}
        </Heading>
      ) : null}
      {articles.map((article) => (
        <ArticleText
          article={article}
          level={depth + 2}
          quote={quote?.place === article.place ? quote : null}
          names={names}
        />
      ))}
      {divisions.map((one) => (
        <DivisionText outline={one} quote={quote} names={names} />
      ))}
    </>
  );
}

/** One article: what it is cited as, its own link, and its paragraphs as published. */
function ArticleText(props: { article: Article; level: number; quote: Span | null; names: NameFinder }) {
  const { article, level, quote, names } = props;
  const { place, label, text } = article;
  const dress = { quote, links: names(text) };
  return (
    <div class="article" id={`a${place}`}>
      <div class="labelled">
        <Heading level={level} class="label">
          {label}
        </Heading>
        <a href={`#a${place}`} aria-label={`${label}的链接`}>
          本条链接
        </a>
      </div>
      {linesOf(text).map((line, at) => (
        <p class="plan" id={at > 0 ? `a${place}p${at + 1}` : undefined}>
          {dressed(text, line, dress)}
        </p>
      ))}
    </div>
  );
}

const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'] as const;

/** A heading of a level that is known only when it is drawn; the page's own is 1, and below 6 there is none. */
function Heading(props: { level: number; id?: string; class?: string | undefined; children?: unknown }) {
  const { level, id, children } = props;
  const Tag = HEADINGS[Math.min(level, 6) - 2] as 'h2';
  return (
    <Tag id={id} class={props.class}>
      {children as string}
    </Tag>
  );
}
