import type { LawShelf } from '../../corpus/laws/shelf.ts';
import { type Article, type Law, type LawVersion, placeLabel } from '../../domain/law.ts';
import { articleUrl } from './law-addresses.ts';
import { numberIn } from './law-parts.ts';

/** The articles that stand around one: before, after, and with it under its headings. */
export interface Around {
  before: Article | undefined;
  after: Article | undefined;
  same: Article[];
}

/** What stands around an article in its version's order. */
export function aroundOf(articles: readonly Article[], article: Article): Around {
  const at = articles.findIndex(({ place }) => place === article.place);
  return {
    before: articles[at - 1],
    after: articles[at + 1],
    same: articles.filter((other) => other.heading === article.heading && other.place !== article.place),
  };
}

interface AroundProps {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  around: Around;
}

/** 上一条 and 下一条, opening in the panel again. */
export function Turnover({ shelf, law, version, around: { before, after } }: AroundProps) {
  const url = ({ place }: Article): string => articleUrl(shelf, law, version, place);
  return (
    <nav class="turnover pair" aria-label="上一条和下一条">
      {before ? (
        <a rel="prev" href={url(before)} data-panel>
          <span>← 上一条</span>
          {placeLabel(before.place)}
        </a>
      ) : null}
      {after ? (
        <a rel="next" class="next" href={url(after)} data-panel>
          <span>下一条 →</span>
          {placeLabel(after.place)}
        </a>
      ) : null}
    </nav>
  );
}

/** The other articles of the chapter, folded; nothing where there are none. */
export function SameChapter({ shelf, law, version, around: { same } }: AroundProps) {
  if (same.length === 0) return null;
  const where = same[0]?.heading ? '同一章节的其他条文' : '其他条文';
  return (
    <details class="around">
      <summary>{`${where}（${same.length}条）`}</summary>
      <ul class="plainlist">
        {same.map(({ place, text }) => (
          <li>
            <a href={articleUrl(shelf, law, version, place)} data-panel>
              <span class="num">{placeLabel(place)}</span>
              <span class="muted">{beginningOf(text)}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** So many characters of an article are enough to know it by. */
const BEGINNING = 18;

/** How an article begins, without its number, which stands before it. */
function beginningOf(text: string): string {
  const line = text.slice(numberIn(text)).trim().split('\n')[0] as string;
  return line.length > BEGINNING ? `${line.slice(0, BEGINNING)}…` : line;
}
