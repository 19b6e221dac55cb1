import type { Plan, Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import { planLabel, planUrl } from '../../domain/reference.ts';
import { Breadcrumb, StatusStrip } from '../frame/components.tsx';
import { TaskText } from '../frame/dressing.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { NameFinder } from '../laws/law-names.ts';
import { Contents } from './plan-contents.tsx';
import { Facts } from './task-facts.tsx';

interface TaskPageProps {
  frame: Frame;
  plan: Plan;
  task: Task;
  /** The characters to mark. */
  quote: Span | null;
  /** Finds the laws that it names. */
  names: NameFinder;
}

/** One task: its published text, doubts beside it, facts, neighbours, and how to cite it. */
export function TaskPage({ frame, plan, task, quote, names }: TaskPageProps) {
  const part = plan.parts[task.part - 1];
  const section = plan.sections[task.section - 1];
  return (
    <Layout frame={frame} title={`${task.label} ${task.heading}`} current="plan">
      <div class="reader">
        <div class="doc">
          <Breadcrumb
            trail={[
              { href: '/plan', name: '方案' },
              { href: `/plan#part-${task.part}`, name: part?.label ?? '' },
              { href: `/plan#section-${task.section}`, name: section?.text ?? '' },
            ]}
            here={task.label}
          />
          <StatusStrip plan={plan}>
            <p>{`出自《${plan.title}》。文本来源：${plan.source}`}</p>
          </StatusStrip>
        </div>
        <Contents plan={plan} way="fold" here="/plan" task={task} />
        <Contents plan={plan} way="side" here="/plan" task={task} />
        <article class="task">
          <h1>
            <span class="small">{task.label}</span>
            {task.heading}
          </h1>
          <section aria-labelledby="text-title">
            <h2 id="text-title">原文</h2>
            {quote ? (
              <p class="hint no-print">
                加了底色和粗下划线的，是回答引用的部分。<a href="#quote">跳到这里</a>
              </p>
            ) : null}
            <div class="verbatim">
              <TaskText task={task} quote={quote} links={names(task.text)} />
            </div>
          </section>
          {task.errata.length ? <Doubts task={task} /> : null}
          {task.facts.length ? <Facts task={task} /> : null}
          <Citing plan={plan} task={task} quote={quote} />
          <Turnover plan={plan} task={task} />
          <Neighbours plan={plan} task={task} />
        </article>
      </div>
    </Layout>
  );
}

function Doubts({ task }: { task: Task }) {
  return (
    <aside class="beside" aria-label="对原文的存疑说明">
      <p class="hint">原文照录，一字未改。以下几处（原文中加波浪线）疑有脱漏或错误，请以正式印发的文本为准。</p>
      {task.errata.map(({ quote, note }) => {
        const colon = note.search(/[:：]/);
        const rest = note.slice(colon + 1);
        return (
          <p class="note">
            <b>{note.slice(0, colon)}</b>
            {rest.includes(quote) ? rest : `“${quote}”：${rest}`}
          </p>
        );
      })}
    </aside>
  );
}

function Citing({ plan, task, quote }: { plan: Plan; task: Task; quote: Span | null }) {
  const words = quote ? `：“${task.text.slice(quote.start, quote.end)}”` : `“${task.heading}”`;
  return (
    <section class="no-print" aria-labelledby="citing-title">
      <h2 id="citing-title">引用这一项</h2>
      <p class="cite-text" id="citation">{`《${plan.title}》${task.label}${words}。文本来源：${plan.source}。`}</p>
      <p>
        <button type="button" class="button quiet" id="copy" hidden>
          复制引用文字
        </button>{' '}
        <span id="copied" role="status"></span>
      </p>
    </section>
  );
}

function Turnover({ plan, task }: { plan: Plan; task: Task }) {
  const before = plan.tasks[task.number - 2];
  const after = plan.tasks[task.number];
  return (
    <nav class="turnover" aria-label="上一项和下一项">
      {before ? (
        <a rel="prev" href={before.url}>
          <span>{`← 上一项 ${before.label}`}</span>
          {before.heading}
        </a>
      ) : null}
      {after ? (
        <a rel="next" class="next" href={after.url}>
          <span>{`下一项 ${after.label} →`}</span>
          {after.heading}
        </a>
      ) : null}
    </nav>
  );
}

function Neighbours({ plan, task }: { plan: Plan; task: Task }) {
  const section = plan.sections[task.section - 1];
  const others = (section?.tasks ?? []).filter((number) => number !== task.number);
  if (!section || others.length === 0) return null;
  return (
    <section class="no-print" aria-labelledby="near-title">
      <h2 id="near-title">{`同一节的其他任务 ${section.text}`}</h2>
      <ul class="plainlist">
        {others.map((number) => (
          <li>
            <a
              href={planUrl({ kind: 'task', number })}
            >{`${planLabel({ kind: 'task', number })} ${plan.tasks[number - 1]?.heading}`}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
