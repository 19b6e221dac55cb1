import type { Plan } from '../../domain/corpus.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import type { NameFinder } from '../laws/law-names.ts';
import { Contents } from './plan-contents.tsx';
import type { Filter } from './plan-filter.ts';
import { Finder, RESULTS_ID } from './plan-finder.tsx';
import { PlanHead, Provenance } from './plan-head.tsx';
import { describe, ResultList, type Results } from './plan-results.tsx';
import { FullText } from './plan-text.tsx';

interface ShownProps {
  plan: Plan;
  filter: Filter;
  /** `null` where nothing was asked, and the whole text is shown. */
  results: Results | null;
  /** Finds the laws that the text names. */
  names: NameFinder;
}

/** The reader: the whole plan, or what was looked for in it. */
export function PlanPage({ frame, ...shown }: ShownProps & { frame: Frame }) {
  const { plan, filter, results } = shown;
  return (
    <Layout frame={frame} title={results ? `查找：${describe(filter)}` : plan.title} current="plan" ownSearch>
      <div class="reader">
        <PlanHead plan={plan} view="text">
          {results ? null : <Provenance plan={plan} />}
        </PlanHead>
        <Contents plan={plan} way="fold" here="/plan" />
        <Contents plan={plan} way="side" here="/plan" />
        <div class="body">
          <Finder plan={plan} filter={filter} />
          <div id={RESULTS_ID}>
            <Shown {...shown} />
          </div>
        </div>
      </div>
    </Layout>
  );
}

/** What stands below the form, and alone answers a script that looks while one types. */
export function Shown({ plan, filter, results, names }: ShownProps) {
  return results ? (
    <ResultList plan={plan} filter={filter} results={results} />
  ) : (
    <FullText plan={plan} names={names} />
  );
}
