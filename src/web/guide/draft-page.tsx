import { Breadcrumb, ErrorSummary } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { Point } from '../laws/points.tsx';
import type { Draft, DraftError } from './draft-fields.ts';
import { DraftForm } from './draft-form.tsx';
import { type DraftText, RULE } from './draft-text.ts';
import { OnlyGuidance } from './guide-parts.tsx';
import { draftUrl, matterUrl } from './matter-page.tsx';

const MATTER = 'information-request';

interface DraftPageProps {
  frame: Frame;
  /** What the law asks an application to contain. */
  basis: Point | null;
  draft: Draft;
  errors: DraftError[];
  /** The finished text. */
  text: DraftText | null;
}

/** The form for a draft; the finished text above it once there is one. */
export function DraftPage({ frame, basis, draft, errors, text }: DraftPageProps) {
  const title = text ? '申请书草稿写好了' : '写一份政府信息公开申请书草稿';
  return (
    <Layout frame={frame} title={errors.length ? `错误:${title}` : title} current="guide" sizeForm="draft">
      <div class="guide draft">
        {errors.length ? <ErrorSummary errors={errors} title="还差几处，草稿没有写成" /> : null}
        <div class="hero no-print">
          <Breadcrumb
            trail={[
              { href: '/guide', name: '办事指引' },
              { href: matterUrl(MATTER), name: '政府信息公开申请' },
            ]}
            here="申请书草稿"
          />
          <h1>{title}</h1>
          <OnlyGuidance />
          {text ? null : <Explained basis={basis} />}
        </div>
        {text ? <Finished text={text} /> : null}
        {text ? (
          <details class="edit no-print">
            <summary>修改后重新写</summary>
            <DraftForm action={draftUrl(MATTER)} draft={draft} errors={[]} isMade />
          </details>
        ) : (
          <DraftForm action={draftUrl(MATTER)} draft={draft} errors={errors} />
        )}
      </div>
    </Layout>
  );
}

function Explained({ basis }: { basis: Point | null }) {
  return (
    <>
      <p>
        填好下面各项，就得到一份可以打印、复制、下载的申请书草稿，由您自己交给机关。您填的内容只用来拼成这份文字，
        <b>本站不保存，也不记入日志</b>；关掉页面就没有了。
      </p>
      {basis ? (
        <div class="points">
          <p>{basis.says}</p>
          <p class="where">
            要点（非原文），见<a href={basis.url}>{basis.label}</a>
          </p>
        </div>
      ) : null}
    </>
  );
}

/** A place to fill in by hand, which no line end may cut. */
const BLANK = /((?:＿+[年月日]?)+)/;

function Finished({ text }: { text: DraftText }) {
  return (
    <section id="made" class="made" aria-label="申请书草稿">
      <p class="note no-print">
        <b>还没有交给任何机关</b>
        请打印或者复制下来，补上证件号码、签名和日期，附上身份证明复印件，自己递交。
      </p>
      <pre id="citation" class="paper">
        <b>{text.title}</b>
        {'\n'}
        {text.application.split(BLANK).map((piece) => (BLANK.test(piece) ? <span class="blank">{piece}</span> : piece))}
        {'\n\n'}
        <span class="remarks">{`${RULE}\n${text.remarks}`}</span>
      </pre>
      <div class="actions no-print">
        <button type="submit" form="draft" name="as" value="txt" class="button">
          下载文本文件
        </button>
        <button type="button" class="button quiet" id="copy" hidden>
          复制全文
        </button>
        <button type="button" class="button quiet" data-print hidden>
          打印
        </button>
        <span id="copied" role="status"></span>
      </div>
      <p class="hint no-print">打印只会印出这份文字；没有“打印”按钮的，用浏览器菜单里的“打印”。</p>
    </section>
  );
}
