import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { saveBundle } from '../src/law-data.node.ts';
import { CORPUS_FOLDER, EMBEDDER_FILE } from '../src/start.node.ts';
import type { Built } from './bench-laws.child.ts';
import { compare, TIMED } from './bench-laws.compare.ts';
import { DEPTH, type Files } from './bench-laws.entrant.ts';
import { ENTRANTS, type EntrantKey } from './bench-laws.entrants.ts';
import { articlesInForce, bundleOf, libraryOf, MISSING, readQuestions } from './bench-laws.material.ts';
import { EntrantProcess } from './bench-laws.process.ts';
import { aheadLines, lawsTable, megabytes } from './bench-laws.table.ts';
import { percentile } from './statistics.ts';

const USAGE = '用法：npm run bench -- laws --laws 数据目录 [--questions 文件.jsonl] [--rounds 轮数] [--only 名,名]';

const OWN_QUESTIONS = fileURLToPath(new URL('cases/laws-dev.jsonl', import.meta.url));
/** How often the saved bundle is loaded, each time in a new process. */
const LOADS = 3;

/**
 * `npm run bench -- laws`: our search of laws beside other libraries', over the same articles with the same
 * segmentation and the same questions. Prints the table; returns the exit code.
 */
export async function benchLaws(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      laws: { type: 'string' },
      questions: { type: 'string', default: OWN_QUESTIONS },
      rounds: { type: 'string', default: '5' },
      only: { type: 'string' },
    },
  });
  const bundle = values.laws ? await bundleOf(values.laws) : null;
  const rounds = Number(values.rounds);
  if (!values.laws || !bundle || !(rounds >= 1)) {
    console.error(USAGE);
    return 2;
  }
  const library = libraryOf(bundle.packed);
  const { articles, refs } = articlesInForce(library);
  const questions = readQuestions(values.questions, await readFile(values.questions, 'utf8'), library, new Set(refs));
  // Copies, so that all entrants see the same even where a pull or a training ends meanwhile.
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-bench-'));
  const files = { articles: join(folder, 'articles.jsonl'), laws: folder, embedder: folder };
  await writeFile(files.articles, articles.map((article) => JSON.stringify(article)).join('\n'));
  await saveBundle(bundle, folder);
  await copyFile(join(CORPUS_FOLDER, EMBEDDER_FILE), join(folder, EMBEDDER_FILE)).catch(() => undefined);
  const missing = questions.flatMap(({ gold }) => gold).filter((ref) => ref === MISSING).length;
  console.log(
    `${articles.length} 条现行条文，${questions.length} 题，库中缺 ${missing} 条依据，取前 ${DEPTH} 条；${load()}`,
  );
  if (values.questions === OWN_QUESTIONS) console.log('题目是开发集：湘问的检索照着它们调过，召回偏高。');
  const wanted = values.only?.split(',');
  const keys = (Object.keys(ENTRANTS) as EntrantKey[]).filter(
    (key) => key !== 'saved' && (!wanted || wanted.includes(key)),
  );
  try {
    const measured = await compare(keys, files, { questions, refs, rounds });
    console.log(`\n${lawsTable(measured)}\n`);
    for (const line of [...notes(questions.length, rounds), ...aheadLines(measured)]) console.log(line);
    console.log(await loading(files));
    console.log(load());
  } finally {
    await rm(folder, { recursive: true });
  }
  return 0;
}

/** What a server does when it starts: maps the bundle that a pull left. */
async function loading(files: Files): Promise<string> {
  const loads: Built[] = [];
  for (let run = 0; run < LOADS; run++) {
    const process = new EntrantProcess();
    loads.push((await process.answer({ task: 'build', entrant: 'saved', files })) as Built);
    process.end();
  }
  const seconds = loads.map((one) => one.seconds);
  const range = `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`;
  const memory = percentile(
    loads.map(({ resident }) => resident),
    0.5,
  );
  const median = percentile(seconds, 0.5).toFixed(2);
  return `湘问已存的索引包 ${median} 秒载入（${range}，n=${LOADS}），载入后驻留 ${megabytes(memory)} MB，含条文原文。`;
}

function notes(count: number, rounds: number): string[] {
  return [
    `召回：n=${count}，括号内为 95% 区间。耗时：每轮 ${Math.min(TIMED, count)} 题，${rounds} 轮交替进行，各轮的中位（最小–最大）。`,
    '内存：各自进程建成并回收后的驻留内存，“起”为读入条文之前。',
  ];
}

function load(): string {
  return `机器负载 ${loadavg()
    .map((one) => one.toFixed(1))
    .join(' ')}`;
}
