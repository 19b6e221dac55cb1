import type { Fact, FactKind, Task } from '../../domain/corpus.ts';
import { quoteUrl } from '../frame/marking.tsx';
import { KIND_NAMES, valueText } from './plan-facts.ts';

/** A task's facts, one row a kind; words that stand in the text several times are named once, with their first place. */
export function Facts({ task }: { task: Task }) {
  const kinds = (Object.keys(KIND_NAMES) as FactKind[]).filter((kind) => task.facts.some((fact) => fact.kind === kind));
  return (
    <section class="scroll" aria-labelledby="facts-title" tabindex={0}>
      <table>
        <caption id="facts-title">原文写明的事项</caption>
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">原文怎么写（点开在原文中标出）</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <tr>
              <th scope="row">{KIND_NAMES[kind]}</th>
              <td>
                <ul>
                  {firstOfEach(task.facts.filter((fact) => fact.kind === kind)).map((fact) => (
                    <FactItem task={task} fact={fact} />
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function firstOfEach(facts: Fact[]): Fact[] {
  return facts.filter((fact, index) => facts.findIndex(({ quote }) => quote === fact.quote) === index);
}

function FactItem({ task, fact }: { task: Task; fact: Fact }) {
  const value = valueText(fact);
  return (
    <li>
      <a href={quoteUrl(task.number, fact)}>{`“${fact.quote}”`}</a>
      {value === fact.quote || fact.kind === 'instrument' ? null : `（${value}）`}
    </li>
  );
}
