import type { Plan, Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import { periodYears } from '../frame/components.tsx';
import { TaskText } from '../frame/dressing.tsx';
import { quoteUrl } from '../frame/marking.tsx';
import type { NameFinder } from '../laws/law-names.ts';
import { aroundOf, TaskList, Turnover } from './task-around.tsx';
import { Doubts } from './task-doubts.tsx';

interface TaskPanelProps {
  plan: Plan;
  task: Task;
  /** The characters that an answer quotes. */
  quote: Span | null;
  names: NameFinder;
}

/** A task as the part that is shown beside an answer. Links with `data-panel` open there again. */
export function TaskPanel({ plan, task, quote, names }: TaskPanelProps) {
  const around = aroundOf(plan, task);
  const part = plan.parts[task.part - 1];
  const section = plan.sections[task.section - 1];
  return (
    <>
      <h2 id="panel-title" tabindex={-1}>
        <span class="small">{task.label}</span> {task.heading}
      </h2>
      <div class="strip" role="note" aria-label="效力状态">
        <span class="tag period">实施期已满</span>
        <p>{`方案实施期${periodYears(plan)}已满，是否完成方案没有写明。`}</p>
      </div>
      <div class="verbatim">
        <TaskText task={task} quote={quote} links={names(task.text)} inPanel />
      </div>
      <Doubts task={task} />
      <p class="small where">
        {`出自《${plan.title}》${part?.label ?? ''} › ${section?.text ?? ''}。文本来源：${plan.source}。`}
      </p>
      <p class="open">
        <a href={quote ? quoteUrl(task.number, quote) : task.url}>打开整页</a>
      </p>
      <Turnover around={around} inPanel />
      {around.section.length ? (
        <details class="around">
          <summary>{`同一节的其他任务（${around.section.length}项）`}</summary>
          <TaskList tasks={around.section} inPanel />
        </details>
      ) : null}
    </>
  );
}

/** The same for a number that the plan does not have. */
export function NoSuchTaskPanel({ plan }: { plan: Plan }) {
  return (
    <>
      <h2 id="panel-title" tabindex={-1}>
        没有这项任务
      </h2>
      <p>{`《${plan.title}》共有${plan.tasks.length}项任务，编号从1到${plan.tasks.length}。`}</p>
    </>
  );
}
