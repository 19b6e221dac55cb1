import type { Child } from 'hono/jsx';
import type { Corpus } from '../../domain/corpus.ts';
import type { Laws } from '../../retrieval/laws/laws.ts';
import { StatusStrip } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Basis } from './about-basis.tsx';
import { Comments, Ledger } from './about-comments.tsx';
import { Device, Sharing } from './about-device.tsx';
import { Accessibility, Complaint, Programs } from './about-people.tsx';
import { Deletion, Privacy } from './about-privacy.tsx';
import { Limits, What } from './about-what.tsx';

interface AboutProps {
  frame: Frame;
  corpus: Corpus;
  laws: Laws;
}

/** What the assistant is, what it rests on, what it leaves undone, what is stored and for how long, where people are. */
export function AboutPage({ frame, corpus, laws }: AboutProps) {
  const sections = sectionsOf({ frame, corpus, laws });
  return (
    <Layout frame={frame} title="说明" current="about">
      <div class="reader">
        <div class="doc">
          <h1>说明</h1>
          <p class="lead">湘问是什么，依据什么，不做什么；存什么、存多久；有意见找谁。</p>
          <StatusStrip plan={corpus.plan} />
        </div>
        <Contents sections={sections} way="fold" />
        <Contents sections={sections} way="side" />
        <div class="prose">
          {sections.map(({ id, name, content }) => (
            <section aria-labelledby={id}>
              <h2 id={id}>{name}</h2>
              {content}
            </section>
          ))}
        </div>
      </div>
    </Layout>
  );
}

interface Section {
  id: string;
  name: string;
  content: Child;
}

/** Other pages link to these ids. */
function sectionsOf({ frame: { site }, corpus, laws }: AboutProps): Section[] {
  const { shelf } = laws.current;
  return [
    { id: 'what', name: '湘问是什么', content: <What plan={corpus.plan} site={site} /> },
    { id: 'basis', name: '依据什么', content: <Basis corpus={corpus} laws={laws} /> },
    { id: 'limits', name: '不做什么', content: <Limits plan={corpus.plan} /> },
    { id: 'privacy', name: '存什么、存多久', content: <Privacy site={site} shelf={shelf} /> },
    { id: 'delete', name: '怎样删掉一段对话', content: <Deletion site={site} shelf={shelf} /> },
    { id: 'device', name: '这台设备上的对话和 cookie', content: <Device /> },
    { id: 'sharing', name: '分享一个回答', content: <Sharing /> },
    { id: 'comments', name: '对决策事项提的意见', content: <Comments /> },
    { id: 'ledger', name: '存证链，怎样核验回执', content: <Ledger /> },
    { id: 'complaint', name: '意见、投诉和人工渠道', content: <Complaint site={site} shelf={shelf} /> },
    { id: 'accessibility', name: '无障碍', content: <Accessibility /> },
    { id: 'programs', name: '给程序和运维用的', content: <Programs /> },
  ];
}

/** Beside the text on wide screens, folded above it on narrow ones; CSS shows one of them. */
function Contents({ sections, way }: { sections: Section[]; way: 'side' | 'fold' }) {
  const list = (
    <ol>
      {sections.map(({ id, name }) => (
        <li>
          <a href={`#${id}`}>{name}</a>
        </li>
      ))}
    </ol>
  );
  if (way === 'fold')
    return (
      <details class="contents fold">
        <summary>目录</summary>
        <nav aria-label="说明目录">{list}</nav>
      </details>
    );
  return (
    <nav class="contents side" aria-label="说明目录">
      <h2>目录</h2>
      {list}
    </nav>
  );
}
