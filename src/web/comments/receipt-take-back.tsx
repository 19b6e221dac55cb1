import type { ReceiptView } from '../../participation/participation.ts';
import { FieldError } from '../frame/components.tsx';

/** What can be done with a comment by its code. */
export type TakingBack = 'withdraw' | 'erase';

/** One thing to mend, at the element with the id `field`. */
export interface ReceiptError {
  field: 'receipt' | 'code' | 'what' | 'sure';
  message: string;
}

interface TakeBackProps {
  view: ReceiptView;
  errors: ReceiptError[];
  chosen: TakingBack | null;
}

/** Withdrawing, and erasing for good; both take the code. What was withdrawn can only be erased. */
export function TakeBack({ view, errors, chosen }: TakeBackProps) {
  const left = view.ledger ? '，存证链里只留无法还原的哈希值' : '';
  const erase = { what: 'erase', words: `删除原文：撤回，并且永远删去原文${left}` } as const;
  const withdraw = { what: 'withdraw', words: '撤回：不再处理，不公开，原文仍保存' } as const;
  const ways = view.state === 'withdrawn' ? [erase] : [withdraw, erase];
  const hasError = (field: ReceiptError['field']) => errors.some((one) => one.field === field);
  return (
    <details class="proof edit no-print" open={errors.length > 0}>
      <summary>{ways.length > 1 ? '撤回或者删除这份意见' : '删除意见原文'}</summary>
      <form class="draft-form" method="post" action={`/receipts/${view.receipt}`} autocomplete="off" novalidate>
        <fieldset class="group choice" aria-describedby={hasError('what') ? 'what-error' : undefined}>
          <legend>要怎么做（必选）</legend>
          <FieldError field="what" errors={errors} />
          {ways.map(({ what, words }, at) => (
            <label for={at === 0 ? 'what' : `what-${what}`}>
              <input
                type="radio"
                id={at === 0 ? 'what' : `what-${what}`}
                name="what"
                value={what}
                checked={chosen === what || ways.length === 1}
                required
              />
              {words}
            </label>
          ))}
        </fieldset>
        <div class="choice">
          <FieldError field="sure" errors={errors} />
          <label for="sure">
            <input
              type="checkbox"
              id="sure"
              name="sure"
              value="yes"
              aria-describedby={hasError('sure') ? 'sure-error' : undefined}
            />
            选了删除的请勾选：我知道删除后不能恢复
          </label>
        </div>
        <Code wrong={hasError('code')} errors={errors} />
        <p>
          <button type="submit" class="button quiet">
            撤回或者删除
          </button>
        </p>
      </form>
    </details>
  );
}

function Code({ wrong, errors }: { wrong: boolean; errors: ReceiptError[] }) {
  return (
    <div class="field">
      <label for="code">撤回码（必填）</label>
      <p class="hint" id="code-hint">
        提交时给的10位数字，像 12345-67890。
      </p>
      <FieldError field="code" errors={errors} />
      <input
        id="code"
        name="code"
        type="text"
        inputmode="numeric"
        maxlength={100}
        required
        aria-describedby={wrong ? 'code-error code-hint' : 'code-hint'}
        aria-invalid={wrong ? 'true' : undefined}
      />
    </div>
  );
}
