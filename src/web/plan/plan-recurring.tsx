import type { Plan } from '../../domain/corpus.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { type FactGroup, FactTable } from './fact-table.tsx';
import { factsOf } from './plan-facts.ts';
import { choicesOf } from './plan-filter.ts';
import { PlanHead } from './plan-head.tsx';

/** What is to be done again and again, by how often; the most frequent cycle first. */
export function RecurringPage({ frame, plan }: { frame: Frame; plan: Plan }) {
  const groups = recurringGroups(plan);
  const count = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <Layout frame={frame} title="方案里的周期任务" current="plan">
      <div class="facts-page">
        <PlanHead plan={plan} view="recurring" title="方案里的周期任务">
          <p class="lead">{`原文写有“每年”“定期”“年度”这类周期的地方，共${count}处，按周期归在一起。`}</p>
        </PlanHead>
        <FactTable
          caption={`${count}处周期，按周期归类`}
          heads={[{ name: '周期' }, { name: '原文怎么写' }, { name: '出自' }]}
          groups={groups}
        />
      </div>
    </Layout>
  );
}

/** The recurring duties by cycle, each in the plan's order. */
function recurringGroups(plan: Plan): FactGroup[] {
  const all = factsOf(plan, 'recurring');
  return choicesOf(plan, 'recurring').map(({ value, tasks }) => ({
    title: `${value}（${tasks}项任务）`,
    rows: all.filter(({ fact }) => fact.value === value).map((line) => ({ ...line, first: line.fact.quote })),
  }));
}
