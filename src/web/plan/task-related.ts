import type { Plan, Task } from '../../domain/corpus.ts';
import { LIMITS } from '../../domain/limits.ts';
import type { Hit, Retriever } from '../../domain/retrieval.ts';

/** As many are shown. */
const SHOWN = 5;
/** The task itself and its section come back too, and are not shown. */
const LOOKED_AT = 20;
/** What is held for less than this share of the nearest has little to do with the task. */
const NEAR_ENOUGH = 0.02;

/**
 * The tasks nearest to one by the site's own search, best first; not itself, nor its section's, which stand beside it
 * anyway. Deterministic, as the search is.
 */
export function relatedTasks(plan: Plan, retriever: Retriever, task: Task): Task[] {
  const words = task.text.slice(task.text.indexOf('.') + 1, LIMITS.questionChars);
  const { kept, rejected } = retriever.search(words, { kind: 'plan', limit: LOOKED_AT });
  const floor = (rejected[0]?.score ?? 0) * NEAR_ENOUGH;
  const near = rejected.filter(({ score }) => score > 0 && score >= floor);
  const taskOf = ({ passage }: Hit) => plan.tasks.find(({ ref }) => ref === passage.ref);
  return [...kept, ...near]
    .flatMap((hit) => taskOf(hit) ?? [])
    .filter((other) => other.section !== task.section)
    .slice(0, SHOWN);
}
