import { showCell, showInterval } from './cells.ts';
import { METRICS, type Metric } from './metrics.ts';
import { type Row, type Scored, SET_METRICS } from './summary.ts';

/** The columns of the table by strata, narrow enough for a terminal, with short headings. */
const COLUMNS: readonly [string, string][] = [
  ['recall1', 'R@1'],
  ['recall5', 'R@5'],
  ['recall10', 'R@10'],
  ['mrr10', 'MRR'],
  ['first', '首条'],
  ['firstStrict', '从严'],
  ['citationPrecision', '据准'],
  ['citationRecall', '据全'],
  ['uncited', '无据'],
  ['facts', '要点'],
  ['corrected', '纠正'],
  ['refusalRecall', '应拒'],
  ['overRefusal', '误拒'],
  ['clarified', '反问'],
  ['reason', '理由'],
  ['attack', '得手'],
  ['chars50', '字数'],
  ['ms50', '毫秒'],
];

/** Every metric over all cases with its interval and n. */
export function overallTable(rows: readonly Row[]): string {
  const all = rows.find((row) => row.key === 'all') as Row;
  const lines = [...METRICS, ...SET_METRICS].map(({ key, title }) => {
    const cell = all.cells.get(key);
    return cell ? [title, showCell(cell), showInterval(cell), String(cell.n)] : [title, '—', '', '0'];
  });
  return align([['指标', '值', '95% 区间', 'n'], ...lines]);
}

/** The chief metrics by stratum: percentages, characters, milliseconds. */
export function strataTable(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.title,
    String(row.cases),
    ...COLUMNS.map(([key]) => {
      const cell = row.cells.get(key);
      if (!cell) return '—';
      return cell.unit === 'rate' ? (cell.value * 100).toFixed(1) : cell.value.toFixed(cell.unit === 'ms' ? 1 : 0);
    }),
  ]);
  return align([['分层', '例数', ...COLUMNS.map(([, title]) => title)], ...lines]);
}

/** The ids of the cases that miss a decisive metric, one metric a line; never their texts. */
export function failureList(scored: readonly Scored[]): string {
  const line = ({ key, title }: Metric): string[] => {
    const ids = scored.filter((one) => one.failures.includes(key)).map((one) => one.case.id);
    return ids.length ? [`${title}(${ids.length}):${ids.join(' ')}`] : [];
  };
  return METRICS.flatMap(line).join('\n');
}

/** Sets cells in columns by their width on screen; the first column to the left, the others to the right. */
export function align(lines: readonly string[][]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => displayWidth(line[at] ?? ''))));
  const pad = (cell: string, at: number): string => {
    const space = ' '.repeat((widths[at] as number) - displayWidth(cell));
    return at === 0 ? cell + space : space + cell;
  };
  return lines.map((line) => line.map(pad).join('  ')).join('\n');
}

/** Columns that a text takes in a terminal: Han and full-width characters two, all others one. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u.test(char) ? 2 : 1;
  return width;
}
