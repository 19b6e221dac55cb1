import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StartupError } from '../src/domain/errors.ts';
import { type Case, CaseFileError, parseCases } from './case.ts';
import { loadCorpus, loadPrompts, openEngine, type QuestionSets } from './engine.ts';
import { measure } from './measure.ts';
import { findOverlaps, indexedQuestions, showOverlaps } from './overlap.ts';
import { renderPage } from './page.ts';
import { scoreOutcome, summarise } from './summary.ts';
import { failureList, overallTable, strataTable } from './table.ts';
import { parseThresholds, unmet } from './thresholds.ts';

const USAGE = `用法:npm run eval -- [选项]
  --split dev|test|laws-dev|laws-test|文件.jsonl  题集,默认 dev
  --laws 数据目录              已取回法律原文的 DATA_DIR;不给则以要点作答
  --questions all|draft        参与检索的问法:全部,或只用初稿,默认 all
  --html 文件                  另写一份网页报告
  --failures                   列出未通过的题号
  --overlap                    只查题目与收录问法是否重合(test 只列题号)
  --check                      有指标不达标时以 1 退出`;

function options() {
  const { values } = parseArgs({
    options: {
      split: { type: 'string', default: 'dev' },
      questions: { type: 'string', default: 'all' },
      laws: { type: 'string' },
      html: { type: 'string' },
      failures: { type: 'boolean', default: false },
      overlap: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.questions !== 'all' && values.questions !== 'draft')
    throw new StartupError('--questions 只能是 all 或 draft');
  return { ...values, questions: values.questions satisfies QuestionSets as QuestionSets };
}

/** A split's name stands for its file; anything else is a file itself. */
async function readCases(split: string): Promise<Case[]> {
  const named = /^(laws-)?(dev|test)$/.test(split);
  const path = named ? fileURLToPath(new URL(`cases/${split}.jsonl`, import.meta.url)) : split;
  const source = await readFile(path, 'utf8').catch(() => {
    throw new CaseFileError(`读不到题集 ${path}`);
  });
  return parseCases(named ? `evals/cases/${split}.jsonl` : split, source);
}

/** Without laws' texts the card of the law is what can be cited. */
function onCards(one: Case): Case {
  const card = (ref: string): string => (ref.startsWith('law:') ? `card:${ref.split(':')[1]}` : ref);
  const once = (refs: string[]): string[] => [...new Set(refs.map(card))];
  return { ...one, gold: once(one.gold), acceptable: once(one.acceptable) };
}

async function run(): Promise<number> {
  const { split, questions, laws, html, failures, overlap, check } = options();
  const cases = await readCases(split);
  const corpus = await loadCorpus(questions);
  if (overlap) {
    const found = findOverlaps(cases, indexedQuestions(corpus));
    console.log(found.length ? showOverlaps(found, !split.endsWith('test')) : '没有重合');
    return found.length ? 1 : 0;
  }
  const engine = await openEngine(corpus, laws);
  const outcomes = await measure(engine.hasLawTexts ? cases : cases.map(onCards), engine, await loadPrompts()).finally(
    () => engine.close(),
  );
  const scored = outcomes.map((outcome) => scoreOutcome(outcome, engine.passages));
  const rows = summarise(scored);
  const sets = `${questions === 'all' ? '全部' : '只用初稿'}(${corpus.questions.length} 条)`;
  console.log(`题集 ${split},共 ${cases.length} 题;参与检索的问法:${sets};语料 ${corpus.version.slice(0, 19)}\n`);
  console.log(`${overallTable(rows)}\n\n${strataTable(rows)}`);
  if (failures) console.log(`\n未通过\n${failureList(scored)}`);
  if (html) {
    await mkdir(dirname(html), { recursive: true });
    await writeFile(html, await renderPage({ split, questions: sets, corpusVersion: corpus.version }, rows, scored));
    console.log(`\n网页报告:${html}`);
  }
  const source = await readFile(new URL('thresholds.json', import.meta.url), 'utf8');
  const thresholds = parseThresholds(source).filter(
    ({ split: wanted = 'plan' }) => wanted === (split.startsWith('laws') ? 'laws' : 'plan'),
  );
  const short = unmet(thresholds, rows);
  console.log(short.length ? `\n不达标:\n${short.join('\n')}` : '\n各项指标均达标');
  return check && short.length ? 1 : 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  // What the operator can mend is said in plain words; anything else shows where it broke.
  if (error instanceof CaseFileError || error instanceof StartupError) console.error(error.message);
  else if (error instanceof TypeError && 'code' in error) console.error(`${error.message}\n\n${USAGE}`);
  else console.error(error);
  process.exitCode = 2;
}
