import type { Part, Plan, Task } from '../../domain/corpus.ts';
import { chineseNumber } from '../../domain/reference.ts';

interface ContentsProps {
  plan: Plan;
  /** `side` stands beside the text on wide screens, `fold` is folded above it on narrow ones; CSS shows one of them. */
  way: 'side' | 'fold';
  /** The path before each anchor: empty on the page that holds the text. */
  here: string;
  /** The task being read: its part is open from the start. */
  task?: Task;
}

/** The contents of the plan: parts that fold, sections, tasks. Beside a task its own part comes first. */
export function Contents({ plan, way, here, task }: ContentsProps) {
  const size = `${plan.parts.length}个部分、${plan.sections.length}节、${plan.tasks.length}项任务`;
  if (way === 'fold')
    return (
      <details class="contents fold">
        <summary>{`目录（共${plan.tasks.length}项任务）`}</summary>
        <nav aria-label="方案目录">
          <Whole plan={plan} here={here} task={task} />
        </nav>
      </details>
    );
  const own = plan.parts.find(({ number }) => number === task?.part);
  return (
    <nav class="contents side" aria-label="方案目录">
      <h2>目录</h2>
      <p class="small">{size}</p>
      {own && task ? (
        <>
          <ol>
            <PartEntry plan={plan} part={own} here={here} reading={task.number} />
          </ol>
          <details class="others">
            <summary>其他部分</summary>
            <Whole plan={plan} here={here} except={own} />
          </details>
        </>
      ) : (
        <Whole plan={plan} here={here} />
      )}
    </nav>
  );
}

/** Everything from preamble to closing, or all parts but one. */
function Whole({ plan, here, task, except }: { plan: Plan; here: string; task?: Task | undefined; except?: Part }) {
  return (
    <ol>
      <li>
        <a href={`${here}#preamble`}>序言</a>
      </li>
      {plan.parts
        .filter((part) => part !== except)
        .map((part) => (
          <PartEntry plan={plan} part={part} here={here} reading={task?.part === part.number ? task.number : null} />
        ))}
      <li>
        <a href={`${here}#closing`}>结语</a>
      </li>
    </ol>
  );
}

function PartEntry({ plan, part, here, reading }: { plan: Plan; part: Part; here: string; reading: number | null }) {
  return (
    <li>
      <details open={reading !== null}>
        <summary>{`${chineseNumber(part.number)}、${part.heading}`}</summary>
        <a href={`${here}#part-${part.number}`}>{`到${part.label}开头`}</a>
        <ol>
          {part.sections
            .map((number) => plan.sections[number - 1])
            .map((section) =>
              section ? (
                <li>
                  <a class="sec" href={`${here}#section-${section.number}`}>
                    {section.text}
                  </a>
                  <ol>
                    {section.tasks.map((task) => (
                      <li>
                        <a href={`/plan/${task}`} aria-current={task === reading ? 'page' : undefined}>
                          <span class="num">{String(task)}</span>
                          <span>{plan.tasks[task - 1]?.heading}</span>
                        </a>
                      </li>
                    ))}
                  </ol>
                </li>
              ) : null,
            )}
        </ol>
      </details>
    </li>
  );
}
