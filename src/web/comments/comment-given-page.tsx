import type { Acknowledgement, DecisionView } from '../../participation/participation.ts';
import { clauseLabel, decisionUrl } from '../decisions/decision-facts.ts';
import { Fact, Moment } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { CommentDraft } from './comment-draft.ts';
import { Carried, CarriedText, COMMENT_FORM, commentForm } from './comment-fields.tsx';

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
      sizeForm={COMMENT_FORM}
    >
      <div class="commenting given">
        {given.routed ? <Protected given={given} routed={given.routed} /> : null}
        {given.routed ? null : <Received decision={decision} draft={draft} given={given} />}
        <form {...commentForm(`${decisionUrl(decision)}/comment`)} class="no-print">
          <Carried draft={draft} stage="given" />
          <CarriedText draft={draft} />
          <p class="actions">
            {given.routed ? null : (
              <button type="submit" class="button" name="go" value="file">
                下载回执文件（JSON）
              </button>
            )}
            {given.routed ? null : <a href={`/receipts/${given.receipt}`}>查处理情况、核验存证</a>}
            <a href={decisionUrl(decision)}>返回事项页面</a>
          </p>
        </form>
        {given.routed ? null : <WhatNow decision={decision} />}
      </div>
    </Layout>
  );
}

function Received({ decision, draft, given }: Omit<GivenPageProps, 'frame'>) {
  return (
    <>
      <h1>收到了您的意见</h1>
      <dl class="ticket">
        <div class="big">
          <dt>回执号</dt>
          <dd class="num">{given.receipt}</dd>
        </div>
        <div class="big">
          <dt>撤回码（不要告诉别人）</dt>
          <dd class="num">{given.withdrawalCode}</dd>
        </div>
        <Fact name="收到时间">
          <Moment iso={given.receivedAt} />
        </Fact>
        <Fact name="事项">{`《${decision.title}》，${clauseLabel(decision, draft.clause)}`}</Fact>
      </dl>
      <p class="note">
        <b>请打印、抄下或者下载</b>
        关掉这一页，就再也看不到撤回码；没有撤回码，不能撤回或者删除意见。要打印，用浏览器菜单里的“打印”。
      </p>
      <section class="part">
        <h2>您的意见原文</h2>
        <p class="exact paper">{draft.text}</p>
      </section>
      <Ledger given={given} />
    </>
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

function WhatNow({ decision: { number } }: { decision: DecisionView }) {
  return (
    <section class="part no-print">
      <h2>接下来</h2>
      <ul class="dots">
        <li>征求意见结束后，承办单位归纳整理、研究论证，采纳情况和理由会公布，凭回执号随时能查。</li>
        <li>
          想在公布时收到消息：在<a href="/">提问页</a>
          {`或者已开通的聊天渠道里发“通知我 #${number}”。`}
        </li>
      </ul>
    </section>
  );
}

/** Said in few words and without the text: who stands beside the screen may read it. */
function Protected({ given, routed }: { given: Acknowledgement; routed: NonNullable<Acknowledgement['routed']> }) {
  return (
    <>
      <h1>已登记，转给主管机关</h1>
      <p>您写的像是在反映违法违纪的情况。为了保护您，它不作为公众意见，不进存证链，不公开，原文转给下面的机关。</p>
      <dl class="ticket">
        <Fact name="转给">{routed.office}</Fact>
        <Fact name="联系方式">{routed.address}</Fact>
        <div class="big">
          <dt>登记号</dt>
          <dd class="num">{given.receipt}</dd>
        </div>
        <div class="big">
          <dt>撤回码（不要告诉别人）</dt>
          <dd class="num">{given.withdrawalCode}</dd>
        </div>
        <Fact name="登记时间">
          <Moment iso={given.receivedAt} />
        </Fact>
      </dl>
      <p class="note">
        <b>请抄下登记号和撤回码，然后关掉这一页</b>
        在公用的电脑、手机上，也请清除浏览记录。情况紧急，请直接联系上面的机关，或者拨打110。
      </p>
      <p>
        依据：<a href="/plan/44">方案任务44</a>（为举报人严格保密）。如果您还要对草案提意见，请另外提交一份。
      </p>
    </>
  );
}
