import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assemble, type Parts } from '../src/assemble.ts';
import type { AskResult, Question } from '../src/conversation/conversation.ts';
import { diskLoader } from '../src/corpus/loader.node.ts';
import { randomId, systemClock } from '../src/domain/clock.ts';
import type { Corpus } from '../src/domain/corpus.ts';
import { StartupError } from '../src/domain/errors.ts';
import type { Passage } from '../src/domain/passage.ts';
import type { Ref } from '../src/domain/reference.ts';
import type { Retrieved } from '../src/domain/retrieval.ts';
import { loadEmbedder, loadLikeness, loadModels } from '../src/start.node.ts';
import type { AnswerTrace } from '../src/store/answers.ts';
import { openSqliteStore } from '../src/store/sqlite.node.ts';
import { takeUpLaws } from '../src/take-up-laws.node.ts';

/** What is measured: the same engine that every door speaks to, with a way to look behind its answers. */
export interface Engine {
  ask(question: Question): Promise<AskResult>;
  /** What the retriever brings for a question taken by itself. */
  search(question: string, limit: number): Retrieved;
  /** How an answer came about; `null` where nothing was kept. */
  trace(answerId: string): Promise<AnswerTrace | null>;
  corpus: Corpus;
  /** Every text that can be cited. */
  passages: Pick<ReadonlyMap<Ref, Passage>, 'get'>;
  /** Whether laws' texts are at hand; without them cards are cited. */
  hasLawTexts: boolean;
  close(): Promise<void>;
}

/** Which of the indexed people's questions may help: all, or only the first draft (and the frame's). */
export type QuestionSets = 'all' | 'draft';

const DRAFT = ['draft', 'frame'];
const projectFolder = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Loads the project's corpus. Throws `StartupError` naming every fault. */
export async function loadCorpus(sets: QuestionSets = 'all'): Promise<Corpus> {
  const result = await diskLoader(projectFolder('corpus')).load();
  if (!result.ok)
    throw new StartupError(result.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  return restrictQuestions(result.corpus, sets);
}

/** The corpus with only the chosen sets of people's questions; its version stays that of the files. */
export function restrictQuestions(corpus: Corpus, sets: QuestionSets): Corpus {
  if (sets === 'all') return corpus;
  return { ...corpus, questions: corpus.questions.filter((question) => DRAFT.includes(question.set)) };
}

/**
 * The real parts over a store of their own, which `close` deletes; `lawData` is a data folder with pulled laws, `writing`
 * the model that may write, with its prompts.
 */
export async function openEngine(
  corpus: Corpus,
  lawData?: string | undefined,
  writing?: Parts['writing'],
): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-evals-'));
  const store = await openSqliteStore(join(folder, 'evals.sqlite'));
  const models = await loadModels(corpus);
  const embedder = await loadEmbedder();
  const likeness = await loadLikeness();
  const chosen = { corpus, store, clock: systemClock, newId: randomId, models, embedder, likeness };
  const engine = await assemble({ ...chosen, writing });
  const { conversation, retriever, laws } = engine;
  if (lawData) (await takeUpLaws(laws, lawData, () => undefined))();
  return {
    corpus,
    passages: { get: (ref) => corpus.passages.get(ref) ?? laws.current.shelf.find(ref) },
    hasLawTexts: laws.current.shelf.library !== null,
    ask: (question) => conversation.ask(question),
    search: (question, limit) => retriever.search(question, { limit }),
    trace: (answerId) => store.findTrace(answerId),
    async close() {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The prompts of the model, whose words no answer may hold; none where there is no such folder. */
export async function loadPrompts(): Promise<string[]> {
  const folder = projectFolder('prompts');
  const names = await readdir(folder).catch(() => []);
  return Promise.all(names.filter((name) => name.endsWith('.md')).map((name) => readFile(join(folder, name), 'utf8')));
}
