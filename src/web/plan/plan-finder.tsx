import type { FactKind, Plan } from '../../domain/corpus.ts';
import { KIND_NAMES } from './plan-facts.ts';
import { type Choice, CONDITIONS, type Condition, choicesOf, type Filter } from './plan-filter.ts';

/** The element whose contents the search replaces while one types. */
export const RESULTS_ID = 'plan-results';

/** Values that so many tasks have stand first in a list. */
const FREQUENT = 2;

/** The search field and the conditions; everything stands in the address. */
export function Finder({ plan, filter }: { plan: Plan; filter: Filter }) {
  return (
    <search>
      <form class="finder" method="get" action="/plan#results-title" aria-label="在方案里查找" data-live={RESULTS_ID}>
        <div class="field wide">
          <label for="q">查找方案原文</label>
          <div class="with-button">
            <input id="q" type="search" name="q" value={filter.q} autocomplete="off" enterkeyhint="search" />
            <button type="submit" class="button">
              查找
            </button>
          </div>
        </div>
        <details class="conditions wide">
          <summary>按时限、责任主体、文件、周期筛选</summary>
          <div class="choices-of">
            {(Object.keys(CONDITIONS) as Condition[]).map((condition) => (
              <Select condition={condition} choices={choicesOf(plan, condition)} chosen={filter[condition]} />
            ))}
            <KindBoxes filter={filter} />
            <div class="go">
              <button type="submit" class="button quiet">
                按这些条件查找
              </button>
            </div>
          </div>
        </details>
        <p class="wide live" role="status" data-live-status></p>
      </form>
    </search>
  );
}

function Select(props: { condition: Condition; choices: Choice[]; chosen: string | null }) {
  const { condition, choices, chosen } = props;
  const frequent = choices.filter(({ tasks }) => tasks >= FREQUENT);
  const rare = choices.filter(({ tasks }) => tasks < FREQUENT);
  const options = (some: Choice[]) =>
    some.map(({ value, tasks }) => (
      <option value={value} selected={value === chosen}>
        {`${value}${condition === 'deadline' ? '年' : ''}（${tasks}项）`}
      </option>
    ));
  const grouped = condition !== 'deadline' && frequent.length > 0 && rare.length > 0;
  return (
    <div class="field">
      <label for={condition}>{CONDITIONS[condition]}</label>
      <select id={condition} name={condition}>
        <option value="">不限</option>
        {grouped ? (
          <>
            <optgroup label="出现较多">{options(frequent)}</optgroup>
            <optgroup label="只在一项任务里">{options(rare)}</optgroup>
          </>
        ) : (
          options(choices)
        )}
      </select>
    </div>
  );
}

function KindBoxes({ filter }: { filter: Filter }) {
  return (
    <fieldset class="kinds wide">
      <legend class="label">原文写有（可多选，都要有）</legend>
      {(Object.entries(KIND_NAMES) as [FactKind, string][]).map(([kind, name]) => (
        <label>
          <input type="checkbox" name="kind" value={kind} checked={filter.kinds.includes(kind)} />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
