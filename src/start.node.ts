import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble, type Engine } from './assemble.ts';
import { readConfig } from './config.ts';
import { diskLoader } from './corpus/loader.node.ts';
import { randomId, systemClock } from './domain/clock.ts';
import type { Corpus } from './domain/corpus.ts';
import { StartupError } from './domain/errors.ts';
import { embeddingService } from './retrieval/embedder.service.ts';
import { StaticEmbedder } from './retrieval/embedder.static.ts';
import { decodeWeights } from './retrieval/embedder.weights.ts';
import type { Models } from './retrieval/examples.ts';
import { decodeModels, trainingInputs } from './retrieval/saved-models.ts';
import { openSqliteStore } from './store/sqlite.node.ts';

/** The corpus folder: this checkout's, or another province's. */
export const CORPUS_FOLDER = process.env.CORPUS_DIR || fileURLToPath(new URL('../corpus', import.meta.url));
/** The trained models, beside the corpus that they were trained from. */
export const MODELS_FILE = 'models.bin';
/** The trained embedder, likewise. */
export const EMBEDDER_FILE = 'embedder.bin';

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

/** The engine over the checkout's corpus and a store under `dataDir`. `onTraining` hears that the models are not current. */
export async function startEngine(dataDir: string, onTraining: () => void): Promise<Engine> {
  const corpus = await loadCorpus();
  const models = await loadModels(corpus);
  if (!models) onTraining();
  const store = await openSqliteStore(join(dataDir, 'xiangwen.sqlite'));
  const { embedding } = readConfig(process.env);
  const embedder = embedding ? embeddingService(embedding) : await loadEmbedder();
  return assemble({ corpus, store, clock: systemClock, newId: randomId, models, embedder });
}
