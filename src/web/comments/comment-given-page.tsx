import type { Acknowledgement, DecisionView } from '../../participation/participation.ts';
import { clauseLabel, decisionUrl } from '../decisions/decision-facts.ts';
import { Fact, Moment } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { CommentDraft } from './comment-draft.ts';
import { Carried, CarriedText, COMMENT_FORM, commentForm } from './comment-fields.tsx';
import { Handed } from './comment-handed.tsx';
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
      <div class="commenting given" data-forget={`comment-${decision.id}`}>
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
        <b>现在就抄下来、拍照或者保存</b>
        关掉这一页，就再也看不到撤回码。没有撤回码，以后不能撤回、删除这份意见；谁拿到它，谁就能撤回。回执号用来查结果。
      </p>
    </>
  );
}

/** Copying and printing take the script, which shows their buttons. */
function Keeping({ given: { receipt, withdrawalCode } }: { given: Acknowledgement }) {
  return (
    <>
      <button type="button" class="button" data-copy="kept" hidden>
        复制回执号和撤回码
      </button>
      <span role="status" data-told></span>
      <span id="kept" hidden>{`回执号：${receipt}\n撤回码：${withdrawalCode}`}</span>
      <button type="submit" class="button quiet" name="go" value="file">
        保存回执文件
      </button>
      <button type="button" class="button quiet" data-print hidden>
        打印
      </button>
    </>
  );
}
