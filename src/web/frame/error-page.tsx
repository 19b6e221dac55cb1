import type { Plan } from '../../domain/corpus.ts';
import type { Frame } from './frame.ts';
import { Layout } from './layout.tsx';

interface ErrorPageProps {
  frame: Frame;
  title: string;
  detail: string;
  /** The response's status; it says what a person may do now. */
  status: number;
}

/** A page for whatever cannot be shown: what happened, what to do now, and where one can go on. */
export function ErrorPage({ frame, title, detail, status }: ErrorPageProps) {
  const advice = adviceFor(status);
  return (
    <Layout frame={frame} title={`错误:${title}`} noindex>
      <div class="prose">
        <h1>{title}</h1>
        <p>{detail}</p>
        {advice.length ? (
          <ul>
            {advice.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        ) : null}
        <WaysOn />
        <p class="hint num">{`需要向人反映时，请说明状态码${status}和时间。`}</p>
      </div>
    </Layout>
  );
}

const BACK = '点浏览器的“返回”，回到刚才的页面；写好的文字一般还在。';

/** What helps with this status, in the order in which to try it. */
function adviceFor(status: number): string[] {
  if (status === 404)
    return ['检查网址有没有打错、有没有漏掉一截。', '分享的链接可能已经收回；请向给您链接的人再要一次。'];
  if (status === 410) return ['分享的链接有期限，过了期限就打不开；请向给您链接的人再要一次。'];
  if (status === 413) return [BACK, '把文字删短，或者分成几次提交。'];
  if (status === 429) return ['等一分钟再试，不用换设备，也不用重新填写。', BACK];
  if (status === 403 || status === 415) return ['请直接打开本站的页面填写，不要从别的网站提交。', BACK];
  if (status >= 500)
    return ['过几分钟再试一次。', BACK, '一直这样的，请拨打热线，或者按“意见与投诉”里的方式告诉我们。'];
  return [BACK];
}

/** For a task's number that the plan does not have: says which there are. */
export function NoSuchTaskPage({ frame, plan, asked }: { frame: Frame; plan: Plan; asked: string }) {
  const last = plan.tasks.length;
  const shown = asked.length > 12 ? `${asked.slice(0, 12)}…` : asked;
  return (
    <Layout frame={frame} title={`错误:没有任务“${shown}”`} current="plan" noindex>
      <div class="prose">
        <h1>{`没有任务“${shown}”`}</h1>
        <p>{`《${plan.title}》共有${last}项任务，编号从1到${last}。别处提到的“第${last + 1}项”等编号，不在这份方案里。`}</p>
        <ul class="plainlist">
          <li>
            <a href="/plan/1">{`看任务1 ${plan.tasks[0]?.heading}`}</a>
          </li>
          <li>
            <a href={`/plan/${last}`}>{`看任务${last} ${plan.tasks[last - 1]?.heading}`}</a>
          </li>
        </ul>
        <WaysOn />
      </div>
    </Layout>
  );
}

const WAYS = [
  { href: '/', name: '向湘问提问' },
  { href: '/plan', name: '从目录里找，或者查找方案原文' },
  { href: '/laws', name: '查法律法规' },
  { href: '/decisions', name: '看决策征求意见' },
];

function WaysOn() {
  return (
    <section class="onward" aria-labelledby="onward">
      <h2 id="onward">您可以</h2>
      <ul class="plainlist">
        {WAYS.map(({ href, name }) => (
          <li>
            <a href={href}>{name}</a>
          </li>
        ))}
      </ul>
      <p>
        急事、投诉、求助，请拨打政务服务便民热线
        <a class="num" href="tel:12345">
          12345
        </a>
        。
      </p>
    </section>
  );
}
