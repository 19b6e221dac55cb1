import type { Acknowledgement, DecisionView } from '../../participation/participation.ts';
import { clauseLabel, decisionUrl } from '../decisions/decision-facts.ts';
import { InTheChat } from '../decisions/decision-ways.tsx';
import { Fact, Moment } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { CommentDraft } from './comment-draft.ts';
import { Carried, CarriedText, COMMENT_FORM, commentForm } from './comment-fields.tsx';
import { Protected } from './comment-protected.tsx';

interface GivenPageProps {
  frame: Frame;
  decision: DecisionView;
  draft: CommentDraft;
  given: Acknowledgement;
}

/** The acknowledgement: what a person keeps. A report of a violation is told what becomes of it instead (T44). */
export function GivenPage({ frame, decision, draft, given }: GivenPageProps) {
  return (
    <Layout
      frame={frame}
      title={given.routed ? '已登记，转给主管机关' : '收到了您的意见'}
      current="decisions"
      noindex
      sizeForm={COMMENT_FORM}
    >
      <div class="commenting given">
        {given.routed ? (
          <Protected given={given} routed={given.routed} />
        ) : (
          <Received decision={decision} draft={draft} given={given} />
        )}
        <form {...commentForm(`${decisionUrl(decision)}/comment`)} class="no-print">
          <Carried draft={draft} stage="given" />
          <CarriedText draft={draft} consent />
          <div class="actions">
            {given.routed ? null : <Keeping given={given} />}
            <a href={decisionUrl(decision)}>返回事项页面</a>
          </div>
        </form>
        {given.routed ? null : <Handed decision={decision} draft={draft} given={given} />}
      </div>
    </Layout>
  );
}

/** What is kept stands in one box, the code in it with the warning, so that one photograph or print has all of it. */
function Received({ decision, draft, given }: Omit<GivenPageProps, 'frame'>) {
  return (
    <>
      <h1 tabindex={-1} autofocus>
        收到了您的意见
      </h1>
      <dl class="ticket">
        <div class="big">
          <dt>回执号</dt>
          <dd class="num">{given.receipt}</dd>
        </div>
        <Fact name="收到时间">
          <Moment iso={given.receivedAt} />
        </Fact>
        <Fact name="事项">{`《${decision.title}》，${clauseLabel(decision, draft.clause)}`}</Fact>
        <div class="big secret">
          <dt>撤回码（只显示这一次，不要告诉别人）</dt>
          <dd class="num">{given.withdrawalCode}</dd>
        </div>
      </dl>
      <p class="note">
        <b>现在就抄下来、拍照或者打印</b>
        关掉这一页，就再也看不到撤回码。没有撤回码，以后不能撤回、删除这份意见；谁拿到它，谁就能撤回。回执号用来查结果。
      </p>
    </>
  );
}

/** Copying and printing take the script, which shows their buttons. */
function Keeping({ given: { receipt, withdrawalCode } }: { given: Acknowledgement }) {
  return (
    <>
      <button type="button" class="button" data-print hidden>
        打印
      </button>
      <button type="button" class="button quiet" data-copy="kept" hidden>
        复制回执号和撤回码
      </button>
      <span role="status" data-told></span>
      <span id="kept" hidden>{`回执号：${receipt}\n撤回码：${withdrawalCode}`}</span>
      <button type="submit" class="button quiet" name="go" value="file">
        保存回执文件
      </button>
    </>
  );
}

function Handed({ decision, draft, given }: Omit<GivenPageProps, 'frame'>) {
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

function WhatNow({ decision: { number }, given }: Pick<GivenPageProps, 'decision' | 'given'>) {
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
