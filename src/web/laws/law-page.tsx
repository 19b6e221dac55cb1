import { type Article, type Card, type Law, type LawVersion, lawRef } from '../../domain/law.ts';
import { versionInForce } from '../../domain/law-time.ts';
import type { Span } from '../../domain/passage.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { Breadcrumb } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import { CardView } from './law-card.tsx';
import { LawContents } from './law-contents.tsx';
import { LawHead } from './law-head.tsx';
import { type Mention, nameFinder } from './law-names.ts';
import { outlineOf } from './law-outline.ts';
import { type ArticleQuote, LawText } from './law-text.tsx';

/** What the page of a version of a law shows. */
export interface LawView {
  law: Law;
  version: LawVersion;
  /** `null` where the text was not pulled. */
  articles: Article[] | null;
  /** Speaks of the version in force. */
  card: Card;
  quote: ArticleQuote | null;
  cardQuote: Span | null;
  /** Where the plan names the law, and where it names one that the law took the place of. */
  mentions: Mention[];
  formerMentions: { law: Law; mentions: Mention[] }[];
}

/** A law: whether it applies, what this site says of it, and its text. */
export function LawPage({ frame, search, view }: { frame: Frame; search: LawSearch; view: LawView }) {
  const { law, version, articles, card, quote, cardQuote } = view;
  const outline = outlineOf(articles ?? []);
  const names = nameFinder(search, law.id);
  const { shelf } = search;
  const earlier = version !== versionInForce(law, shelf.today());
  const articleUrl = (place: string): string | null => {
    const shown = shelf.library?.find(lawRef({ law: law.id, version: null, place }));
    return shown ? `${earlier ? `/laws/${law.id}` : ''}#a${place}` : null;
  };
  return (
    <Layout frame={frame} title={law.title} current="laws">
      <div class={articles ? 'reader' : 'reader plain'}>
        <LawHead shelf={shelf} law={law} version={version} names={names} hasText={articles !== null} />
        {articles ? <LawContents outline={outline} way="fold" /> : null}
        {articles ? <LawContents outline={outline} way="side" /> : null}
        <div class="body">
          {articles ? null : <NoText />}
          {quote ? (
            <p class="hint no-print">
              加了底色和粗下划线的，是回答引用的部分。<a href="#quote">跳到这里</a>
            </p>
          ) : null}
          {earlier && articles ? <p class="note">下面的要点写的是现行版本，原文是这个旧版本。</p> : null}
          <CardView card={card} articleUrl={articleUrl} quote={cardQuote} names={names} />
          <Mentions title="方案里提到它的地方" mentions={view.mentions} />
          {view.formerMentions.map(({ law: former, mentions }) => (
            <Mentions title={`方案里提到它的前身《${former.names[0]}》的地方`} mentions={mentions} />
          ))}
          {articles ? <LawText outline={outline} quote={quote} names={names} /> : null}
        </div>
      </div>
    </Layout>
  );
}

/** Says that the text is not there, and how it comes. */
export function NoText() {
  return (
    <div class="note no-text">
      <b>原文还没有取回</b>
      <p>
        本站不随程序附带法律原文。运行 <code>npm run corpus -- pull</code> 取回并核对以后，这里就有原文。
      </p>
      <p>现在可以到国家法律法规数据库（flk.npc.gov.cn）查阅原文。</p>
    </div>
  );
}

function Mentions({ title, mentions }: { title: string; mentions: Mention[] }) {
  if (mentions.length === 0) return null;
  return (
    <section class="mentions" aria-label={title}>
      <h2>{title}</h2>
      <ul class="plainlist">
        {mentions.map(({ label, heading, href }) => (
          <li>
            <a href={href}>{`${label} ${heading}`.trim()}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface InstrumentProps {
  frame: Frame;
  search: LawSearch;
  card: Card;
  cardQuote: Span | null;
  mentions: Mention[];
}

/** An instrument that the plan names and whose text is not at hand. */
export function InstrumentPage({ frame, search, card, cardQuote, mentions }: InstrumentProps) {
  const names = nameFinder(search, card.law);
  return (
    <Layout frame={frame} title={card.heading} current="laws">
      <div class="reader plain">
        <div class="doc">
          <Breadcrumb trail={[{ href: '/laws', name: '法律' }]} here={card.heading} />
          <div class="strip" role="note" aria-label="收录状态">
            <span class="tag period">未收录原文</span>
            <p>方案提到这份文件。本站没有它的原文，不引用条文，也不说明它现在是否有效。</p>
          </div>
          <h1 class="title">{card.heading}</h1>
        </div>
        <div class="body">
          <CardView card={card} articleUrl={() => null} quote={cardQuote} names={names} />
          <Mentions title="方案里提到它的地方" mentions={mentions} />
        </div>
      </div>
    </Layout>
  );
}
