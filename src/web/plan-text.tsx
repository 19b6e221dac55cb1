import type { Passage, Plan, Task } from '../domain/corpus.ts';
import { chineseNumber, planUrl } from '../domain/reference.ts';

/** The whole plan, each part, section and task under its anchor. */
export function FullText({ plan }: { plan: Plan }) {
  return (
    <article class="text" aria-label="方案全文">
      <Paragraphs passage={plan.preamble} id="preamble" />
      {plan.parts.map((part) => (
        <>
          <h2 id={`part-${part.number}`}>{`${chineseNumber(part.number)}、${part.heading}`}</h2>
          {part.text
            .split('\n')
            .slice(1)
            .map((line) => (
              <p class="plan">{line}</p>
            ))}
          {part.sections
            .map((number) => plan.sections[number - 1])
            .map((section) =>
              section ? (
                <>
                  <h3 id={`section-${section.number}`}>{section.text}</h3>
                  {section.tasks.map((task) => (
                    <TaskParagraph task={plan.tasks[task - 1]} />
                  ))}
                </>
              ) : null,
            )}
        </>
      ))}
      <hr class="hidden" />
      <Paragraphs passage={plan.closing} id="closing" />
    </article>
  );
}

function Paragraphs({ passage, id }: { passage: Passage; id: string }) {
  return (
    <>
      {passage.text.split('\n').map((line, index) => (
        <p class="plan" id={index === 0 ? id : undefined}>
          {line}
        </p>
      ))}
    </>
  );
}

function TaskParagraph({ task }: { task: Task | undefined }) {
  if (!task) return null;
  const end = task.text.indexOf('。') + 1;
  return (
    <p class="plan" id={`task-${task.number}`}>
      <a class="lead-in" href={planUrl({ kind: 'task', number: task.number })}>
        {task.text.slice(0, end)}
      </a>
      {task.text.slice(end)}
    </p>
  );
}
