import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { DecisionView, PublishedDisposition } from '../../participation/participation.ts';
import { STATE_IN_WORDS } from '../../participation/state.ts';
import { VERDICT_IN_WORDS } from '../../participation/verdicts.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Breadcrumb, Phone } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import { clauseLabel, decisionUrl } from './decision-facts.ts';
import { countVerdicts, type FeedbackFilter, feedbackPage, feedbackUrl } from './decision-feedback.ts';
import { Opinion } from './decision-opinion.tsx';

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
  return (
    <Layout frame={frame} title={`意见采纳情况：${decision.title}`} current="decisions">
      <div class="decisions published">
        <div class="hero">
          <Breadcrumb
            trail={[
              { href: '/decisions', name: '决策征求意见' },
              { href: url, name: decision.title },
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
            <p>{`${decision.leadUnit.name}公布了${dispositions.length}条意见的采纳情况和理由。意见按条款排列，个人信息已经隐去。`}</p>
            <BasisLine codes={['T31', 'D18']} shelf={shelf} />
            <Verdicts decision={decision} dispositions={dispositions} filter={filter} />
            <Published decision={decision} dispositions={dispositions} filter={filter} />
            <p>
              全部下载：<a href={`${url}/feedback.csv`}>CSV表格</a>、<a href={`${url}/feedback.json`}>JSON</a>
            </p>
          </>
        )}
        <p>
          想核对自己的意见在不在里面、有没有被改动：<a href="/receipts">查回执</a>，
          <a href={`${url}/ledger`}>看存证链</a>。
        </p>
      </div>
    </Layout>
  );
}

function Unpublished({ decision: { state, leadUnit } }: { decision: DecisionView }) {
  return (
    <>
      <p>{`意见采纳情况还没有公布。${STATE_IN_WORDS[state]}`}</p>
      <p>
        {`可以问${leadUnit.name}：`}
        <Phone number={leadUnit.phone} />
      </p>
    </>
  );
}

interface PartProps {
  decision: DecisionView;
  dispositions: PublishedDisposition[];
  filter: FeedbackFilter;
}

function Verdicts({ decision, dispositions, filter }: PartProps) {
  const counts = [...countVerdicts(dispositions)].filter(([, count]) => count > 0);
  const entries = [
    { verdict: null, name: '全部', count: dispositions.length },
    ...counts.map(([verdict, count]) => ({ verdict, name: VERDICT_IN_WORDS[verdict], count })),
  ];
  return (
    <nav class="filter" aria-label="按采纳情况查看">
      <ul>
        {entries.map(({ verdict, name, count }) => (
          <li>
            <a
              href={feedbackUrl(decision, { verdict, page: 1 })}
              aria-current={verdict === filter.verdict ? 'page' : undefined}
            >
              {`${name} `}
              <span class="num">{`${count}条`}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Published({ decision, dispositions, filter }: PartProps) {
  const { groups, page, pages, count } = feedbackPage(decision, dispositions, filter);
  return (
    <>
      {count === 0 ? <p>没有这一类的意见。</p> : null}
      {groups.map(([clause, comments]) => (
        <section class="by-clause">
          <h2>{`对${clauseLabel(decision, clause)}`}</h2>
          <ul>
            {comments.map((comment) => (
              <li>
                <Opinion decision={decision} comment={comment} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {pages > 1 ? <Pages decision={decision} filter={filter} page={page} pages={pages} /> : null}
    </>
  );
}

interface PagesProps {
  decision: DecisionView;
  filter: FeedbackFilter;
  page: number;
  pages: number;
}

function Pages({ decision, filter, page, pages }: PagesProps) {
  return (
    <nav class="pages" aria-label="翻页">
      {page > 1 ? <a href={feedbackUrl(decision, { ...filter, page: page - 1 })}>上一页</a> : null}
      <span>{`第${page}页，共${pages}页`}</span>
      {page < pages ? <a href={feedbackUrl(decision, { ...filter, page: page + 1 })}>下一页</a> : null}
    </nav>
  );
}
