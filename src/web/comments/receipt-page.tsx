import type { LedgerKey } from '../../domain/ledger.ts';
import type { ReceiptView } from '../../participation/participation.ts';
import { VERIFIER_PATH } from '../frame/assets.ts';
import { Breadcrumb, ErrorSummary, Fact, Moment } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { type ReceiptError, TakeBack, type TakingBack } from './receipt-take-back.tsx';
import { ReceiptVerifier } from './receipt-verifier.tsx';

interface ReceiptPageProps {
  frame: Frame;
  view: ReceiptView;
  keys: LedgerKey[];
  /** Whether the script that checks receipts can be loaded. */
  hasVerifier: boolean;
  /** What was just done. */
  done: string | null;
  errors: ReceiptError[];
  /** What was chosen in the form that came back with errors. */
  chosen: TakingBack | null;
}

/** What a receipt answers: where the comment stands, what became of it, the proof, the way to take it back. */
export function ReceiptPage({ frame, view, keys, hasVerifier, done, errors, chosen }: ReceiptPageProps) {
  const title = `回执 ${view.receipt}`;
  const verified = view.ledger !== null;
  return (
    <Layout
      frame={frame}
      title={errors.length ? `错误:${title}` : title}
      current="decisions"
      noindex
      script={verified && hasVerifier ? VERIFIER_PATH : undefined}
    >
      <div class="commenting receipt">
        {errors.length ? <ErrorSummary errors={errors} title="没有办成" /> : null}
        <div class="hero">
          <Breadcrumb
            trail={[
              { href: '/decisions', name: '决策征求意见' },
              { href: '/receipts', name: '查回执' },
            ]}
            here={view.receipt}
          />
          <h1>
            回执 <span class="num">{view.receipt}</span>
          </h1>
        </div>
        {done ? (
          <p class="note done" role="status">
            {done}
          </p>
        ) : null}
        <Standing view={view} />
        {verified ? <Proof view={view} keys={keys} hasVerifier={hasVerifier} /> : null}
        {view.state === 'erased' ? null : <TakeBack view={view} errors={errors} chosen={chosen} />}
      </div>
    </Layout>
  );
}

function Standing({ view }: { view: ReceiptView }) {
  const { decision, decisionTitle, state, stateInWords, receivedAt } = view;
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

function Proof({ view, keys, hasVerifier }: Pick<ReceiptPageProps, 'view' | 'keys' | 'hasVerifier'>) {
  const { ledger } = view;
  if (!ledger) return null;
  const { state, leaf, promise, keyId, index, size, root } = ledger;
  return (
    <section class="part" id="proof">
      <h2>核验您的意见有没有被改、有没有丢</h2>
      <p>
        {state === 'included'
          ? `已记入存证链：第${(index ?? 0) + 1}条，共${size}条。`
          : '已作出签名承诺，60秒内记入存证链，请过一会儿刷新再核验。'}
        <a href={`/decisions/${view.decision}/ledger`}>看存证链</a>
      </p>
      <ReceiptVerifier view={view} keys={keys} hasVerifier={hasVerifier} />
      <details class="proof">
        <summary>存证证明的内容</summary>
        <dl class="facts">
          {[
            ['意见的哈希值', leaf.commitment],
            ['承诺的签名', promise],
            ['公钥编号', keyId],
            ...(root ? [['存证链的根', root]] : []),
          ].map(([name, value]) => (
            <Fact name={name}>
              <code>{value}</code>
            </Fact>
          ))}
        </dl>
      </details>
    </section>
  );
}
