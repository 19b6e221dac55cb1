import type { Fact, Plan } from '../../domain/corpus.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { type FactRow, FactTable } from './fact-table.tsx';
import { factsOf, type PlacedFact } from './plan-facts.ts';
import { PlanHead } from './plan-head.tsx';

/** By what the figures can be sorted. */
export const SORTS = { task: '任务顺序', number: '数字大小', unit: '单位' } as const;

export type Sort = keyof typeof SORTS;

interface FiguresPageProps {
  frame: Frame;
  plan: Plan;
  sort: Sort;
  /** What was asked for and is no order, as it came. */
  unknown: string | null;
}

/** All figures of the plan as a table; the order stands in the address. */
export function FiguresPage({ frame, plan, sort, unknown }: FiguresPageProps) {
  const rows = sortedFigures(plan, sort).map(
    (placed) => ({ ...placed, first: figureText(placed.fact) }) satisfies FactRow,
  );
  return (
    <Layout frame={frame} title="方案里的数字" current="plan">
      <div class="facts-page">
        <PlanHead plan={plan} view="figures" title="方案里的数字">
          <p class="lead">{`方案写明的${rows.length}个数量要求，都是原文里的数字。点开一句，就在任务原文里标出来。`}</p>
        </PlanHead>
        {unknown === null ? null : <p class="note">{`没有“${unknown}”这种排序，已按任务顺序排列。`}</p>}
        <Sorting sort={sort} />
        <FactTable
          caption={`${rows.length}个数字，按${SORTS[sort]}排列`}
          heads={[
            { name: '数字', sorted: sort !== 'task' },
            { name: '原文怎么写' },
            { name: '出自', sorted: sort === 'task' },
          ]}
          groups={[{ rows }]}
        />
      </div>
    </Layout>
  );
}

function Sorting({ sort }: { sort: Sort }) {
  return (
    <nav class="sorting no-print" aria-label="排序">
      <span aria-hidden="true">排序：</span>
      {(Object.entries(SORTS) as [Sort, string][]).map(([id, name]) => (
        <a
          href={id === 'task' ? '/plan/figures' : `/plan/figures?sort=${id}`}
          aria-current={id === sort ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

/** Reads the order out of the address. */
export function readSort(value: string | undefined): { sort: Sort; unknown: string | null } {
  if (!value) return { sort: 'task', unknown: null };
  if (Object.hasOwn(SORTS, value)) return { sort: value as Sort, unknown: null };
  return { sort: 'task', unknown: value.slice(0, 20) };
}

/** The figures in an order; what is equal stays in the plan's. */
export function sortedFigures(plan: Plan, sort: Sort): PlacedFact[] {
  const figures = factsOf(plan, 'figure');
  if (sort === 'number') return figures.sort((a, b) => numberOf(a) - numberOf(b));
  if (sort === 'unit')
    return figures.sort((a, b) => unitOf(a).localeCompare(unitOf(b), 'zh') || numberOf(a) - numberOf(b));
  return figures;
}

/** The figure with the 至少 that its quotation begins with and its normal form leaves out. */
function figureText({ value, quote }: Fact): string {
  return quote.startsWith('至少') && !value.startsWith('至少') ? `至少${value}` : value;
}

const NUMBER = /\d+(?:\.\d+)?/;

function numberOf({ fact }: PlacedFact): number {
  return Number(NUMBER.exec(fact.value)?.[0] ?? Number.POSITIVE_INFINITY);
}

function unitOf({ fact }: PlacedFact): string {
  return fact.value.slice(fact.value.search(NUMBER)).replace(NUMBER, '').replace('以上', '');
}
