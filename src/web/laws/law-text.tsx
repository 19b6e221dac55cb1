import { placeLabel } from '../../domain/law.ts';
import { articleUrl, chapterUrl } from './law-addresses.ts';
import { ArticleText, Heading, type Reading } from './law-article.tsx';
import { type Division, extentOf } from './law-outline.ts';
import type { Shown } from './law-pieces.ts';

interface LawTextProps {
  outline: Division;
  reading: Reading;
  /** The piece of a long law that is shown; `null` where all is. */
  shown: Shown | null;
}

/** A law's text: every division under its heading, every article under its anchor. */
export function LawText({ outline, reading, shown }: LawTextProps) {
  return (
    <article class="text lawtext" aria-label="法律原文">
      {shown ? <WholeText reading={reading} /> : null}
      <DivisionText outline={outline} reading={reading} shown={shown} />
      {shown ? <OtherPieces reading={reading} shown={shown} /> : null}
    </article>
  );
}

function DivisionText({ outline, reading, shown }: LawTextProps) {
  const { title, id, depth, articles, divisions } = outline;
  const isPiece = shown?.pieces.some((piece) => piece.id === id) ?? false;
  if (isPiece && shown?.piece.id !== id) return <Elsewhere division={outline} reading={reading} />;
  return (
    <>
      {depth > 0 ? (
        <Heading level={depth + 1} id={id} class={depth === 1 ? 'division' : 'division lower'}>
          {title}
        </Heading>
      ) : null}
      {articles.map((article) => (
        <ArticleText article={article} level={depth + 2} reading={reading} />
      ))}
      {divisions.map((one) => (
        <DivisionText outline={one} reading={reading} shown={isPiece ? null : shown} />
      ))}
    </>
  );
}

/** A piece that is not shown: its articles by their links, under the anchors that they have where it is. */
function Elsewhere({ division, reading }: { division: Division; reading: Reading }) {
  const { shelf, law, version } = reading;
  const under = (one: Division): Division['articles'] => [...one.articles, ...one.divisions.flatMap(under)];
  return (
    <details class="elsewhere no-print">
      <summary id={division.id}>{`${division.title}（${extentOf(division)}，没有展开）`}</summary>
      <p>
        <a href={chapterUrl(shelf, law, version, division.id)}>{`展开${division.title}`}</a>
      </p>
      <ol class="places">
        {under(division).map(({ place }) => (
          <li>
            <a id={`a${place}`} href={articleUrl(shelf, law, version, place)}>
              {placeLabel(place)}
            </a>
          </li>
        ))}
      </ol>
    </details>
  );
}

function WholeText({ reading: { shelf, law, version } }: { reading: Reading }) {
  return (
    <p class="hint no-print">
      全文较长，一次展开一部分。<a href={chapterUrl(shelf, law, version, 'all')}>展开全文</a>（便于打印和在页内查找）
    </p>
  );
}

/** The pieces before and behind the one that is shown. */
function OtherPieces({ reading: { shelf, law, version }, shown }: { reading: Reading; shown: Shown }) {
  const at = shown.pieces.findIndex(({ id }) => id === shown.piece.id);
  const [before, after] = [shown.pieces[at - 1], shown.pieces[at + 1]];
  return (
    <nav class="turnover" aria-label="前一部分和后一部分">
      {before ? (
        <a rel="prev" href={chapterUrl(shelf, law, version, before.id)}>
          <span>← 前一部分</span>
          {before.title}
        </a>
      ) : null}
      {after ? (
        <a rel="next" class="next" href={chapterUrl(shelf, law, version, after.id)}>
          <span>后一部分 →</span>
          {after.title}
        </a>
      ) : null}
    </nav>
  );
}
