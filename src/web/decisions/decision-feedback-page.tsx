import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { STATE_IN_WORDS } from '../../participation/state.ts';
import { VERDICT_IN_WORDS } from '../../participation/verdicts.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Breadcrumb, Phone } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { decisionUrl, groupOf } from './decision-facts.ts';
import { countVerdicts, type FeedbackFilter } from './decision-feedback.ts';
import { FeedbackFilters } from './decision-feedback-filter.tsx';
import { DOCUMENT_COMMENTS } from './decision-files.ts';
import { Published, type PublishedProps } from './decision-published.tsx';
import { InTheChat } from './decision-ways.tsx';

interface FeedbackPageProps {
  frame: Frame;
  decision: DecisionView;
  dispositions: PublishedDisposition[];
  filter: FeedbackFilter;
  shelf: LawShelf;
}

/** What became of the comments: how many of each verdict, then each comment with its reason, by clause. */
export function FeedbackPage({ frame, decision, dispositions, filter, shelf }: FeedbackPageProps) {
  const url = decisionUrl(decision);
  const parts = { decision, dispositions, filter };
  return (
    <Layout frame={frame} title={`意见采纳情况：${decision.title}`} current="decisions">
      <div class="decisions published">
        <div class="hero">
          <Breadcrumb
            trail={[
              { href: '/decisions', name: '决策征求意见' },
              { href: url, name: `第${decision.number}号` },
            ]}
            here="意见采纳情况"
          />
          <h1>意见采纳情况</h1>
          <p>
            <a href={url}>{`《${decision.title}》`}</a>
          </p>
        </div>
        {dispositions.length === 0 ? (
          <Unpublished decision={decision} />
        ) : (
          <>
            <Summary decision={decision} dispositions={dispositions} shelf={shelf} />
            <FeedbackFilters {...parts} />
            <Published {...parts} />
          </>
        )}
        <section class="part">
          <h2>核对自己的意见</h2>
          <p>
            想知道自己的意见在不在里面、有没有被改动：<a href="/receipts">凭回执号查</a>，或者
            <a href={`${url}/ledger`}>看存证链</a>。
          </p>
        </section>
      </div>
    </Layout>
  );
}

/** Nothing is published (yet), or nobody wrote: those are told apart. */
function Unpublished({ decision }: { decision: DecisionView }) {
  const { state, leadUnit, number } = decision;
  if (groupOf(state) === 'results')
    return (
      <div class="note">
        <b>没有可以公布的意见</b>
        <p>本站没有收到对这一事项的公众意见，或者收到的都已撤回。</p>
      </div>
    );
  return (
    <section class="part">
      <p>{`意见采纳情况还没有公布。${STATE_IN_WORDS[state]}`}</p>
      <InTheChat question={`通知我 #${number}`} name="有结果时告诉我" />
      <p>
        {`也可以问${leadUnit.name}：`}
        <Phone number={leadUnit.phone} />
      </p>
    </section>
  );
}

function Summary({ decision, dispositions, shelf }: Omit<PublishedProps, 'filter'> & { shelf: LawShelf }) {
  const url = `${decisionUrl(decision)}/feedback`;
  const counts = countVerdicts(dispositions).map(([verdict, count]) => `${VERDICT_IN_WORDS[verdict]}${count}份`);
  return (
    <section class="part">
      <p>{`${decision.leadUnit.name}公布了${dispositions.length}份意见的处理结果和理由：${counts.join('，')}。`}</p>
      <p class="hint">
        标着“公众意见”的是大家写的，照原样登出来，只隐去了个人信息；标着“承办单位的处理”的是承办单位写的。答复相同的意见放在一起。
      </p>
      <p class="downloads no-print">
        {dispositions.length > DOCUMENT_COMMENTS ? null : <a href={`${url}.docx`}>下载（Word文档）</a>}
        <a href={`${url}.csv`}>下载（CSV表格）</a>
        <a href={`${url}.json`}>下载（JSON）</a>
      </p>
      <BasisLine codes={['T31', 'D18']} shelf={shelf} />
    </section>
  );
}
