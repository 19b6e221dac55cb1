import { html } from 'hono/html';
import { showCell, showInterval } from './cells.ts';
import { METRICS } from './metrics.ts';
import { casesSection } from './page-cases.ts';
import { filterStyles, STYLES } from './page-styles.ts';
import { type Row, type Scored, SET_METRICS } from './summary.ts';

/** What the page says of the run above its tables. */
export interface Heading {
  split: string;
  questions: string;
  corpusVersion: string;
}

/** The report as one page of HTML without scripts or outside parts; every text in it is escaped. */
export async function renderPage(heading: Heading, rows: readonly Row[], scored: readonly Scored[]): Promise<string> {
  const page = await html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>湘问评测:${heading.split}</title>
<style>${STYLES}${filterStyles(rows)}</style>
</head>
<body>
<h1>湘问评测</h1>
<p>题集 ${heading.split},共 ${scored.length} 题;参与检索的问法:${heading.questions};语料版本 ${heading.corpusVersion}</p>
<h2>指标</h2>
<p>小字为 95% 区间与 n。排序类指标用自助法,其余用 Wilson 法。引文逐字摘录时“引文属实”必为 100%,须与“Recall”“误拒”同看。</p>
${metricsTable(rows)}
${casesSection(rows, scored)}
</body>
</html>`;
  return page.toString();
}

function metricsTable(rows: readonly Row[]) {
  const heads = rows.map((row) => html`<th scope="col">${row.title}<small>${row.cases} 题</small></th>`);
  const lines = [...METRICS, ...SET_METRICS].map(({ key, title }) => {
    const cells = rows.map((row) => {
      const cell = row.cells.get(key);
      return cell ? html`<td>${showCell(cell)}<small>${showInterval(cell)} n=${cell.n}</small></td>` : html`<td>—</td>`;
    });
    return html`<tr><th scope="row">${title}</th>${cells}</tr>\n`;
  });
  return html`<div class="wide"><table><thead><tr><th scope="col">指标</th>${heads}</tr></thead><tbody>${lines}</tbody></table></div>`;
}
