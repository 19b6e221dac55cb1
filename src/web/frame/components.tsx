import type { Child } from 'hono/jsx';
import type { Plan } from '../../domain/corpus.ts';

/** The years of the plan's period: 2021—2025年. */
export function periodYears(plan: Plan): string {
  return `${plan.periodFrom.slice(0, 4)}—${plan.periodTo.slice(0, 4)}年`;
}

/** Status before content: the period is over, and the plan itself does not say what was achieved. */
export function StatusStrip({ plan, children }: { plan: Plan; children?: Child }) {
  return (
    <div class="strip" role="note" aria-label="效力状态">
      <span class="tag period">实施期已满</span>
      <p>{`方案实施期${periodYears(plan)}已满。各项任务是否完成，方案本身没有写明。`}</p>
      {children}
    </div>
  );
}

/** The page's errors, focused where the browser can, each linking to its field. */
export function ErrorSummary({
  errors,
  title = '没有提交成功',
}: {
  errors: { field: string; message: string }[];
  title?: string;
}) {
  return (
    <div class="errors" role="alert" tabindex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{title}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong with one field, at the field, in the summary's words; nothing where nothing is. */
export function FieldError({ field, errors }: { field: string; errors: { field: string; message: string }[] }) {
  const error = errors.find((one) => one.field === field);
  return error ? <p class="error" id={`${field}-error`}>{`错误:${error.message}`}</p> : null;
}

/** One line of a `dl` of the class `facts`. */
export function Fact({ name, children }: { name: Child; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A telephone number that can be called. */
export function Phone({ number }: { number: string }) {
  return (
    <a class="num" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  );
}

/** The way to people: what the answer says of offices, and the hotline always. */
export function HumanRoute({ routes }: { routes: string[] }) {
  return (
    <section class="human">
      <h4>找人工</h4>
      <p class="phone">
        <a class="num" href="tel:12345">
          12345
        </a>
      </p>
      {routes.some((route) => route.includes('12345')) ? null : (
        <p>政务服务便民热线，咨询、求助、投诉、举报都可以打。</p>
      )}
      {routes.map((route) => (
        <p>{route}</p>
      ))}
      {routes.length ? <p class="hint">机关和电话由本站整理，以各机关公布的为准。</p> : null}
    </section>
  );
}

/** Where one is: links down to the page itself, which is not a link. */
export function Breadcrumb({ trail, here }: { trail: { href: string; name: string }[]; here: string }) {
  return (
    <nav class="crumbs" aria-label="当前位置">
      <ol>
        {trail.map(({ href, name }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
        <li>
          <span aria-current="page">{here}</span>
        </li>
      </ol>
    </nav>
  );
}

const beijing = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment in Beijing time; an unreadable one is shown as it came. */
export function Moment({ iso }: { iso: string }) {
  const at = new Date(iso);
  return <time datetime={iso}>{Number.isNaN(at.getTime()) ? iso : `北京时间${beijing.format(at)}`}</time>;
}
