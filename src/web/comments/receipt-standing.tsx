import type { DecisionView, ReceiptView } from '../../participation/participation.ts';
import { clauseLabel } from '../decisions/decision-facts.ts';
import { Fact, Moment } from '../frame/components.tsx';

/** Where a comment stands, in words; what became of it once that is published. */
export function Standing({ view, clauses }: { view: ReceiptView; clauses: DecisionView['clauses'] }) {
  const { decision, decisionTitle, state, stateInWords, receivedAt, ledger } = view;
  return (
    <section class="part">
      <div class={`strip ${TONES[state] ?? 'period'}`} role="note" aria-label="处理情况">
        <span class={`tag ${TONES[state] ?? 'period'}`}>{STATES[state]}</span>
        <p>{stateInWords}</p>
      </div>
      <Way state={state} />
      <Outcome view={view} />
      <dl class="facts">
        <Fact name="事项">
          <a href={`/decisions/${decision}`}>{`《${decisionTitle}》`}</a>
        </Fact>
        {ledger ? <Fact name="针对">{clauseLabel({ clauses }, ledger.leaf.clause)}</Fact> : null}
        <Fact name="收到时间">
          <Moment iso={receivedAt} />
        </Fact>
      </dl>
    </section>
  );
}

const WAY = ['received', 'processing', 'published'] as const;

/** The usual way of a comment and where on it this one is; nothing for one that left it. */
function Way({ state }: { state: ReceiptView['state'] }) {
  const at = (WAY as readonly string[]).indexOf(state);
  if (at < 0) return null;
  return (
    <ol class="way-line" aria-label="处理的步骤">
      {WAY.map((step, place) => (
        <li aria-current={place === at ? 'step' : undefined} class={place > at ? 'ahead' : undefined}>
          {place > at ? `${WAY_IN_WORDS[step]}（还没到）` : WAY_IN_WORDS[step]}
        </li>
      ))}
    </ol>
  );
}

const WAY_IN_WORDS = { received: '收到', processing: '研究处理', published: '公布结果' } as const;

/** The office's words, told apart from ours as on the page of all of them. */
function Outcome({ view }: { view: ReceiptView }) {
  const { receipt, decision, state, verdictInWords, reason, clauseChanged } = view;
  if (state !== 'published' || verdictInWords === null) return null;
  return (
    <div class="reason outcome">
      <h2 class="who">承办单位的处理</h2>
      <p>
        <span class="tag official">{verdictInWords}</span>
      </p>
      <p>
        <b>理由：</b>
        {reason}
      </p>
      {clauseChanged === null ? null : (
        <p>
          草案为此作了修改。<a href={`/decisions/${decision}#clause-${clauseChanged}`}>看征求意见时这一条的原文</a>
        </p>
      )}
      <p>
        <a href={`/decisions/${decision}/feedback#r-${receipt}`}>看全部意见的采纳情况</a>
      </p>
    </div>
  );
}

const TONES: Partial<Record<ReceiptView['state'], string>> = {
  published: 'force',
  received: 'calm',
  processing: 'calm',
};

const STATES: Readonly<Record<ReceiptView['state'], string>> = {
  received: '已收到',
  held: '待核实',
  routed: '已转办',
  processing: '研究处理中',
  published: '结果已公布',
  withdrawn: '已撤回',
  erased: '原文已删除',
};
