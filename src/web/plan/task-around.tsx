import type { Plan, Task } from '../../domain/corpus.ts';

/** The tasks that stand around one: before, after, and with it in its section. */
export interface Around {
  before: Task | undefined;
  after: Task | undefined;
  section: Task[];
}

/** What stands around a task in the plan's order. */
export function aroundOf(plan: Plan, task: Task): Around {
  return {
    before: plan.tasks[task.number - 2],
    after: plan.tasks[task.number],
    section: plan.tasks.filter((other) => other.section === task.section && other !== task),
  };
}

/** 上一项 and 下一项. In the panel beside an answer (`inPanel`) they open there again. */
export function Turnover({ around: { before, after }, inPanel }: { around: Around; inPanel?: boolean }) {
  return (
    <nav class="turnover" aria-label="上一项和下一项">
      {before ? (
        <a rel="prev" href={before.url} data-panel={inPanel}>
          <span>{`← 上一项 ${before.label}`}</span>
          {before.heading}
        </a>
      ) : null}
      {after ? (
        <a rel="next" class="next" href={after.url} data-panel={inPanel}>
          <span>{`下一项 ${after.label} →`}</span>
          {after.heading}
        </a>
      ) : null}
    </nav>
  );
}

/** Tasks by label and heading, each a link. */
export function TaskList({ tasks, inPanel }: { tasks: Task[]; inPanel?: boolean }) {
  return (
    <ul class="plainlist tasks">
      {tasks.map((task) => (
        <li>
          <a href={task.url} data-panel={inPanel}>
            <span class="num">{task.label}</span>
            <span>{task.heading}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The other tasks of the section; nothing where it has only this one. */
export function SameSection({ plan, task, around }: { plan: Plan; task: Task; around: Around }) {
  if (around.section.length === 0) return null;
  return (
    <section class="no-print" aria-labelledby="near-title">
      <h2 id="near-title">同一节的其他任务</h2>
      <p class="hint">{plan.sections[task.section - 1]?.text}</p>
      <TaskList tasks={around.section} />
    </section>
  );
}

/** Tasks that the search finds near; said to be ours, as the plan itself relates none. */
export function Related({ tasks }: { tasks: Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <section class="no-print" aria-labelledby="related-title">
      <h2 id="related-title">内容相近的任务</h2>
      <p class="hint">由本站按文字的相近程度找出，方案本身没有写明它们之间的关系。</p>
      <TaskList tasks={tasks} />
    </section>
  );
}
