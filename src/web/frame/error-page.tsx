import type { Plan } from '../../domain/corpus.ts';
import { type Frame, Layout } from './layout.tsx';

/** A page for whatever cannot be shown: what happened, and where one can go on. */
export function ErrorPage({ frame, title, detail }: { frame: Frame; title: string; detail: string }) {
  return (
    <Layout frame={frame} title={`错误:${title}`}>
      <div class="prose">
        <h1>{title}</h1>
        <p>{detail}</p>
        <WaysOn />
      </div>
    </Layout>
  );
}

/** For a task's number that the plan does not have: says which there are. */
export function NoSuchTaskPage({ frame, plan, asked }: { frame: Frame; plan: Plan; asked: string }) {
  const last = plan.tasks.length;
  const shown = asked.length > 12 ? `${asked.slice(0, 12)}…` : asked;
  return (
    <Layout frame={frame} title={`错误:没有任务“${shown}”`} current="plan">
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

function WaysOn() {
  return (
    <div class="block">
      <p>您可以：</p>
      <ul>
        <li>
          <a href="/">向湘问提问</a>
        </li>
        <li>
          <a href="/plan">从目录里找，或者查找方案原文</a>
        </li>
        <li>
          急事、投诉、求助，请拨打政务服务便民热线
          <a class="num" href="tel:12345">
            12345
          </a>
        </li>
      </ul>
    </div>
  );
}
