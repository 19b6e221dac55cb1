import { publication } from '../../participation/feedback.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { clauseLabel, decisionUrl } from '../decisions/decision-facts.ts';
import { TimeLeft } from '../decisions/decision-status.tsx';
import { Fact } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { CommentDraft } from './comment-draft.ts';
import { Carried, CarriedText, COMMENT_FORM, commentForm } from './comment-fields.tsx';

interface ReviewPageProps {
  frame: Frame;
  decision: DecisionView;
  draft: CommentDraft;
  now: number;
}

/** The comment exactly as it will be stored, and what of it the public will not see; nothing is stored yet. */
export function ReviewPage({ frame, decision, draft, now }: ReviewPageProps) {
  return (
    <Layout frame={frame} title="核对您的意见" current="decisions" sizeForm={COMMENT_FORM}>
      <div class="commenting">
        <div class="hero">
          <h1>核对您的意见</h1>
          <p class="note">
            <b>还没有提交</b>
            请看一遍，没有错就点“确认提交”。
          </p>
        </div>
        <section class="part">
          <dl class="facts">
            <Fact name="事项">{`《${decision.title}》`}</Fact>
            <Fact name="针对">{clauseLabel(decision, draft.clause)}</Fact>
            <Fact name="截止">
              <TimeLeft decision={decision} now={now} />
            </Fact>
          </dl>
          <h2>{`意见原文（${draft.text.length}字）`}</h2>
          <p class="exact paper">{draft.text}</p>
          <Publishing draft={draft} />
        </section>
        <form {...commentForm(`${decisionUrl(decision)}/comment`)}>
          <Carried draft={draft} stage="review" />
          <CarriedText draft={draft} />
          <p class="actions">
            <button type="submit" class="button" name="go" value="submit">
              确认提交
            </button>
            <button type="submit" class="button quiet" name="go" value="edit">
              返回修改
            </button>
          </p>
        </form>
      </div>
    </Layout>
  );
}

function Publishing({ draft: { text, publishPersonalData } }: { draft: CommentDraft }) {
  const { hidden } = publication(text, publishPersonalData);
  return (
    <>
      {hidden.length ? (
        <div class="note">
          <b>里面像是有个人信息，公开时会隐去</b>
          <ul class="dots">
            {hidden.map((one) => (
              <li>
                “<mark>{one.text}</mark>”公开时显示为{one.shownAs}
              </li>
            ))}
          </ul>
          <p>这些不影响意见的处理。不想让承办单位看到的，请返回修改删去；原文会完整保存。</p>
        </div>
      ) : null}
      <p class="hint">
        {publishPersonalData
          ? '您单独同意了公开意见里您自己的个人信息；不同意了，请返回修改，去掉勾选。'
          : '公开时隐去个人信息。自动查找不一定查得全，请自己再看一遍。'}
      </p>
    </>
  );
}
