import { type Law, lawRef } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { chapterUrl } from './law-addresses.ts';
import type { Reading } from './law-article.tsx';
import type { LawAsked } from './law-asked.ts';
import { CardView } from './law-card.tsx';
import { LawContents } from './law-contents.tsx';
import type { FoundWithin } from './law-find.ts';
import { FindWithin } from './law-find-view.tsx';
import { LawHead } from './law-head.tsx';
import { Mentions } from './law-mentions.tsx';
import { type Mention, nameFinder } from './law-names.ts';
import { NoText } from './law-no-text.tsx';
import { outlineOf } from './law-outline.ts';
import { hasAnchor, shownOf } from './law-pieces.ts';
import { LawText } from './law-text.tsx';
import { wordsTyped } from './word-marks.tsx';

/** What the page of a version of a law shows beside what its address asks for. */
export interface LawView {
  /** Where the plan names the law, and where it names one that the law took the place of. */
  mentions: Mention[];
  formerMentions: { law: Law; mentions: Mention[] }[];
  /** What was looked for within it; `null` where nothing was. */
  found: FoundWithin | null;
}

interface LawPageProps {
  frame: Frame;
  search: LawSearch;
  asked: LawAsked;
  view: LawView;
}

/** A law: whether it applies, what this site says of it, and its text. */
export function LawPage({ frame, search, asked, view }: LawPageProps) {
  const { law, version, articles, article, quote, card, cardQuote } = asked;
  const { shelf } = search;
  const names = nameFinder(search, law.id);
  const outline = outlineOf(articles ?? []);
  const earlier = version !== versionInForce(law, shelf.today());
  const linkTo = (place: string): string | null => {
    const shown = shelf.library?.find(lawRef({ law: law.id, version: null, place }));
    return shown ? `${earlier ? `/laws/${law.id}` : ''}#a${place}` : null;
  };
  const words = view.found ? wordsTyped(view.found.q) : [];
  const chosen = article?.place ?? null;
  const shown = shownOf(outline, { place: chosen, chapter: asked.chapter });
  const reading: Reading = { shelf, law, version, names, chosen, quote, words, base: frame.url };
  const elsewhere = (id: string): boolean =>
    shown?.pieces.some((piece) => piece !== shown.piece && hasAnchor(piece, id)) ?? false;
  const hrefOf = (id: string): string => (elsewhere(id) ? chapterUrl(shelf, law, version, id) : `#${id}`);
  return (
    <Layout frame={frame} title={law.title} current="laws">
      <div class={articles ? 'reader law' : 'reader law plain'}>
        <LawHead shelf={shelf} law={law} version={version} names={names} hasText={articles !== null} />
        {articles ? <LawContents outline={outline} chosen={chosen} hrefOf={hrefOf} way="fold" /> : null}
        {articles ? <LawContents outline={outline} chosen={chosen} hrefOf={hrefOf} way="side" /> : null}
        <div class="body">
          {articles ? (
            <FindWithin shelf={shelf} law={law} version={version} found={view.found} />
          ) : (
            <NoText law={law} />
          )}
          {earlier && articles ? <p class="note">下面的要点写的是现行版本，原文是这个旧版本。</p> : null}
          <CardView card={card} articleUrl={linkTo} quote={cardQuote} names={names} hasText={articles !== null} />
          {quote ? (
            <p class="hint no-print">
              加了底色和粗下划线的，是回答引用的部分。<a href="#quote">跳到这里</a>
            </p>
          ) : null}
          {articles ? <LawText outline={outline} reading={reading} shown={shown} /> : null}
          <Mentions mentions={view.mentions} former={view.formerMentions} />
        </div>
      </div>
    </Layout>
  );
}
