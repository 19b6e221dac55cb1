import type { DecisionView } from '../../participation/participation.ts';
import { clauseLabel, decisionUrl } from '../decisions/decision-facts.ts';
import { ErrorSummary } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { CommentDraft } from './comment-draft.ts';
import { Carried, CarriedText, COMMENT_FORM, commentForm } from './comment-fields.tsx';
import { CommentHead } from './comment-head.tsx';
import { ClauseText } from './comment-page.tsx';
import { Publishing } from './comment-publishing.tsx';

interface ReviewPageProps {
  frame: Frame;
  decision: DecisionView;
  draft: CommentDraft;
  now: number;
  /** What went wrong when it was handed in a moment ago, through no fault of the person; `null` the first time. */
  failure: string | null;
}

/** The second step: the comment exactly as it will be stored, and what of it the public will not see. Nothing is stored. */
export function ReviewPage({ frame, decision, draft, now, failure }: ReviewPageProps) {
  const title = '核对您的意见';
  return (
    <Layout frame={frame} title={failure ? `错误:${title}` : title} current="decisions" noindex sizeForm={COMMENT_FORM}>
      <div class="commenting">
        {failure ? <ErrorSummary errors={[{ field: 'submit', message: failure }]} /> : null}
        <CommentHead decision={decision} now={now} step={2} title={title} takesFocus={failure === null}>
          <p class="note">
            <b>还没有提交</b>
            请看一遍，没有错就点“确认提交”。
          </p>
        </CommentHead>
        <section class="part">
          <h2>您的意见</h2>
          <p class="hint">{`针对${clauseLabel(decision, draft.clause)}，${draft.text.length}字。提交后存下来的就是这些，一字不改。`}</p>
          <p class="exact paper">{draft.text}</p>
          <ClauseText decision={decision} clause={draft.clause} />
        </section>
        <form {...commentForm(`${decisionUrl(decision)}/comment`)} class="part">
          <Carried draft={draft} stage="review" />
          <CarriedText draft={draft} />
          <Publishing draft={draft} />
          <p class="actions">
            <button type="submit" class="button" id="submit" name="go" value="submit">
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
