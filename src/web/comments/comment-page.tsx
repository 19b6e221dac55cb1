import { LIMITS } from '../../domain/limits.ts';
import type { DecisionView, PrivacyNotice } from '../../participation/participation.ts';
import { decisionUrl } from '../decisions/decision-facts.ts';
import { ErrorSummary, FieldError } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { CommentDraft, CommentError } from './comment-draft.ts';
import { Carried, COMMENT_FORM, commentForm, inTextarea } from './comment-fields.tsx';
import { CommentHead } from './comment-head.tsx';
import { Told } from './comment-told.tsx';

/** More than this a body could not carry; what is between it and the limit comes back for cutting down. */
const MOST_TYPED = LIMITS.commentChars * 2;
/** Characters of a clause in the list to choose from. */
const CLAUSE_CHARS = 24;

interface CommentPageProps {
  frame: Frame;
  decision: DecisionView;
  notice: PrivacyNotice;
  draft: CommentDraft;
  errors: CommentError[];
  now: number;
}

/** The first of two steps: until when, what is told before, the clause, the comment. */
export function CommentPage({ frame, decision, notice, draft, errors, now }: CommentPageProps) {
  const title = `提意见：${decision.title}`;
  return (
    <Layout frame={frame} title={errors.length ? `错误:${title}` : title} current="decisions" sizeForm={COMMENT_FORM}>
      <div class="commenting writing">
        {errors.length ? <ErrorSummary errors={errors} /> : null}
        <CommentHead decision={decision} now={now} step={1} title="提意见">
          <p>
            不用登录。写好后先核对，再提交。<a href="#text">跳到填写处</a>
          </p>
        </CommentHead>
        <Told decision={decision} notice={notice} errors={errors} />
        <Form decision={decision} draft={draft} errors={errors} />
      </div>
    </Layout>
  );
}

interface FormProps {
  decision: DecisionView;
  draft: CommentDraft;
  errors: CommentError[];
}

function Form({ decision, draft, errors }: FormProps) {
  const wrong = errors.some(({ field }) => field === 'text');
  return (
    <form {...commentForm(`${decisionUrl(decision)}/comment`)} class="draft-form">
      <Carried draft={draft} stage="write" />
      {decision.clauses.length ? <ClauseChoice decision={decision} draft={draft} errors={errors} /> : null}
      <div class="field">
        <label for="text">您的意见（必填）</label>
        <p class="hint" id="text-hint">
          {`用平常的话写就行，最好说说理由。最多${LIMITS.commentChars}字，写不下可以分几份提。`}
        </p>
        <FieldError field="text" errors={errors} />
        <textarea
          id="text"
          name="text"
          data-keep={`comment-${decision.id}`}
          rows={10}
          maxlength={MOST_TYPED}
          required
          aria-describedby={wrong ? 'text-error text-hint' : 'text-hint'}
          aria-invalid={wrong ? 'true' : undefined}
        >
          {inTextarea(draft.text)}
        </textarea>
      </div>
      <p>
        <button type="submit" class="button" name="go" value="review">
          下一步：核对
        </button>
      </p>
    </form>
  );
}

function ClauseChoice({ decision, draft, errors }: FormProps) {
  const wrong = errors.some(({ field }) => field === 'clause');
  return (
    <div class="field">
      <label for="clause">针对哪一条（可以不选）</label>
      <FieldError field="clause" errors={errors} />
      <select
        id="clause"
        name="clause"
        aria-describedby={wrong ? 'clause-error' : undefined}
        aria-invalid={wrong ? 'true' : undefined}
      >
        <option value="">草案整体</option>
        {decision.clauses.map(({ id, label, text }) => (
          <option value={id} selected={id === draft.clause}>
            {`${label}　${text.length > CLAUSE_CHARS ? `${text.slice(0, CLAUSE_CHARS)}…` : text}`}
          </option>
        ))}
      </select>
      <ClauseText decision={decision} clause={draft.clause} />
    </div>
  );
}

/** What the clause says, to be read while one writes about it; nothing for the draft as a whole. */
export function ClauseText({ decision: { clauses }, clause }: { decision: DecisionView; clause: string | null }) {
  const chosen = clauses.find(({ id }) => id === clause);
  if (!chosen) return null;
  return (
    <details class="clause-text" open>
      <summary>{`草案${chosen.label}原文`}</summary>
      <p class="exact">{chosen.text}</p>
    </details>
  );
}
