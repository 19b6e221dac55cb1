import { Breadcrumb, ErrorSummary, FieldError } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { ReceiptError } from './receipt-take-back.tsx';

/** The form that asks for a receipt's number. */
export function ReceiptsPage({ frame, written, error }: { frame: Frame; written: string; error: ReceiptError | null }) {
  const title = '查回执';
  return (
    <Layout frame={frame} title={error ? `错误:${title}` : title} current="decisions">
      <div class="commenting">
        {error ? <ErrorSummary errors={[error]} title="没有查到" /> : null}
        <div class="hero">
          <Breadcrumb trail={[{ href: '/decisions', name: '决策征求意见' }]} here={title} />
          <h1>{title}</h1>
          <p class="lead">凭回执号查意见的处理情况、核验存证、撤回或者删除意见。</p>
        </div>
        <form class="draft-form" method="post" action="/receipts" autocomplete="off" novalidate>
          <div class="field">
            <label for="receipt">回执号</label>
            <p class="hint" id="receipt-hint">
              14位数字，像 4829-1730-5526-16。横线写不写都行。
            </p>
            <FieldError field="receipt" errors={error ? [error] : []} />
            <input
              id="receipt"
              name="receipt"
              type="text"
              inputmode="numeric"
              maxlength={100}
              value={written}
              required
              aria-describedby={error ? 'receipt-error receipt-hint' : 'receipt-hint'}
              aria-invalid={error ? 'true' : undefined}
            />
          </div>
          <p>
            <button type="submit" class="button">
              查询
            </button>
          </p>
        </form>
        <section class="part">
          <h2>回执号找不到了</h2>
          <p>
            回执号只给了您，我们查不出哪一份是谁的，所以补不了。结果公布以后，可以到
            <a href="/decisions?state=results">事项的结果</a>里看公布的意见和理由。
          </p>
        </section>
      </div>
    </Layout>
  );
}
