import type { LedgerKey } from '../../domain/ledger.ts';
import type { DecisionView, ReceiptView } from '../../participation/participation.ts';
import { VERIFIER_PATH } from '../frame/assets.ts';
import { Breadcrumb, ErrorSummary, Fact } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Standing } from './receipt-standing.tsx';
import { type ReceiptError, TakeBack, type TakingBack } from './receipt-take-back.tsx';
import { ReceiptVerifier } from './receipt-verifier.tsx';

interface ReceiptPageProps {
  frame: Frame;
  view: ReceiptView;
  /** Of the decision's draft. */
  clauses: DecisionView['clauses'];
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
export function ReceiptPage({ frame, view, clauses, keys, hasVerifier, done, errors, chosen }: ReceiptPageProps) {
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
        <Standing view={view} clauses={clauses} />
        {verified ? <Proof view={view} keys={keys} hasVerifier={hasVerifier} /> : null}
        {view.state === 'erased' ? null : <TakeBack view={view} errors={errors} chosen={chosen} />}
      </div>
    </Layout>
  );
}

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
