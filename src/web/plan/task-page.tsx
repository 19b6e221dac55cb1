import type { Plan, Task } from '../../domain/corpus.ts';
import type { Span } from '../../domain/passage.ts';
import { Breadcrumb, StatusStrip } from '../frame/components.tsx';
import { TaskText } from '../frame/dressing.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { NameFinder } from '../laws/law-names.ts';
import { Contents } from './plan-contents.tsx';
import { aroundOf, Related, SameSection, Turnover } from './task-around.tsx';
import { Doubts } from './task-doubts.tsx';
import { Facts } from './task-facts.tsx';
import { Citing, SentenceLinks } from './task-links.tsx';

/** Characters of a text that previews of a link show. */
const PREVIEW = 80;

interface TaskPageProps {
  frame: Frame;
  plan: Plan;
  task: Task;
  /** The characters to mark. */
  quote: Span | null;
  /** Finds the laws that it names. */
  names: NameFinder;
  /** Tasks elsewhere in the plan that speak of something near. */
  related: Task[];
}

/** One task: its published text, doubts beside it, facts, neighbours, and how to cite it. */
export function TaskPage({ frame, plan, task, quote, names, related }: TaskPageProps) {
  const part = plan.parts[task.part - 1];
  const section = plan.sections[task.section - 1];
  const around = aroundOf(plan, task);
  return (
    <Layout frame={frame} title={`${task.label} ${task.heading}`} current="plan" description={beginningOf(task.text)}>
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
        </div>
        <Contents plan={plan} way="fold" here="/plan" task={task} />
        <Contents plan={plan} way="side" here="/plan" task={task} />
        <article class="task">
          <h1>
            <span class="small">{task.label}</span>
            {task.heading}
          </h1>
          <StatusStrip plan={plan} />
          <section aria-labelledby="text-title">
            <h2 id="text-title">原文</h2>
            {quote ? (
              <p class="hint no-print">
                加了底色和粗下划线的，是回答引用的部分。<a href="#quote">跳到这里</a>
              </p>
            ) : null}
            <div class="verbatim">
              <TaskText task={task} quote={quote} links={names(task.text)} anchored />
            </div>
          </section>
          <Doubts task={task} />
          {task.facts.length ? <Facts task={task} /> : null}
          <Turnover around={around} />
          <Citing plan={plan} task={task} quote={quote}>
            <SentenceLinks frame={frame} task={task} />
          </Citing>
          <SameSection plan={plan} task={task} around={around} />
          <Related tasks={related} />
        </article>
      </div>
    </Layout>
  );
}

/** For previews: as much of the text as they show. */
function beginningOf(text: string): string {
  return text.length > PREVIEW ? `${text.slice(0, PREVIEW)}…` : text;
}
