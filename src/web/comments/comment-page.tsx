import { LIMITS } from '../../domain/limits.ts';
import type { DecisionView, PrivacyNotice } from '../../participation/participation.ts';
import { decisionUrl } from '../decisions/decision-facts.ts';
import { TimeLeft } from '../decisions/decision-status.tsx';
import { Breadcrumb, ErrorSummary, FieldError } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { CommentDraft, CommentError } from './comment-draft.ts';
import { Carried, COMMENT_FORM, commentForm, inTextarea } from './comment-fields.tsx';

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

/** The form for a comment: until when, what is told before, the comment, and what becomes of personal data in it. */
export function CommentPage({ frame, decision, notice, draft, errors, now }: CommentPageProps) {
  const url = decisionUrl(decision);
  const title = `对《${decision.title}》提意见`;
  return (
    <Layout frame={frame} title={errors.length ? `错误:${title}` : title} current="decisions" sizeForm={COMMENT_FORM}>
      <div class="commenting">
        {errors.length ? <ErrorSummary errors={errors} /> : null}
        <div class="hero">
          <Breadcrumb
            trail={[
              { href: '/decisions', name: '决策征求意见' },
              { href: url, name: decision.title },
            ]}
            here="提意见"
          />
          <h1>{title}</h1>
          <p>
            <TimeLeft decision={decision} now={now} />
            承办单位：{decision.leadUnit.name}。
          </p>
          <p>
            不用登录，不问姓名、电话。写好后先核对，再提交。
            <a href="#text">跳到填写处</a>
          </p>
        </div>
        <NoticeText notice={notice} errors={errors} />
        <Form decision={decision} draft={draft} errors={errors} />
      </div>
    </Layout>
  );
}

/** All that is told before a comment is taken (P17). */
function NoticeText({ notice, errors }: { notice: PrivacyNotice; errors: CommentError[] }) {
  return (
    <section class="told" id="notice" aria-labelledby="notice-title" tabindex={-1}>
      <h2 id="notice-title">提交前请看：怎么处理您写的内容</h2>
      <FieldError field="notice" errors={errors} />
      <ul class="dots">
        {notice.paragraphs.map((paragraph) => (
          <li>{paragraph}</li>
        ))}
      </ul>
      <p class="hint">{`告知版本：${notice.version}`}</p>
    </section>
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
          {`最多${LIMITS.commentChars}字，写不下可以分几份提。请不要写姓名、电话、住址、身份证号，也不要写别人的。`}
        </p>
        <FieldError field="text" errors={errors} />
        <textarea
          id="text"
          name="text"
          rows={10}
          maxlength={MOST_TYPED}
          required
          aria-describedby={wrong ? 'text-error text-hint' : 'text-hint'}
          aria-invalid={wrong ? 'true' : undefined}
        >
          {inTextarea(draft.text)}
        </textarea>
      </div>
      <PublishChoice draft={draft} />
      <p>
        <button type="submit" class="button" name="go" value="review">
          下一步：核对
        </button>
      </p>
    </form>
  );
}

function ClauseChoice({ decision: { clauses }, draft, errors }: FormProps) {
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
        {clauses.map(({ id, label, text }) => (
          <option value={id} selected={id === draft.clause}>
            {`${label}　${text.length > CLAUSE_CHARS ? `${text.slice(0, CLAUSE_CHARS)}…` : text}`}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Consent for itself (P25), so never ticked beforehand. */
function PublishChoice({ draft }: { draft: CommentDraft }) {
  return (
    <fieldset class="group choice" aria-describedby="publish-hint">
      <legend>公开个人信息（另行单独同意，可以不选）</legend>
      <p class="hint" id="publish-hint">
        不勾选：意见公开时，其中的姓名、电话、住址等个人信息自动隐去。勾选：这些照原样公开；身份证号、证件号、银行卡号仍然隐去。选不选都不影响意见的处理（《个人信息保护法》第二十五条）。
      </p>
      <label for="publishPersonalData">
        <input
          type="checkbox"
          id="publishPersonalData"
          name="publishPersonalData"
          value="yes"
          checked={draft.publishPersonalData}
        />
        我单独同意公开我写在意见里的、我自己的个人信息
      </label>
    </fieldset>
  );
}
