import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { diskLoader } from '../corpus/loader.node.ts';
import type { Corpus } from '../domain/corpus.ts';
import { type Models, trainModels } from './examples.ts';
import { Laws } from './laws/laws.ts';
import { QueryReader } from './query.ts';
import { HybridRetriever } from './retriever.ts';
import { decodeModels, trainingInputs } from './saved-models.ts';

/** Retrieval over the checkout's own corpus, for tests. */
export interface RealRetrieval {
  corpus: Corpus;
  reader: QueryReader;
  models: Models;
  retriever: HybridRetriever;
  /** The laws without any text: cards alone. */
  laws: Laws;
}

const FOLDER = fileURLToPath(new URL('../../corpus', import.meta.url));
/** How long a hook may take that calls `realRetrieval`, in milliseconds: where the models are stale, it trains them. */
export const TRAINING_TIMEOUT = 240_000;

/** The day on which tests look at the laws. */
const TODAY = '2026-11-22';

let real: Promise<RealRetrieval> | undefined;

/** The corpus with its saved models; where these are not current, with models trained once and kept for this process. */
export function realRetrieval(): Promise<RealRetrieval> {
  real ??= prepare();
  return real;
}

/** The checkout's corpus alone. Throws an `Error` that holds its faults. */
export async function realCorpus(): Promise<Corpus> {
  const result = await diskLoader(FOLDER).load();
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.corpus;
}

async function prepare(): Promise<RealRetrieval> {
  const corpus = await realCorpus();
  const reader = new QueryReader(corpus.lexicon);
  const file = await readFile(`${FOLDER}/models.bin`).catch(() => null);
  const models = (file && decodeModels(file, await trainingInputs(corpus))) ?? trainModels(corpus, reader);
  const laws = new Laws(corpus, () => TODAY);
  return { corpus, reader, models, retriever: new HybridRetriever(corpus, reader, models), laws };
}
