import { type Curated, type CuratedCitation, curatedPassage } from '../../domain/curated.ts';
import type { Day } from '../../domain/law.ts';
import { dayInWords } from '../../domain/law-time.ts';
import type { Passage, Span } from '../../domain/passage.ts';
import { Breadcrumb, Fact } from '../frame/components.tsx';
import { dressed } from '../frame/dressing.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';

/** A quotation that a curated answer rests on, with the place that it was found in; `null` where none holds it now. */
export interface CuratedSource extends CuratedCitation {
  passage: Passage | null;
}

interface CuratedPageProps {
  frame: Frame;
  curated: Curated;
  today: Day;
  sources: CuratedSource[];
  /** The characters to mark. */
  quote: Span | null;
}

/** One curated answer: who signed it and until when it is used, its words, and the quotations under them. */
export function CuratedPage({ frame, curated, today, sources, quote }: CuratedPageProps) {
  const { heading, text, notes, status } = curatedPassage(curated, today);
  const { signedBy, questions } = curated;
  return (
    <Layout frame={frame} title={`${heading}：人工核定答复`} description={curated.text.slice(0, 100)}>
      <article class="guide curated">
        <div class="hero">
          <Breadcrumb trail={[{ href: '/', name: '问答' }]} here="人工核定答复" />
          <h1>{heading}</h1>
          <div class="strip" role="note" aria-label="核定情况">
            <span class={status === 'in_force' && signedBy.verified ? 'tag official' : 'tag period'}>
              {status !== 'in_force' ? '已经到期，不再使用' : signedBy.verified ? '机关已核定' : '未经机关核定'}
            </span>
            {notes.map((note) => (
              <p>{note}</p>
            ))}
          </div>
        </div>
        <section class="card" aria-labelledby="answer-title">
          <h2 id="answer-title">
            答复<span class="tag own">非原文</span>
          </h2>
          {curated.sentences.map((sentence) => (
            <p>
              {dressed(text, sentence, { quote })}
              {sentence.citations.map((at) => (
                <a class="mark" href={`#quote-${at + 1}`}>
                  <span class="hidden">依据</span>
                  {`[${at + 1}]`}
                </a>
              ))}
            </p>
          ))}
        </section>
        <Sources sources={sources} />
        <dl class="facts">
          <Fact name="核定">{signedBy.office}</Fact>
          <Fact name="日期">
            <time datetime={curated.date}>{dayInWords(curated.date)}</time>
          </Fact>
          <Fact name="用到">
            <time datetime={curated.expires}>{dayInWords(curated.expires)}</time>
          </Fact>
        </dl>
        <details class="used">
          <summary>{`适用的问法（${questions.length}种）`}</summary>
          <ul class="fits">
            {questions.map((question) => (
              <li>{question}</li>
            ))}
          </ul>
        </details>
      </article>
    </Layout>
  );
}

function Sources({ sources }: { sources: CuratedSource[] }) {
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">依据（原文摘录）</h2>
      <ol class="quotes">
        {sources.map(({ ref, quote, passage }, at) => (
          <li id={`quote-${at + 1}`}>
            <blockquote>{quote}</blockquote>
            {passage ? (
              <p class="where">
                <a href={passage.url}>{`${passage.label} ${passage.heading}`}</a>
              </p>
            ) : (
              <p class="hint">{`${ref} 的原文没有取回，或者已经改动，这里没有核对。`}</p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
