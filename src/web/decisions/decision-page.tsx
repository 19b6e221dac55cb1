import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Transition } from '../../domain/decision.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { Breadcrumb, Moment } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import { DraftText } from './decision-draft.tsx';
import { basisOfNotice, decisionUrl, groupOf, TRACK_IN_WORDS } from './decision-facts.ts';
import { Notice } from './decision-notice.tsx';
import { DecisionStatus } from './decision-status.tsx';
import { Exemption, Steps, Ways } from './decision-ways.tsx';

/** What the page of a decision shows. */
export interface DecisionShown {
  decision: DecisionView;
  steps: Transition[];
  shelf: LawShelf;
  now: number;
}

/** A decision: where it stands, its notice, how to comment, its draft clause by clause, the steps taken. */
export function DecisionPage({ frame, shown }: { frame: Frame; shown: DecisionShown }) {
  const { decision, steps, shelf, now } = shown;
  const hasDraft = decision.clauses.length > 0;
  const open = decision.state === 'consulting';
  return (
    <Layout frame={frame} title={decision.title} current="decisions">
      <div class={hasDraft ? 'reader' : 'reader plain'}>
        <div class="doc">
          <Breadcrumb trail={[{ href: '/decisions', name: '决策征求意见' }]} here={`第${decision.number}号`} />
          <h1 class="title">{decision.title}</h1>
          <DecisionStatus decision={decision} now={now} />
          <Actions decision={decision} />
        </div>
        {hasDraft ? <Contents decision={decision} way="fold" /> : null}
        {hasDraft ? <Contents decision={decision} way="side" /> : null}
        <div class="body">
          {decision.exemption ? <Exemption decision={decision} shelf={shelf} /> : null}
          <Notice decision={decision} shelf={shelf} />
          {decision.exemption ? null : (
            <Ways decision={decision} open={open} basis={basisOfNotice(decision.track)} shelf={shelf} />
          )}
          <Steps steps={steps} shelf={shelf} />
          {decision.explanation ? (
            <section class="part" id="explanation">
              <h2>草案说明</h2>
              {decision.explanation.split('\n').map((line) => (line.trim() ? <p>{line}</p> : null))}
            </section>
          ) : null}
          {hasDraft ? <DraftText decision={decision} /> : null}
          <Version decision={decision} />
        </div>
      </div>
    </Layout>
  );
}

/** What one can do here now. */
function Actions({ decision }: { decision: DecisionView }) {
  const url = decisionUrl(decision);
  const { state, opensAt } = decision;
  return (
    <p class="actions no-print">
      {state === 'consulting' ? (
        <a class="button" href={`${url}/comment`}>
          提意见
        </a>
      ) : null}
      {groupOf(state) === 'results' ? (
        <a class="button" href={`${url}/feedback`}>
          看意见采纳情况
        </a>
      ) : null}
      {opensAt > 0 && state !== 'drafting' ? <a href={`${url}/ledger`}>意见存证链</a> : null}
      <a href="/receipts">查回执</a>
    </p>
  );
}

function Contents({ decision, way }: { decision: DecisionView; way: 'fold' | 'side' }) {
  const entries = [
    { href: '#notice', name: '征求意见公告' },
    { href: '#ways', name: '怎么提意见' },
    ...(decision.explanation ? [{ href: '#explanation', name: '草案说明' }] : []),
    { href: '#draft', name: '草案全文' },
  ];
  const list = (
    <ol class="divisions">
      {entries.map(({ href, name }) => (
        <li>
          <a class="sec" href={href}>
            {name}
          </a>
        </li>
      ))}
      {decision.clauses.map(({ id, label }) => (
        <li>
          <a href={`#clause-${id}`}>{label}</a>
        </li>
      ))}
    </ol>
  );
  return way === 'fold' ? (
    <details class="contents fold">
      <summary>本页目录</summary>
      {list}
    </details>
  ) : (
    <nav class="contents side" aria-label="本页目录">
      <h2>本页目录</h2>
      {list}
    </nav>
  );
}

function Version({ decision: { version, updatedAt, track } }: { decision: DecisionView }) {
  return (
    <p class="hint version">
      {`${TRACK_IN_WORDS[track]}。这是本事项信息的第${version}版，更新于`}
      <Moment iso={new Date(updatedAt).toISOString()} />
      。每一版都留存；公告期间如有改动，以最新一版为准。
    </p>
  );
}
