import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble, type Engine, type Parts } from './assemble.ts';
import type { Config } from './config.ts';
import { IntentLikeness } from './conversation/intent-likeness.ts';
import { diskLoader } from './corpus/loader.node.ts';
import { randomId, systemClock } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { StartupError } from './domain/errors.ts';
import type { Observe } from './models/observer.ts';
import type { Prompts } from './models/prompt.ts';
import { loadPrompts } from './models/prompts.node.ts';
import { storeCounter } from './models/token-counter.ts';
import { natively } from './participation/ledger/signing.node.ts';
import { StaticEmbedder } from './retrieval/embedder.static.ts';
import { decodeWeights } from './retrieval/embedder.weights.ts';
import type { Models } from './retrieval/examples.ts';
import { decodeModels, trainingInputs } from './retrieval/saved-models.ts';
import { openSqliteStore } from './store/sqlite.node.ts';
import type { Store } from './store/store.ts';
import type { Scripts } from './web/frame/assets.ts';

/** The corpus folder: this checkout's, or another province's. */
export const CORPUS_FOLDER = process.env.CORPUS_DIR || fileURLToPath(new URL('../corpus', import.meta.url));
/** The trained models, beside the corpus that they were trained from. */
export const MODELS_FILE = 'models.bin';
/** The trained embedder, likewise. */
export const EMBEDDER_FILE = 'embedder.bin';
/** What was learnt from `intents/`, likewise. */
export const INTENTS_FILE = 'intents.bin';

/** Loads the corpus; a damaged one is a `StartupError` that names every fault with file and line. */
export async function loadCorpus(folder = CORPUS_FOLDER): Promise<Corpus> {
  const result = await diskLoader(folder).load();
  if (result.ok) return result.corpus;
  const lines = result.faults.map(({ file, line, message }) => `  ${file}:${line} ${message}`);
  throw new StartupError(`语料有 ${lines.length} 处错误，未启动：\n${lines.join('\n')}`);
}

/** The saved models, where they were trained from this corpus. */
export async function loadModels(corpus: Corpus, folder = CORPUS_FOLDER): Promise<Models | undefined> {
  const file = await readFile(join(folder, MODELS_FILE)).catch(() => undefined);
  return (file && decodeModels(file, await trainingInputs(corpus))) ?? undefined;
}

/** The embedder that is shipped; without its file laws are found by words alone. */
export async function loadEmbedder(folder = CORPUS_FOLDER): Promise<StaticEmbedder | undefined> {
  const file = await readFile(join(folder, EMBEDDER_FILE)).catch(() => undefined);
  const weights = file && decodeWeights(file);
  return weights ? new StaticEmbedder(weights) : undefined;
}

/** What the recognition of intents learnt from examples; without its file rules alone recognise them. */
export async function loadLikeness(folder = CORPUS_FOLDER): Promise<IntentLikeness | undefined> {
  const file = await readFile(join(folder, INTENTS_FILE)).catch(() => undefined);
  return (file && IntentLikeness.decode(file)) ?? undefined;
}

/** The scripts of the pages, as `src/build.cjs` made them; the pages do without them. */
export async function loadScripts(): Promise<Scripts> {
  const read = (name: string) =>
    readFile(new URL(`../dist/${name}.js`, import.meta.url), 'utf8').catch(() => undefined);
  return { page: await read('page'), verifier: await read('verifier') };
}

/** The prompts' folder. */
const PROMPTS_FOLDER = fileURLToPath(new URL('../prompts', import.meta.url));

/** The prompts by id; a faulty one is a `StartupError` that names every fault. */
export function loadPromptFiles(): Promise<Prompts> {
  return loadPrompts(PROMPTS_FOLDER);
}

/** The model that the configuration names, with its prompts; nothing where none is. Nothing is reached. */
async function openWriting(
  { models, rerank }: Pick<Config, 'models' | 'rerank'>,
  store: Store,
  { observe, log }: Pick<StartOptions, 'observe' | 'log'> = {},
): Promise<Parts['writing']> {
  if (!models) return undefined;
  // What speaks to services takes a quarter of a second to load; most who start have none.
  const { openLanguageModel } = await import('./models/open.ts');
  const counter = storeCounter(store);
  const model = openLanguageModel(models, { clock: systemClock, counter, observe, log });
  const { openReranker } = await import('./models/rerank.ts');
  return { model, prompts: await loadPromptFiles(), reranker: rerank ? openReranker(rerank) : undefined };
}

/** What starting the engine tells on the way. */
export interface StartOptions extends Pick<Parts, 'policies' | 'onFailure'> {
  /** Hears of each request to a model. */
  observe?: Observe | undefined;
  /** Hears what a model's service did, in words without a key or a person's text. */
  log?: ((message: string) => void) | undefined;
  /** Hears that the models are not current. */
  onTraining: () => void;
}

/** The store that the configuration names: PostgreSQL, else SQLite under the data folder. */
export async function openStore({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Store> {
  if (!databaseUrl) return openSqliteStore(join(dataDir, 'xiangwen.sqlite'));
  const { openPostgresStore } = await import('./store/postgres.node.ts');
  return openPostgresStore(databaseUrl);
}

async function openService(embedding: NonNullable<Config['embedding']>) {
  const { embeddingService } = await import('./retrieval/embedder.service.ts');
  return embeddingService(embedding);
}

/** The engine over the checkout's corpus and the store that the configuration names. */
export async function startEngine(
  config: Config,
  { onTraining, observe, log, ...parts }: StartOptions,
): Promise<Engine> {
  const corpus = await loadCorpus();
  const models = await loadModels(corpus);
  if (!models) onTraining();
  const store = await openStore(config);
  const { embedding, publicUrl } = config;
  const embedder = embedding ? await openService(embedding) : await loadEmbedder();
  return assemble({
    corpus,
    store,
    clock: systemClock,
    newId: randomId,
    models,
    embedder,
    likeness: await loadLikeness(),
    publicUrl,
    signWith: natively,
    writing: await openWriting(config, store, { observe, log }),
    ...parts,
  });
}
