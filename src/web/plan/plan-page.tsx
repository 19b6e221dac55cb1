import type { Plan } from '../../domain/corpus.ts';
import { StatusStrip } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import type { NameFinder } from '../laws/law-names.ts';
import { Contents } from './plan-contents.tsx';
import { deadlineYears, type Filter, KIND_NAMES } from './plan-facts.ts';
import { describe, ResultList, type Results } from './plan-results.tsx';
import { FullText } from './plan-text.tsx';

/** The reader: the whole plan, or what was looked for in it. */
export function PlanPage({
  frame,
  plan,
  filter,
  results,
  names,
}: {
  frame: Frame;
  plan: Plan;
  filter: Filter;
  results: Results | null;
  /** Finds the laws that the text names. */
  names: NameFinder;
}) {
  return (
    <Layout frame={frame} title={results ? `查找：${describe(filter)}` : plan.title} current="plan" ownSearch>
      <div class="reader">
        <PlanHead plan={plan} />
        <Contents plan={plan} way="fold" here={results ? '/plan' : ''} />
        <Contents plan={plan} way="side" here={results ? '/plan' : ''} />
        <div class="body">
          <Finder plan={plan} filter={filter} />
          {results ? (
            <ResultList plan={plan} filter={filter} results={results} />
          ) : (
            <FullText plan={plan} names={names} />
          )}
        </div>
      </div>
    </Layout>
  );
}

function PlanHead({ plan }: { plan: Plan }) {
  return (
    <div class="doc">
      <StatusStrip plan={plan} />
      <h1 class="title">{plan.title}</h1>
      <div class="meta">
        <p>{`发布机关：${plan.issuer}`}</p>
        <p>{`文本来源：${plan.source}`}</p>
        <p>
          正文 sha256：<code>{plan.sha256}</code>
        </p>
      </div>
    </div>
  );
}

function Finder({ plan, filter }: { plan: Plan; filter: Filter }) {
  return (
    <search>
      <form class="finder" method="get" action="/plan" aria-label="在方案里查找">
        <div class="field wide">
          <label for="q">查找方案原文</label>
          <input id="q" type="search" name="q" value={filter.q} autocomplete="off" />
        </div>
        <div class="field">
          <label for="deadline">时限</label>
          <select id="deadline" name="deadline">
            <option value="">不限</option>
            {deadlineYears(plan).map((year) => (
              <option value={year} selected={year === filter.deadline}>{`${year}年`}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="kind">写有</label>
          <select id="kind" name="kind">
            <option value="">不限</option>
            {Object.entries(KIND_NAMES).map(([kind, name]) => (
              <option value={kind} selected={kind === filter.kind}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="go">
          <button type="submit" class="button">
            查找
          </button>
        </div>
      </form>
    </search>
  );
}
