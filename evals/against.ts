import { StartupError } from '../src/domain/errors.ts';
import { loadAgainst, loadProtected, saveBaseline } from './baseline.ts';
import { isOwnSplit } from './case-file.ts';
import { compare, regressions } from './comparison.ts';
import { comparisonTable } from './comparison-table.ts';
import { type Evaluation, talliedOf } from './evaluation.ts';
import type { Options } from './options.ts';

const PROTECTED = new URL('baselines/protected.txt', import.meta.url);

/** Writes a run as the baseline that later ones are held to: where `--against` says, or its split's own. */
export async function updateBaseline({ against, split }: Options, run: Evaluation): Promise<void> {
  if (!against && !isOwnSplit(split)) throw new StartupError('自己的题集请用 --against 指明基线文件');
  const file = against ?? `evals/baselines/${split}.json`;
  await saveBaseline(file, run);
  console.log(`\n基线已更新:${file}`);
}

/** Compares a run with what `--against` names and prints that; whether nothing got worse. Without it nothing did. */
export async function isNoWorse(against: string | undefined, run: Evaluation): Promise<boolean> {
  if (!against) return true;
  const comparison = compare(await loadAgainst(against), talliedOf(run));
  if (comparison.shared === 0) throw new StartupError(`${against} 与这次没有一道共同的题`);
  console.log(`\n${comparisonTable(comparison)}`);
  const worse = regressions(comparison, await loadProtected(PROTECTED));
  console.log(worse.length ? `\n变差:\n${worse.join('\n')}` : '\n与基线相比没有变差');
  return worse.length === 0;
}
