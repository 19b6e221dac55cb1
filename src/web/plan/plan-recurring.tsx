import type { Plan } from '../../domain/corpus.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { type FactGroup, FactTable } from './fact-table.tsx';
import { factsOf } from './plan-facts.ts';
import { choicesOf } from './plan-filter.ts';
import { PlanHead } from './plan-head.tsx';

interface Cycle extends FactGroup {
  id: string;
  name: string;
}

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
        <Jumps groups={groups} />
        <FactTable
          caption={`${count}处周期，按周期归类`}
          heads={[{ name: '周期' }, { name: '原文怎么写' }, { name: '出自' }]}
          groups={groups}
        />
      </div>
    </Layout>
  );
}

/** The recurring duties by cycle, each in the plan's order. A line says its cycle where the text words it otherwise. */
function recurringGroups(plan: Plan): Cycle[] {
  const all = factsOf(plan, 'recurring');
  return choicesOf(plan, 'recurring').map(({ value, tasks }, at) => {
    const lines = all.filter(({ fact }) => fact.value === value);
    const first = (quote: string) => (quote === value ? <span class="hidden">{quote}</span> : quote);
    const rows = lines.map((line) => ({ ...line, first: first(line.fact.quote) }));
    return { id: `cycle-${at + 1}`, name: value, title: `${value}（${rows.length}处，${tasks}项任务）`, rows };
  });
}

/** The ways into a long table. */
function Jumps({ groups }: { groups: Cycle[] }) {
  return (
    <nav class="jumps no-print" aria-label="按周期跳转">
      {groups.map(({ id, name, rows }) => (
        <a href={`#${id}`}>{`${name} ${rows.length}处`}</a>
      ))}
    </nav>
  );
}
