import { html } from 'hono/html';
import type { Comparison } from './comparison.ts';
import type { Evaluation } from './evaluation.ts';
import { casesSection } from './page-cases.ts';
import { comparisonSection, profileSection, strataSection } from './page-figures.ts';
import { filterStyles, STYLES } from './page-styles.ts';
import { strataOf, summarise } from './summary.ts';

/**
 * The report as one page of HTML without scripts or outside parts; every text in it is escaped. With several runs the
 * first is what the others are compared with; `comparisons` are of the second and every further one with it.
 */
export async function renderPage(runs: readonly Evaluation[], comparisons: readonly Comparison[]): Promise<string> {
  const [first] = runs;
  if (!first) throw new RangeError('a page of no runs');
  const strata = strataOf(first.scored.map((one) => one.case));
  const rows = runs.map(({ scored }) => summarise(scored));
  const page = await html`<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>湘问评测:${first.set}</title>
<style>${STYLES}${filterStyles(strata, comparisons)}</style>
</head>
<body>
<h1>湘问评测</h1>
<p>题集 ${first.set},共 ${first.scored.length} 题</p>
<nav><a href="#profile">概况</a>${comparisons.length ? html`<a href="#compare">比较</a>` : ''}<a href="#strata">分层指标</a><a href="#cases">逐题</a></nav>
${profileSection(runs)}
${comparisonSection(comparisons)}
${strataSection(runs, rows)}
${casesSection(runs, comparisons, strata)}
</body>
</html>`;
  return page.toString();
}
