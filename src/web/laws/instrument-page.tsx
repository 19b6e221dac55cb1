import type { Card } from '../../domain/law.ts';
import type { Span } from '../../domain/passage.ts';
import type { LawSearch } from '../../retrieval/laws/search.ts';
import { Breadcrumb } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { CardView } from './law-card.tsx';
import { Mentions } from './law-mentions.tsx';
import { type Mention, nameFinder } from './law-names.ts';

interface InstrumentProps {
  frame: Frame;
  search: LawSearch;
  card: Card;
  cardQuote: Span | null;
  mentions: Mention[];
}

/** An instrument that the plan names and whose text is not at hand. */
export function InstrumentPage({ frame, search, card, cardQuote, mentions }: InstrumentProps) {
  return (
    <Layout frame={frame} title={card.heading} current="laws">
      <div class="reader plain">
        <div class="doc">
          <Breadcrumb trail={[{ href: '/laws', name: '法律' }]} here={card.heading} />
          <h1 class="title">{card.heading}</h1>
          <div class="strip" role="note" aria-label="收录状态">
            <span class="tag period">未收录原文</span>
            <p>方案提到这份文件。本站没有它的原文，不引用条文，也不说明它现在是否有效。</p>
          </div>
        </div>
        <div class="body">
          <CardView
            card={card}
            articleUrl={() => null}
            quote={cardQuote}
            names={nameFinder(search, card.law)}
            hasText={false}
          />
          <Mentions mentions={mentions} />
        </div>
      </div>
    </Layout>
  );
}
