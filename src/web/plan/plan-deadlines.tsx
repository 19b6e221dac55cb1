import type { Plan } from '../../domain/corpus.ts';
import type { Day } from '../../domain/law.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { DeadlineAxis } from './deadline-axis.tsx';
import { type Deadline, type DeadlineYear, deadlinesByYear } from './deadlines.ts';
import { type FactGroup, FactTable } from './fact-table.tsx';
import { PlanHead } from './plan-head.tsx';

interface DeadlinesPageProps {
  frame: Frame;
  plan: Plan;
  /** The day in China, against which a deadline is over or not. */
  today: Day;
}

/** The plan's deadlines along the time that it names. Whether anything was done by then, the plan does not say. */
export function DeadlinesPage({ frame, plan, today }: DeadlinesPageProps) {
  const years = deadlinesByYear(plan, today);
  const count = years.reduce((sum, { deadlines }) => sum + deadlines.length, 0);
  const over = years.flatMap(({ deadlines }) => deadlines).filter(({ isOver }) => isOver).length;
  return (
    <Layout frame={frame} title="方案里的时限" current="plan">
      <div class="facts-page">
        <PlanHead plan={plan} view="deadlines" title="方案里的时限">
          <p class="lead">
            {`方案写明的时限有${count}处，其中${over}处写明的时限已过。时限过了不等于完成，也不等于没完成：方案本身没有写明。`}
          </p>
        </PlanHead>
        <DeadlineAxis plan={plan} years={years} />
        <FactTable
          drawn="timeline"
          caption={`${count}处时限，按年份排列`}
          heads={[{ name: '时限' }, { name: '原文怎么写' }, { name: '出自' }]}
          groups={years.map(groupOf)}
        />
      </div>
    </Layout>
  );
}

function groupOf({ year, deadlines }: DeadlineYear): FactGroup {
  return {
    title: year === null ? '没有写明年份' : `${year}年（${deadlines.length}处）`,
    rows: deadlines.map((deadline) => ({ ...deadline, first: <When deadline={deadline} /> })),
  };
}

function When({ deadline: { day, year, isOver, doubt } }: { deadline: Deadline }) {
  const [, month, date] = day?.split('-').map(Number) ?? [];
  return (
    <>
      <span class="when">{day ? `${month}月${date}日前` : year === null ? '日期待核' : `${year}年，没有写月份`}</span>
      <span class={isOver ? 'state-of over' : 'state-of'}>
        {doubt ?? (isOver ? '方案写明的时限已过' : '方案写明的时限未到')}
      </span>
    </>
  );
}
