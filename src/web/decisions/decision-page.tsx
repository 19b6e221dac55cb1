import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Transition } from '../../domain/decision.ts';
import type { DecisionView, Extension } from '../../participation/participation.ts';
import { STATE_IN_WORDS } from '../../participation/state.ts';
import { Breadcrumb, Moment } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Contents } from './decision-contents.tsx';
import { DraftText } from './decision-draft.tsx';
import { basisOfNotice, decisionUrl, groupOf, TRACK_IN_WORDS } from './decision-facts.ts';
import { Notice } from './decision-notice.tsx';
import { DecisionStatus } from './decision-status.tsx';
import { Steps } from './decision-steps.tsx';
import { Exemption, InTheChat, Ways } from './decision-ways.tsx';

/** What the page of a decision shows. */
export interface DecisionShown {
  decision: DecisionView;
  steps: Transition[];
  extensions: Extension[];
  shelf: LawShelf;
  now: number;
  /** The page's address as people type it. */
  address: string;
}

/** A decision: where it stands, its notice, its draft clause by clause, how to comment, the steps taken. */
export function DecisionPage({ frame, shown }: { frame: Frame; shown: DecisionShown }) {
  const { decision, steps, extensions, shelf, now, address } = shown;
  const hasDraft = decision.clauses.length > 0;
  const open = decision.state === 'consulting';
  return (
    <Layout frame={frame} title={decision.title} current="decisions" description={descriptionOf(decision)}>
      <div class={hasDraft ? 'reader decision' : 'reader plain decision'}>
        <div class="doc">
          <Breadcrumb trail={[{ href: '/decisions', name: '决策征求意见' }]} here={`第${decision.number}号`} />
          <h1 class="title">{decision.title}</h1>
          <DecisionStatus decision={decision} extensions={extensions} now={now} />
          <Actions decision={decision} now={now} />
        </div>
        {hasDraft ? <Contents decision={decision} way="fold" /> : null}
        {hasDraft ? <Contents decision={decision} way="side" /> : null}
        <div class="body">
          {decision.exemption ? <Exemption decision={decision} shelf={shelf} /> : null}
          <Notice decision={decision} extensions={extensions} shelf={shelf} />
          <Explanation text={decision.explanation} />
          {hasDraft ? <DraftText decision={decision} address={address} /> : null}
          {decision.exemption ? null : (
            <Ways decision={decision} open={open} basis={basisOfNotice(decision.track)} shelf={shelf} />
          )}
          <Steps decision={decision} steps={steps} shelf={shelf} />
          <Version decision={decision} />
        </div>
      </div>
    </Layout>
  );
}

function descriptionOf({ title, leadUnit, state }: DecisionView): string {
  return `${title}，${leadUnit.name}承办。${STATE_IN_WORDS[state]}`;
}

/** What one can do here now: the one thing as a button, the others as links. */
function Actions({ decision, now }: { decision: DecisionView; now: number }) {
  const url = decisionUrl(decision);
  const { state, opensAt } = decision;
  const announced = state === 'drafting' && opensAt > now;
  const open = state === 'consulting';
  return (
    <div class="actions no-print">
      {open ? (
        <a class="button" href={`${url}/comment`}>
          提意见
        </a>
      ) : null}
      {open ? <InTheChat question={`评论 #${decision.number}`} name="在对话里提" /> : null}
      {groupOf(state) === 'results' ? (
        <a class="button" href={`${url}/feedback`}>
          看结果和理由
        </a>
      ) : null}
      {state === 'processing' ? <InTheChat question={`通知我 #${decision.number}`} name="有结果时告诉我" /> : null}
      {open || announced ? <a href={`${url}/calendar.ics`}>加到日历</a> : null}
      {opensAt > 0 && opensAt <= now ? <a href="/receipts">查回执</a> : null}
      {opensAt > 0 && opensAt <= now ? <a href={`${url}/ledger`}>意见存证链</a> : null}
    </div>
  );
}

function Explanation({ text }: { text: string }) {
  if (!text) return null;
  return (
    <section class="part" id="explanation">
      <h2>草案说明</h2>
      {text.split('\n').map((line) => (line.trim() ? <p>{line}</p> : null))}
    </section>
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
