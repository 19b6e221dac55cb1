import type { Fact, Plan, Task } from '../../domain/corpus.ts';
import type { Passage } from '../../domain/passage.ts';
import { quoteUrl } from '../frame/marking.tsx';
import { type Filter, KIND_NAMES } from './plan-facts.ts';

/** One line of a list of results: a task with the facts it was found by, or another passage. */
export interface Found {
  passage: Passage;
  facts: Fact[];
}

/** What a search or a filter brought; `near` are the closest of a search that found nothing certain. */
export interface Results {
  found: Found[];
  near: Found[];
}

/** The conditions in words. */
export function describe({ q, deadline, kind }: Filter): string {
  const conditions = [q && `“${q}”`, deadline && `时限在${deadline}年`, kind && `写有${KIND_NAMES[kind]}`];
  return conditions.filter(Boolean).join('，') || '全部任务';
}

/** What was found, or the nearest where nothing is certain. */
export function ResultList({
  plan,
  filter,
  results: { found, near },
}: {
  plan: Plan;
  filter: Filter;
  results: Results;
}) {
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">{`${describe(filter)}：${found.length}项`}</h2>
      {filter.unknown.length ? <p class="note">{`没有这样的条件，已略去：${filter.unknown.join('、')}。`}</p> : null}
      <p>
        <a href="/plan">清除条件，看全文</a>
      </p>
      {found.map((item) => (
        <Result plan={plan} item={item} />
      ))}
      {found.length === 0 && near.length ? (
        <p class="note">没有足够相近的内容。最接近的是下面几处，不一定有关：</p>
      ) : null}
      {found.length === 0 ? near.map((item) => <Result plan={plan} item={item} />) : null}
      {found.length + near.length === 0 ? (
        <p>
          换个说法再试试，或者从目录里找。也可以<a href="/">直接提问</a>。
        </p>
      ) : null}
    </section>
  );
}

function Result({ plan, item: { passage, facts } }: { plan: Plan; item: Found }) {
  const task = plan.tasks.find(({ ref }) => ref === passage.ref);
  return (
    <article class="result">
      <h3>
        <a href={passage.url}>{`${passage.label} ${passage.heading}`}</a>
      </h3>
      {task ? <p class="where">{whereIs(plan, task)}</p> : null}
      {task && facts.length ? (
        <p>
          {'写着：'}
          {facts.map((fact, index) => [
            index ? '；' : '',
            <a href={quoteUrl(task.number, fact)}>{`“${fact.quote}”`}</a>,
          ])}
        </p>
      ) : (
        <p>{excerpt(passage, task)}</p>
      )}
    </article>
  );
}

function excerpt({ text }: Passage, task: Task | undefined): string {
  const body = task ? text.slice(text.indexOf('。') + 1) : text;
  return body.length > 90 ? `${body.slice(0, 90)}…` : body;
}

/** The way down to a task in words: 第四部分 › (八)严格落实重大行政决策程序. */
function whereIs(plan: Plan, task: Task): string {
  return `${plan.parts[task.part - 1]?.label} › ${plan.sections[task.section - 1]?.text}`;
}
