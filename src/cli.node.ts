import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { givesOrders } from './answering/screen.ts';
import { readConfig } from './config.ts';
import {
  addDocument,
  listDocuments,
  removeDocument,
  restoreDocument,
  rollbackDocument,
} from './corpus/import/documents.node.ts';
import type { Refusal } from './corpus/import/reading.ts';
import { checkCard } from './corpus/laws/cards.ts';
import { PackedLibrary } from './corpus/laws/library.ts';
import { systemClock } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { StartupError } from './domain/errors.ts';
import { dayInChina } from './domain/law-time.ts';
import { currentBundle, loadBundle } from './law-data.node.ts';
import { type PullLawsOptions, pullLaws, rebuild } from './pull-laws.node.ts';
import { trainModels } from './retrieval/examples.ts';
import { stripHidden } from './retrieval/normalise.ts';
import { QueryReader } from './retrieval/query.ts';
import { encodeModels, trainingInputs } from './retrieval/saved-models.ts';
import {
  CORPUS_FOLDER,
  EMBEDDER_FILE,
  loadCorpus,
  loadEmbedder,
  loadModels,
  MODELS_FILE,
  startEngine,
} from './start.node.ts';
import { takeUpLaws } from './take-up-laws.node.ts';
import { trainedEmbedder } from './train-embedder.node.ts';

const USAGE = `用法:
  npm run ask -- "问题"        在终端里问一句
  npm run corpus -- check      检查语料,列出全部错误
  npm run corpus -- train      训练并保存检索模型
  npm run corpus -- pull [--from 文件夹或镜像] [--all]
                               取回法律原文并建索引；--all 取回全部国家法律
  npm run corpus -- add 文件.docx|.pdf|.html|.md [--id 编号] [--by 谁] [--keep 句号] [--yes]
                               导入本单位的文件：先预览，加 --yes 才入库
  npm run corpus -- documents  列出导入的文件；remove|restore|rollback 编号 移出、恢复、退回上一版
  npm run corpus -- embedder   由已取回的法律和本站的问法训练向量模型（约十分钟）`;

/** Commands by their words; each returns the exit code. */
const COMMANDS: Record<string, (rest: string[]) => Promise<number>> = {
  ask: async (words) => {
    const question = words.join(' ').trim();
    if (!question) return usage();
    const { dataDir } = readConfig(process.env);
    const engine = await startEngine(dataDir, () => console.error('检索模型与语料不一致，正在重新训练……'));
    (await takeUpLaws(engine.laws, dataDir, () => undefined))();
    const result = await engine.conversation.ask({ question });
    if (result.kind === 'answer') {
      const { text, notices, related } = result.answer;
      console.log(
        [
          text,
          ...notices.map((notice) => `※ ${notice}`),
          ...related.map((near) => `另见：${near.label} ${near.heading}`),
        ].join('\n'),
      );
    }
    await engine.store.close();
    return 0;
  },
  'corpus check': async () => {
    const corpus = await loadCorpus();
    const { plan, questions, beyond, lock, cards, lawQuestions, version } = corpus;
    const problems = await checkCards(corpus, readConfig(process.env).dataDir);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) return 1;
    console.log(
      `语料无误：${plan.tasks.length} 项任务，${questions.length} 条问法，${beyond.length} 条答不了的问法；` +
        `${lock.laws.length} 部法律，${cards.length} 份要点，${lawQuestions.length} 条问法；${version}`,
    );
    return 0;
  },
  'corpus train': async () => {
    const corpus = await loadCorpus();
    const begin = performance.now();
    const models = trainModels(corpus, new QueryReader(corpus.lexicon));
    const file = encodeModels(models, await trainingInputs(corpus));
    await writeFile(join(CORPUS_FOLDER, MODELS_FILE), file);
    console.log(
      `已训练：${corpus.questions.length + corpus.beyond.length} 条问法，${models.passage.data.hashes.length} 个特征，${(file.length / 1e6).toFixed(1)} MB,用时 ${((performance.now() - begin) / 1000).toFixed(1)} 秒`,
    );
    return 0;
  },
  'corpus pull': async (words) => {
    const config = readConfig(process.env);
    const options = readOptions(words);
    if (!options) return usage();
    const from = options.from ?? config.lawMirror;
    return pullLaws({ ...(await pullOptions(config.dataDir)), from, all: options.all ?? false });
  },
  'corpus add': async (words) => {
    const options = readDocumentOptions(words);
    const [file] = options?.positionals ?? [];
    if (!options || !file) return usage();
    const { dataDir } = readConfig(process.env);
    const { id, by, keep, yes: confirmed = false } = options.values;
    const isLaw = (name: string): boolean => laws.some((law) => law.id === name);
    const { laws } = (await loadCorpus()).lock;
    const screen = { stripHidden, givesOrders };
    const added = await addDocument({ file, id, by, keep, confirmed, dataDir, screen, isLaw, clock: systemClock });
    if (!added.ok) return refused(added);
    console.log(added.text);
    if (added.kind === 'preview') console.log('以上是预览，还没有入库。确认无误后加 --yes 再运行一次。');
    return added.kind === 'added' ? reindex(dataDir) : 0;
  },
  'corpus documents': async () => {
    for (const { id, current, versions } of await listDocuments(readConfig(process.env).dataDir))
      console.log(`${id}  ${current.title}  第 ${current.version} 版（共 ${versions.length} 版）  ${current.file}`);
    return 0;
  },
  'corpus remove': async ([id = '']) =>
    afterDocument(await removeDocument(readConfig(process.env).dataDir, id, systemClock)),
  'corpus restore': async ([id = '']) => afterDocument(await restoreDocument(readConfig(process.env).dataDir, id)),
  'corpus rollback': async ([id = '']) => afterDocument(await rollbackDocument(readConfig(process.env).dataDir, id)),
  'corpus embedder': async () => {
    const corpus = await loadCorpus();
    const library = await loadLibrary(readConfig(process.env).dataDir);
    if (!library) {
      console.error('先取回法律原文：npm run corpus -- pull --all');
      return 1;
    }
    const file = await trainedEmbedder(corpus, library, CORPUS_FOLDER, console.log);
    await writeFile(join(CORPUS_FOLDER, EMBEDDER_FILE), file);
    console.log(`已训练：${(file.length / 1e6).toFixed(1)} MB`);
    return 0;
  },
  'corpus stale': async () => {
    const current = await loadModels(await loadCorpus());
    console.log(current ? '检索模型是由当前语料训练的。' : '检索模型与语料不一致：请运行 npm run corpus -- train');
    return current ? 0 : 1;
  },
};

