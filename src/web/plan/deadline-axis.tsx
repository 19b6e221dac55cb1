import type { Plan } from '../../domain/corpus.ts';
import type { Deadline, DeadlineYear } from './deadlines.ts';

/** Height of a dot with its gap, and of what stands below the line, in pixels; across everything is a percentage. */
const STEP = 18;
const BELOW = 40;
const RADIUS = 6;
const MONTHS = 12;

/**
 * The years of the plan's period as a line with a dot for each deadline: full at its month, hollow in the middle of a
 * year of which the text names no month. The table below says the same in words, so nobody needs it read out.
 */
export function DeadlineAxis({ plan, years }: { plan: Plan; years: DeadlineYear[] }) {
  const first = Number(plan.periodFrom.slice(0, 4));
  const count = Number(plan.periodTo.slice(0, 4)) - first + 1;
  const dots = years.flatMap(({ deadlines }) => stacked(deadlines, first, count));
  const undrawn = years.reduce((sum, { deadlines }) => sum + deadlines.length, 0) - dots.length;
  const line = Math.max(0, ...dots.map(({ level }) => level)) * STEP + STEP * 2;
  const across = (at: number): string => `${((100 * at) / count).toFixed(2)}%`;
  return (
    <figure class="axis" aria-hidden="true">
      <svg width="100%" height={line + BELOW} focusable="false">
        <title>时限分布</title>
        <line class="years" x1="0" x2="100%" y1={line} y2={line} />
        {Array.from({ length: count + 1 }, (_, at) => (
          <line class="tick" x1={across(at)} x2={across(at)} y1={line - 6} y2={line + 6} />
        ))}
        {Array.from({ length: count }, (_, at) => (
          <text x={across(at + 0.5)} y={line + 28} text-anchor="middle">
            {String(first + at)}
          </text>
        ))}
        {dots.map(({ at, level, isExact }) => (
          <circle
            class={isExact ? 'exact-day' : 'year-only'}
            cx={across(at)}
            cy={line - (level + 1) * STEP}
            r={RADIUS}
          />
        ))}
      </svg>
      <figcaption>{`实心点：写明到年底；空心点：只写了年份。${undrawn > 0 ? `另有${undrawn}处没有写明年份，不在图上。` : ''}`}</figcaption>
    </figure>
  );
}

/** Where each dot stands, in years from the first; those at one place stand above each other. */
function stacked(deadlines: Deadline[], first: number, count: number) {
  const levels = new Map<number, number>();
  return deadlines.flatMap(({ year, day }) => {
    const month = day ? Number(day.slice(5, 7)) : null;
    const at = Number(year) - first + (month === null ? 0.5 : (month - 0.5) / MONTHS);
    if (year === null || at < 0 || at > count) return [];
    const level = levels.get(at) ?? 0;
    levels.set(at, level + 1);
    return [{ at, level, isExact: day !== null }];
  });
}
