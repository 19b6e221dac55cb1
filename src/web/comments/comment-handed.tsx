import type { Acknowledgement, DecisionView } from '../../participation/participation.ts';
import { InTheChat } from '../decisions/decision-ways.tsx';
import { Fact } from '../frame/components.tsx';
import type { CommentDraft } from './comment-draft.ts';

interface HandedProps {
  decision: DecisionView;
  draft: CommentDraft;
  given: Acknowledgement;
}

/** Under the receipt: the exact text, what comes now, the signed promise. */
export function Handed({ decision, draft, given }: HandedProps) {
  return (
    <>
      <section class="part">
        <h2>您的意见原文</h2>
        <p class="exact paper">{draft.text}</p>
      </section>
      <WhatNow decision={decision} given={given} />
      <Ledger given={given} />
    </>
  );
}

function WhatNow({ decision: { number }, given }: Omit<HandedProps, 'draft'>) {
  return (
    <section class="part no-print">
      <h2>接下来</h2>
      <ul class="dots">
        <li>征求意见截止后，承办单位整理、研究收到的意见，再公布每份意见采纳了没有、为什么。</li>
        <li>
          随时可以<a href={`/receipts/${given.receipt}`}>凭回执号查处理情况</a>
          ，在那里也能核验：您的意见一个字没改、没有丢。核验时要用上面的“保存回执文件”。
        </li>
        <li>
          想在公布结果时收到消息，可以在对话里说一声：
          <InTheChat question={`通知我 #${number}`} name="有结果时告诉我" />
        </li>
      </ul>
    </section>
  );
}

function Ledger({ given: { ledger, salt } }: { given: Acknowledgement }) {
  if (!ledger) return null;
  return (
    <details class="proof">
      <summary>存证承诺（用来证明意见没有被改动或者丢掉）</summary>
      <p>
        这一条意见的哈希值会在60秒内记入存证链。下面是签了名的承诺，回执文件里都有，其中的盐值和原文合起来才能核验。
      </p>
      <dl class="facts">
        {[
          ['哈希值', ledger.leaf.commitment],
          ['盐值', salt],
          ['承诺的签名', ledger.promise],
          ['公钥编号', ledger.keyId],
        ].map(([name, value]) => (
          <Fact name={name}>
            <code>{value}</code>
          </Fact>
        ))}
      </dl>
    </details>
  );
}
