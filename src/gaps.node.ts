import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import { systemClock } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { StartupError } from './domain/errors.ts';
import { ChoiceError, casesOf, readChoice } from './gaps/cases.ts';
import { type GapReport, readGaps } from './gaps/gap.ts';
import { type Period, periodInWords, periodOfDays, periodOfWeek, weekBefore } from './gaps/period.ts';
import { gapFile, put } from './gaps/weekly.node.ts';
import { trainModels } from './retrieval/examples.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { loadCorpus, loadModels, openStore } from './start.node.ts';

// What was not answered, for editors and offices. The exit code is 0 where it was done, 1 where something stands against
// it, 2 where the call is wrong.
const USAGE = `用法：npm run gaps -- [期间] [--out 文件.docx]
        npm run gaps -- cases [期间] --out 文件.jsonl [--pick 组号[=依据,依据]]…
  期间            --week 2026-W47，或 --from 2026-11-16 --until 2026-11-22；不写就是上一周
  --out 文件      写到哪里；不写就只在屏幕上列出
  cases           把选中的组写成评测题：写了依据的应当答复，没有写的应当拒答；不选就是所有被拒答的组`;

/** How many groups are listed on the screen. */
const LISTED = 30;

type Options = Partial<Record<'week' | 'from' | 'until' | 'out', string | undefined>> & { pick?: string[] | undefined };

function readWords(words: string[]): { values: Options; isCases: boolean } | null {
  const text = { type: 'string' } as const;
  const options = { week: text, from: text, until: text, out: text, pick: { type: 'string', multiple: true } } as const;
  try {
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const [command, ...others] = positionals;
    const isCases = command === 'cases';
    if (others.length > 0 || (command !== undefined && !isCases)) return null;
    return isCases && values.out === undefined ? null : { values, isCases };
  } catch {
    return null;
  }
}

function readPeriod({ week, from, until }: Options): Period | null {
  if (week !== undefined) return from === undefined && until === undefined ? periodOfWeek(week) : null;
  if (from !== undefined && until !== undefined) return periodOfDays(from, until);
  return from === undefined && until === undefined ? periodOfWeek(weekBefore(systemClock.now())) : null;
}

async function main(words: string[]): Promise<number> {
  const call = readWords(words);
  const period = call && readPeriod(call.values);
  if (!call || !period) {
    console.error(USAGE);
    return 2;
  }
  const corpus = await loadCorpus();
  const store = await openStore(readConfig(process.env));
  try {
    const reader = new QueryReader(corpus.lexicon);
    const models = (await loadModels(corpus)) ?? trainModels(corpus, reader);
    const retriever = new HybridRetriever(corpus, reader, models);
    const report = await readGaps({ corpus, store, retriever }, period);
    return call.isCases ? await writeCases(report, corpus, call.values) : await tell(report, corpus, call.values);
  } finally {
    await store.close();
  }
}

/** npm runs scripts in the project's root and says here from where it was called. */
function pathOf(out: string): string {
  return resolve(process.env.INIT_CWD ?? '', out);
}

async function tell(report: GapReport, corpus: Corpus, { out }: Options): Promise<number> {
  const { period, gaps, asked } = report;
  console.log(`${periodInWords(period)}：${asked} 个问题没有答好，归为 ${gaps.length} 组`);
  for (const { id, count, state, representative, near } of gaps.slice(0, LISTED))
    console.log(`${id}  ${count}次  ${state === 'new' ? '新' : '又'}  ${representative}  → ${near[0]?.label ?? '无'}`);
  if (out === undefined) return 0;
  if (gaps.length === 0) console.log('没有可写的，没有写文件。');
  else console.log(`已写入 ${await put(pathOf(out), await gapFile(report, corpus))}`);
  return 0;
}

async function writeCases({ gaps }: GapReport, corpus: Corpus, { out = '', pick = [] }: Options): Promise<number> {
  const chosen = pick.map((written) => readChoice(written, corpus));
  const cases = casesOf(gaps, chosen);
  if (cases.length === 0) {
    console.error('没有可写的题。');
    return 1;
  }
  await put(pathOf(out), cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  console.log(`已写入 ${cases.length} 道题：${out}`);
  return 0;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StartupError || error instanceof ChoiceError ? error.message : error);
    process.exitCode = 1;
  },
);
