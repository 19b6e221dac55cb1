import type { DecisionView, PrivacyNotice } from '../../participation/participation.ts';
import { FieldError, Phone } from '../frame/components.tsx';
import type { CommentError } from './comment-draft.ts';

interface ToldProps {
  decision: DecisionView;
  notice: PrivacyNotice;
  errors: CommentError[];
}

/**
 * All that is told before a comment is taken (P17): first in plain words what matters to everybody, who, what, why, how
 * long, which rights; then the notice itself, word for word, with its articles and its version.
 */
export function Told({ decision: { leadUnit }, notice, errors }: ToldProps) {
  const changed = errors.some(({ field }) => field === 'notice');
  return (
    <section class="told" id="notice" aria-labelledby="notice-title" tabindex={-1}>
      <h2 id="notice-title">您写的话会怎么用</h2>
      <FieldError field="notice" errors={errors} />
      <ul class="dots">
        <li>不问您是谁。请不要写姓名、电话、住址、身份证号，也不要写别人的。</li>
        <li>
          {`您写的话、针对哪一条、什么时候收到，会存下来，交给${leadUnit.name}研究（电话`}
          <Phone number={leadUnit.phone} />
          ），研究、反馈和依法归档需要多久就存多久，不多存。
        </li>
        <li>公布结果时，您写的话也会登出来，里面的姓名、电话等先隐去。</li>
        <li>提交后马上给您回执号和撤回码：凭回执号查结果，凭撤回码可以撤回、删除。</li>
      </ul>
      <details open={changed}>
        <summary>法律要求告知的全文</summary>
        <ul class="dots">
          {notice.paragraphs.map((paragraph) => (
            <li>{paragraph}</li>
          ))}
        </ul>
      </details>
      <p class="hint">{`告知版本：${notice.version}`}</p>
    </section>
  );
}
