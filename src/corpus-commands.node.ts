import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, readConfig } from './config.ts';
import { trainIntents } from './conversation/intent-training.ts';
import { checkCurated } from './corpus/curated-check.ts';
import { checkCard } from './corpus/laws/cards.ts';
import { PackedLibrary } from './corpus/laws/library.ts';
import { LawShelf } from './corpus/laws/shelf.ts';
import { systemClock } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { dayInChina } from './domain/law-time.ts';
import { currentBundle, loadBundle } from './law-data.node.ts';
import { trainReports } from './participation/reports.training.ts';
import { type PullLawsOptions, pullLaws, rebuild } from './pull-laws.node.ts';
import { CuratedFinder } from './retrieval/curated.ts';
import { openEmbeddingService } from './retrieval/embedder.service.ts';
import { trainModels } from './retrieval/examples.ts';
import { QueryReader } from './retrieval/query.ts';
import { HybridRetriever } from './retrieval/retriever.ts';
import { encodeModels, trainingInputs } from './retrieval/saved-models.ts';
import {
  CORPUS_FOLDER,
  EMBEDDER_FILE,
  INTENTS_FILE,
  loadCorpus,
  loadEmbedder,
  loadModels,
  MODELS_FILE,
} from './start.node.ts';
import { trainedEmbedder } from './train-embedder.node.ts';
import { readIntentExamples } from './train-intents.node.ts';
import { readReportTexts, weightsModule } from './train-reports.node.ts';

/** The commands for the corpus; each returns the exit code, `null` where it was called wrongly. */

/** Lists every fault of the corpus; holds the cards against the texts where these are at hand. */
export async function checkCommand(dataDir: string): Promise<number> {
  const corpus = await loadCorpus();
  const { plan, questions, beyond, lock, cards, lawQuestions, curated, version } = corpus;
  const library = await loadLibrary(dataDir);
  const signed = checkCurated(new LawShelf(corpus, library, () => dayInChina(systemClock.now())));
  for (const warning of signed.warnings) console.log(`提醒：${warning}`);
  const problems = [...checkCards(corpus, library), ...signed.problems, ...(await collisionsIn(corpus))];
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  console.log(
    `语料无误：${plan.tasks.length} 项任务，${questions.length} 条问法，${beyond.length} 条答不了的问法；` +
      `${lock.laws.length} 部法律，${cards.length} 份要点，${lawQuestions.length} 条问法；${curated.length} 份人工核定答复；${version}`,
  );
  return 0;
}

/** Trains the models on people's questions, and saves them. */
export async function trainCommand(): Promise<number> {
  const corpus = await loadCorpus();
  const begin = performance.now();
  const models = trainModels(corpus, new QueryReader(corpus.lexicon));
  const file = encodeModels(models, await trainingInputs(corpus));
  await writeFile(join(CORPUS_FOLDER, MODELS_FILE), file);
  console.log(
    `已训练：${corpus.questions.length + corpus.beyond.length} 条问法，${models.passage.data.hashes.length} 个特征，${(file.length / 1e6).toFixed(1)} MB,用时 ${((performance.now() - begin) / 1000).toFixed(1)} 秒`,
  );
  return 0;
}

/** Trains the recognition of what people want on `corpus/intents`, and saves its weights. */
export async function trainIntentsCommand(): Promise<number> {
  const begin = performance.now();
  const examples = await readIntentExamples(CORPUS_FOLDER);
  const file = await trainIntents(examples);
  await writeFile(join(CORPUS_FOLDER, INTENTS_FILE), file);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  console.log(`已训练：${examples.length} 句，${(file.length / 1000).toFixed(0)} KB，用时 ${seconds} 秒`);
  return 0;
}

/** Trains the recognition of reports of violations on `corpus/reports`, and saves its weights. */
export async function trainReportsCommand(): Promise<number> {
  const begin = performance.now();
  const texts = await readReportTexts(CORPUS_FOLDER);
  const saved = await trainReports(texts);
  const module = weightsModule(saved);
  // The same place from src and from dist.
  await writeFile(new URL('../src/participation/reports.weights.ts', import.meta.url), module);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const { upper, lower } = saved;
  console.log(
    `已训练：${texts.length} 句（其中五分之一留作检验），${(module.length / 1000).toFixed(1)} KB，` +
      `${upper} 分以上转交，${lower} 分以上留给工作人员判断，用时 ${seconds} 秒`,
  );
  return 0;
}

/** Pulls the pinned laws, or the whole library, and builds the index over them. */
export async function pullCommand(words: string[], { dataDir, lawMirror }: Config): Promise<number | null> {
  const options = readOptions(words);
  if (!options) return null;
  const from = options.from ?? lawMirror;
  return pullLaws({ ...(await pullOptions(dataDir)), from, all: options.all ?? false });
}

/** Trains the embedder on the laws that were pulled, and saves it. */
export async function embedderCommand(dataDir: string): Promise<number> {
  const corpus = await loadCorpus();
  const library = await loadLibrary(dataDir);
  if (!library) {
    console.error('先取回法律原文：npm run corpus -- pull --all');
    return 1;
  }
  const file = await trainedEmbedder(corpus, library, CORPUS_FOLDER, console.log);
  await writeFile(join(CORPUS_FOLDER, EMBEDDER_FILE), file);
  console.log(`已训练：${(file.length / 1e6).toFixed(1)} MB`);
  return 0;
}

/** Whether the saved models were trained from this corpus. */
export async function staleCommand(): Promise<number> {
  const current = await loadModels(await loadCorpus());
  console.log(current ? '检索模型是由当前语料训练的。' : '检索模型与语料不一致：请运行 npm run corpus -- train');
  return current ? 0 : 1;
}

/** Builds the bundle anew, so that running servers take it up. */
export async function reindex(dataDir: string): Promise<number> {
  await rebuild(await pullOptions(dataDir));
  return 0;
}

/** What the cards of laws whose text was pulled state against it; says which could not be held against theirs. */
function checkCards(corpus: Corpus, library: PackedLibrary | null): string[] {
  if (!library) {
    console.log('法律原文没有取回：要点里的数字没有与原文核对。');
    return [];
  }
  return corpus.cards
    .filter(({ law }) => library.law(law))
    .flatMap((card) => checkCard(card, corpus.lawQuestions, library));
}

/** Curated answers that stand for one and the same question. Without current models nothing can be compared. */
async function collisionsIn(corpus: Corpus): Promise<string[]> {
  const models = corpus.curated.length > 1 ? await loadModels(corpus) : undefined;
  if (!models) return [];
  const retriever = new HybridRetriever(corpus, new QueryReader(corpus.lexicon), models);
  return new CuratedFinder(corpus, retriever)
    .collisions()
    .map((one) => `curated/${one.of.id}.yaml 的“${one.question}”与 curated/${one.with.id}.yaml 的问法几乎一样`);
}

async function pullOptions(dataDir: string): Promise<PullLawsOptions> {
  const { embedding } = readConfig(process.env);
  return {
    corpus: await loadCorpus(),
    corpusFolder: CORPUS_FOLDER,
    dataDir,
    embedder: embedding ? await openEmbeddingService(embedding) : ((await loadEmbedder()) ?? null),
    today: () => dayInChina(systemClock.now()),
    log: console.log,
  };
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
