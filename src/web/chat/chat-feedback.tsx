import type { Answer } from '../../domain/answer.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Feedback as KeptFeedback } from '../../store/answers.ts';

/** What the form needs of an answer. */
export type Judged = Pick<Answer, 'id' | 'conversationId' | 'mode'>;

/** What was thought of an answer; a reason that came along is not asked for again. */
type Given = Pick<KeptFeedback, 'helpful' | 'reason'>;

/** Asks whether the answer helped; after a no, what was wrong; after that, thanks. */
export function Feedback({ answer, given }: { answer: Judged; given: Given | null }) {
  const id = `feedback-${answer.id}`;
  return (
    <form class="feedback no-print" id={id} method="post" action={`/feedback#${id}`} autocomplete="off">
      <input type="hidden" name="conversationId" value={answer.conversationId} />
      <input type="hidden" name="answerId" value={answer.id} />
      {given ? (
        <p class="ok" role="status">{`已记下：${given.helpful ? '有帮助' : '没帮助'}。谢谢您。`}</p>
      ) : (
        <Choice />
      )}
      {given && !given.helpful && !given.reason ? <Reason answer={answer} /> : null}
      {answer.mode === 'model' ? (
        <p class="hint">
          这段文字由人工智能生成。有错误、有害或者侵犯权益的内容，请点“没帮助”写明，或者
          <a href="/about#complaint">投诉</a>。
        </p>
      ) : null}
    </form>
  );
}

function Choice() {
  return (
    <fieldset>
      <legend>这个回答有帮助吗？</legend>
      <button type="submit" class="button quiet" name="helpful" value="yes">
        有帮助
      </button>
      <button type="submit" class="button quiet" name="helpful" value="no">
        没帮助
      </button>
    </fieldset>
  );
}

function Reason({ answer }: { answer: Judged }) {
  const id = `reason-${answer.id}`;
  return (
    <div class="field">
      <label for={id}>哪里不对？（可以不填）</label>
      <p class="hint" id={`${id}-hint`}>{`最多${LIMITS.feedbackChars}字。请不要写个人信息。`}</p>
      <textarea
        id={id}
        name="reason"
        rows={3}
        aria-describedby={`${id}-hint`}
        maxlength={LIMITS.feedbackChars}
      ></textarea>
      <p>
        <button type="submit" class="button quiet" name="helpful" value="no">
          补充说明
        </button>
      </p>
    </div>
  );
}
