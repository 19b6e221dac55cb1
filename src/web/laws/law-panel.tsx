import { placeLabel } from '../../domain/law.ts';
import { notesOn, versionInForce } from '../../domain/law-time.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { dressed, linesOf } from '../frame/dressing.tsx';
import type { Frame } from '../frame/frame.ts';
import { articleUrl, versionUrl } from './law-addresses.ts';
import { aroundOf, SameChapter, Turnover } from './law-around.tsx';
import type { InstrumentAsked, LawAsked } from './law-asked.ts';
import { CardText } from './law-card.tsx';
import { CopyButton, citationText } from './law-citation.tsx';
import { stateOn } from './law-facts.ts';
import { nameFinder } from './law-names.ts';
import { StateTag, versionInWords } from './law-state.tsx';

interface PanelProps {
  frame: Frame;
  search: LawSearch;
  asked: LawAsked;
}

/** What an address of a law gives the panel beside an answer: the article, or else what this site says of the law. */
export function LawPanel({ frame, search, asked }: PanelProps) {
  if (asked.article) return <ArticlePanel frame={frame} search={search} asked={asked} article={asked.article} />;
  return <CardPanel search={search} asked={asked} />;
}

/** An article with its quotation marked, whether it applies, and what stands around it. */
function ArticlePanel({ frame, search, asked, article }: PanelProps & { article: NonNullable<LawAsked['article']> }) {
  const { shelf } = search;
  const { law, version, articles, quote } = asked;
  const { text, label, heading } = article;
  const dress = { quote, links: nameFinder(search, law.id)(text), inPanel: true };
  const around = { shelf, law, version, around: aroundOf(articles ?? [], article) };
  const page = articleUrl(shelf, law, version, article.place, quote);
  const address = new URL(page, frame.url).href;
  return (
    <>
      <h2 id="panel-title" tabindex={-1}>
        {label}
      </h2>
      <PanelState search={search} asked={asked} />
      {heading ? <p class="where">{heading}</p> : null}
      <div class="verbatim">
        {linesOf(text).map((line) => (
          <p class="plan">{dressed(text, line, dress)}</p>
        ))}
      </div>
      <p class="open">
        <a href={page}>打开整页</a>
      </p>
      <CopyButton id="panel-citation" text={citationText({ shelf, law, version, article, quote, address })}>
        复制本条和出处
      </CopyButton>
      <Turnover {...around} />
      <SameChapter {...around} />
    </>
  );
}

/** Whether the version applies, of which day it is, and as of when that is known. */
function PanelState({ search: { shelf }, asked: { law, version } }: Omit<PanelProps, 'frame'>) {
  const state = stateOn(law, version, shelf.today());
  const notes = notesOn(law, version, shelf.today(), (id) => shelf.law(id)?.names[0]);
  return (
    <div class={state.applies ? 'strip law force' : 'strip law'} role="note" aria-label="效力状态">
      <span class="tags">
        <StateTag state={state} />
      </span>
      <p>{`${versionInWords(law, version)}。`}</p>
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </div>
  );
}

/** What this site says of a law, with the marked words; never as the law itself. */
function CardPanel({ search, asked }: Omit<PanelProps, 'frame'>) {
  const { shelf } = search;
  const { law, version, articles, card, cardQuote } = asked;
  const current = versionInForce(law, shelf.today());
  const first = articles?.[0];
  // A card speaks of the version in force alone.
  const page = cardQuote
    ? `/laws/${law.id}?quote=${cardQuote.start}-${cardQuote.end}#card`
    : versionUrl(shelf, law, version);
  const linkTo = (place: string): string | null =>
    shelf.hasText(law.id) ? articleUrl(shelf, law, current, place) : null;
  return (
    <>
      <h2 id="panel-title" tabindex={-1}>
        {`《${law.names[0]}》要点`}
      </h2>
      <PanelState search={search} asked={asked} />
      <div class="card">
        <CardText card={card} articleUrl={linkTo} quote={cardQuote} names={nameFinder(search, law.id)} inPanel />
      </div>
      {articles ? null : <p class="hint">本站现在没有这部法律的原文，只有要点。</p>}
      <p class="open">
        <a href={page}>打开整页</a>
      </p>
      {first ? (
        <p>
          <a href={articleUrl(shelf, law, version, first.place)} data-panel>
            {`从${placeLabel(first.place)}读起`}
          </a>
        </p>
      ) : null}
    </>
  );
}

/** The same for an instrument whose text is not at hand. */
export function InstrumentPanel({ search, asked: { card, cardQuote } }: { search: LawSearch; asked: InstrumentAsked }) {
  return (
    <>
      <h2 id="panel-title" tabindex={-1}>
        {`《${card.heading}》`}
      </h2>
      <div class="strip" role="note" aria-label="收录状态">
        <span class="tag period">未收录原文</span>
        <p>本站没有它的原文，不引用条文，也不说明它现在是否有效。</p>
      </div>
      <div class="card">
        <CardText card={card} articleUrl={() => null} quote={cardQuote} names={nameFinder(search, card.law)} inPanel />
      </div>
      <p class="open">
        <a href={`/laws/${card.law}`}>打开整页</a>
      </p>
    </>
  );
}
