import type { Plan, Task } from '../../domain/corpus.ts';
import type { Passage } from '../../domain/passage.ts';
import { chineseNumber, planUrl } from '../../domain/reference.ts';
import { dressed, linesOf } from '../frame/dressing.tsx';
import type { NameFinder } from '../laws/law-names.ts';

/** The whole plan, each part, section and task under its anchor, the laws that it names as links. */
export function FullText({ plan, names }: { plan: Plan; names: NameFinder }) {
  return (
    <article class="text plan-text" aria-label="方案全文" data-count={String(plan.tasks.length)}>
      <Paragraphs passage={plan.preamble} id="preamble" names={names} />
      {plan.parts.map((part) => (
        <>
          <h2 id={`part-${part.number}`}>{`${chineseNumber(part.number)}、${part.heading}`}</h2>
          {linesOf(part.text)
            .slice(1)
            .map((line) => (
              <p class="plan">{dressed(part.text, line, { links: names(part.text) })}</p>
            ))}
          {part.sections
            .map((number) => plan.sections[number - 1])
            .map((section) =>
              section ? (
                <>
                  <h3 id={`section-${section.number}`}>{section.text}</h3>
                  {section.tasks.map((task) => (
                    <TaskParagraph task={plan.tasks[task - 1]} names={names} />
                  ))}
                </>
              ) : null,
            )}
        </>
      ))}
      <hr class="hidden" />
      <Paragraphs passage={plan.closing} id="closing" names={names} />
    </article>
  );
}

function Paragraphs({ passage, id, names }: { passage: Passage; id: string; names: NameFinder }) {
  const links = names(passage.text);
  return (
    <>
      {linesOf(passage.text).map((line, index) => (
        <p class="plan" id={index === 0 ? id : undefined}>
          {dressed(passage.text, line, { links })}
        </p>
      ))}
    </>
  );
}

function TaskParagraph({ task, names }: { task: Task | undefined; names: NameFinder }) {
  if (!task) return null;
  const end = task.text.indexOf('。') + 1;
  return (
    <p class="plan" id={`task-${task.number}`}>
      <a class="lead-in" href={planUrl({ kind: 'task', number: task.number })}>
        {task.text.slice(0, end)}
      </a>
      {dressed(task.text, { start: end, end: task.text.length }, { links: names(task.text) })}
    </p>
  );
}