/** What the cards of laws whose text was pulled state against it; says which could not be held against theirs. */
async function checkCards(corpus: Corpus, dataDir: string): Promise<string[]> {
  const library = await loadLibrary(dataDir);
  if (!library) {
    console.log('法律原文没有取回：要点里的数字没有与原文核对。');
    return [];
  }
  return corpus.cards
    .filter(({ law }) => library.law(law))
    .flatMap((card) => checkCard(card, corpus.lawQuestions, library));
}

function readDocumentOptions(words: string[]) {
  try {
    const options = {
      id: { type: 'string' },
      by: { type: 'string' },
      yes: { type: 'boolean' },
      keep: { type: 'string', multiple: true },
    } as const;
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    return null;
  }
}

function refused(refusal: Refusal): number {
  console.error(refusal.message);
  return 1;
}

async function afterDocument(result: { ok: true } | Refusal): Promise<number> {
  return result.ok ? reindex(readConfig(process.env).dataDir) : refused(result);
}

async function pullOptions(dataDir: string): Promise<PullLawsOptions> {
  return {
    corpus: await loadCorpus(),
    corpusFolder: CORPUS_FOLDER,
    dataDir,
    embedder: (await loadEmbedder()) ?? null,
    today: () => dayInChina(systemClock.now()),
    log: console.log,
  };
}

/** Builds the bundle anew, so that running servers take it up. */
async function reindex(dataDir: string): Promise<number> {
  await rebuild(await pullOptions(dataDir));
  return 0;
}

/** The laws that were pulled; `null` where none were. */
async function loadLibrary(dataDir: string): Promise<PackedLibrary | null> {
  const name = await currentBundle(dataDir);
  const bundle = name && (await loadBundle(dataDir, name));
  return bundle ? new PackedLibrary(bundle.packed, () => dayInChina(systemClock.now())) : null;
}

function readOptions(words: string[]): { from?: string | undefined; all?: boolean | undefined } | null {
  try {
    return parseArgs({ args: words, options: { from: { type: 'string' }, all: { type: 'boolean' } } }).values;
  } catch {
    return null;
  }
}

function usage(): number {
  console.error(USAGE);
  return 2;
}

async function main([first = '', second = '', ...rest]: string[]): Promise<number> {
  const pair = COMMANDS[`${first} ${second}`];
  if (pair) return pair(rest);
  const single = COMMANDS[first];
  return single ? single([second, ...rest]) : usage();
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof StartupError ? error.message : error);
    process.exitCode = 1;
  },
);
