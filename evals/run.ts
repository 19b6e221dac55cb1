import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { StartupError } from '../src/domain/errors.ts';
import { isNoWorse, updateBaseline } from './against.ts';
import { type Case, CaseFileError } from './case.ts';
import { isOwnSplit, readSplit, readTable } from './case-file.ts';
import { type Comparison, compare } from './comparison.ts';
import { comparisonTable } from './comparison-table.ts';
import { loadCorpus } from './engine.ts';
import { evaluate } from './evaluate.ts';
import { type Evaluation, talliedOf } from './evaluation.ts';
import { judgeRuns } from './judging.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { findOverlaps, indexedQuestions, showOverlaps } from './overlap.ts';
import { renderPage } from './page.ts';
import { printRun } from './print.ts';
import { plainSettings, readSettings, type Settings } from './settings-file.ts';
import { loadRun, saveRun } from './stored-run.ts';
import { summarise } from './summary.ts';
import { parseThresholds, setOf, unmet } from './thresholds.ts';

const here = (path: string): URL => new URL(path, import.meta.url);

async function run(options: Options): Promise<number> {
  const { split, cases: table, runs: stored, overlap } = options;
  if (stored.length) return report(options, await Promise.all(stored.map(loadRun)));
  const set = table ?? split;
  const cases = await readCases(options);
  if (overlap) return reportOverlaps(cases, options);
  const settings = await settingsOf(options);
  const runs: Evaluation[] = [];
  for (const one of settings) runs.push(await evaluate(one, set, cases, progress(one.name, cases.length)));
  if (options.judge) await judgeRuns(runs, settings, options.judgeConfig);
  return report(options, runs);
}

async function readCases({ split, cases: table, questions }: Options): Promise<Case[]> {
  if (!table) return readSplit(split);
  const { cases, ignored } = await readTable(table, await loadCorpus(questions));
  if (ignored.length) console.log(`没有用到的列:${ignored.join('、')}`);
  return cases;
}

async function settingsOf({ configs, questions, laws }: Options): Promise<Settings[]> {
  if (configs.length === 0) return [plainSettings(questions, laws)];
  const settings = await Promise.all(configs.map((file) => readSettings(file, process.env)));
  const names = settings.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice) throw new StartupError(`两个配置都叫“${twice}”,请改一个`);
  return settings;
}

/** Says how far a long run is, where somebody looks on. */
function progress(name: string, cases: number): ((done: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined;
  return (done) => process.stderr.write(`\r${name} ${done}/${cases}${done === cases ? '\n' : ''}`);
}

async function reportOverlaps(cases: Case[], { questions, split }: Options): Promise<number> {
  const found = findOverlaps(cases, indexedQuestions(await loadCorpus(questions)));
  console.log(found.length ? showOverlaps(found, !split.endsWith('test')) : '没有重合');
  return found.length ? 1 : 0;
}

async function report(options: Options, runs: Evaluation[]): Promise<number> {
  for (const one of runs) printRun(one, options);
  const [first] = runs as [Evaluation];
  const comparisons = runs.slice(1).map((one) => compare(talliedOf(first), talliedOf(one)));
  for (const comparison of comparisons) console.log(`\n${comparisonTable(comparison)}`);
  if (options.save) await saveAll(options.save, runs);
  if (options.updateBaseline) await updateBaseline(options, first);
  const noWorse = options.updateBaseline || (await isNoWorse(options.against, runs.at(-1) as Evaluation));
  if (options.html) await writePage(options.html, runs, comparisons);
  const short = await checkThresholds(options, runs);
  return !noWorse || (options.check && short) ? 1 : 0;
}

async function saveAll(file: string, runs: readonly Evaluation[]): Promise<void> {
  const base = file.replace(/(?:\.json)?(?:\.gz)?$/, '');
  for (const one of runs) {
    const name = runs.length === 1 ? '' : `-${one.settings.name.replace(/[^\p{L}\p{N}.-]+/gu, '_')}`;
    await saveRun(`${base}${name}.json.gz`, one);
    console.log(`\n已存:${base}${name}.json.gz`);
  }
}

async function writePage(file: string, runs: Evaluation[], comparisons: Comparison[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, await renderPage(runs, comparisons));
  console.log(`\n网页报告:${file}`);
}

/** Whether a bound is not met; sets of other people's have none. */
async function checkThresholds({ cases: table, runs: stored }: Options, runs: readonly Evaluation[]): Promise<boolean> {
  if (table || (stored.length && !runs.every(({ set }) => isOwnSplit(set)))) return false;
  const all = parseThresholds(await readFile(here('thresholds.json'), 'utf8'));
  const short = runs.flatMap((one) => {
    const faults = unmet(
      all.filter((bound) => setOf(bound) === setOf({ split: one.set })),
      summarise(one.scored),
    );
    return faults.map((fault) => (runs.length === 1 ? fault : `${one.settings.name}:${fault}`));
  });
  console.log(short.length ? `\n不达标:\n${short.join('\n')}` : '\n各项指标均达标');
  return short.length > 0;
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  // What the operator can mend is said in plain words; anything else shows where it broke.
  if (error instanceof CaseFileError || error instanceof StartupError) console.error(error.message);
  else if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error);
  process.exitCode = 2;
}
