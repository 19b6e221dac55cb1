import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Plan } from '../../domain/corpus.ts';
import type { Matter } from '../../domain/matter.ts';
import { Points } from '../laws/points.tsx';
import { TaskLinks } from './guide-parts.tsx';

/** A matter's steps, each with the points of the law and the tasks that it rests on. */
export function Steps({ plan, shelf, matter }: { plan: Plan; shelf: LawShelf; matter: Matter }) {
  return (
    <section aria-labelledby="steps-title">
      <h2 id="steps-title">一步一步怎么走</h2>
      <p class="hint">
        标着“要点（非原文）”的，是本站对法律条文的概括，期限和金额都出自那里；点开条文可以核对，以原文为准。
      </p>
      <ol class="steps">
        {matter.steps.map(({ name, points, tasks }, index) => (
          <li>
            <h3>{name}</h3>
            <Points shelf={shelf} places={points} telling={newLaws(matter, index)} />
            {tasks.length ? <TaskLinks plan={plan} tasks={tasks} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The laws that no step before this one rests on. */
function newLaws({ steps }: Matter, index: number): Set<string> {
  const before = steps.slice(0, index).flatMap(({ points }) => points.map(({ law }) => law));
  return new Set(steps[index]?.points.map(({ law }) => law).filter((law) => !before.includes(law)));
}
