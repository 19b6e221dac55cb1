import type { Evaluation } from './evaluation.ts';
import type { Options } from './options.ts';
import { profileOf } from './profile.ts';
import { profileLines } from './profile-table.ts';
import { summarise } from './summary.ts';
import { failureList, overallTable, strataTable } from './table.ts';

/** Prints one run: what it was, every metric, the strata, how it went. */
export function printRun(run: Evaluation, { failures, configs, runs }: Options): void {
  const { settings, set, scored, corpusVersion, indexed } = run;
  const sets = `${settings.questions === 'all' ? '全部' : '只用初稿'}(${indexed} 条)`;
  const rows = summarise(scored);
  const named = configs.length || runs.length ? `\n== ${settings.name} ==\n` : '';
  const version = corpusVersion.slice(0, 19);
  console.log(`${named}题集 ${set},共 ${scored.length} 题;参与检索的问法:${sets};语料 ${version}\n`);
  console.log(`${overallTable(rows)}\n\n${strataTable(rows)}\n`);
  console.log(
    profileLines(profileOf(run))
      .map(([name, value]) => `${name}:${value}`)
      .join('\n'),
  );
  if (failures) console.log(`\n未通过\n${failureList(scored)}`);
}
