import { BEYOND_REASONS, type Corpus } from '../domain/corpus.ts';
import type { Passage } from '../domain/passage.ts';
import { askedFeatures } from './asked.ts';
import { LinearModel, type ModelData } from './linear-model.ts';
import type { Query, QueryReader } from './query.ts';
import { type Sample, train } from './training.ts';

/** The models that retrieval rests on. */
export interface Models {
  /** Which passage a question asks for, or for which reason none. Classes: the passages, then the reasons. */
  passage: LinearModel;
  /** Whether the corpus answers at all, whatever the subject. Classes: it does, then the reasons. */
  answerable: LinearModel;
  /** Whether a question asks for several things. Classes: one, several. */
  several: LinearModel;
  /** Which text a question is for. Classes: `LEADS`. */
  lead: LinearModel;
}

/** What may lead an answer: the plan, a law, or neither. The order is that of the model's classes. */
export const LEADS = ['plan', 'law', 'neither'] as const;

/** The same as plain data, to be saved. */
export type ModelsData = Record<keyof Models, ModelData>;

/** The set of people's questions that need several tasks each. */
const SEVERAL_SET = 'several';

/** What is searched: the tasks and the plan's own paragraphs. Their order is the order of the model's classes. */
export function searchedPassages({ plan }: Corpus): Passage[] {
  return [...plan.tasks, plan.preamble, plan.parts[0] as Passage, plan.closing];
}

/** Trains both models from the corpus: people's questions, the texts' sentences, questions beyond the corpus. */
export function trainModels(corpus: Corpus, reader: QueryReader): Models {
  const passages = searchedPassages(corpus);
  const labels = new Map(passages.map((passage, at) => [passage.ref, at]));
  const asked = corpus.questions
    .filter(({ ref }) => labels.has(ref))
    .map(({ ref, text, set }) => ({ label: labels.get(ref) as number, set, query: reader.read(text) }));
  const beyond = corpus.beyond.map(({ reason, text }) => ({
    label: BEYOND_REASONS.indexOf(reason),
    query: reader.read(text),
  }));
  const passage = train(
    [
      ...asked.map(({ label, query }) => ({ label, features: query.features })),
      ...samplesOfTexts(passages, reader),
      ...beyond.map(({ label, query }) => ({ label: passages.length + label, features: query.features })),
    ],
    passages.length + BEYOND_REASONS.length,
  );
  const judged = (query: Query): Sample['features'] => answerableFeatures(query, bestOf(passage, query, passages));
  const answers = asked.map(({ query }) => ({ label: 0, features: judged(query) }));
  const refusals = beyond.map(({ label, query }) => ({ label: 1 + label, features: judged(query) }));
  const strung = asked.map(({ set, query }) => ({
    label: set === SEVERAL_SET ? 1 : 0,
    features: severalFeatures(query),
  }));
  return {
    passage,
    answerable: train([...answers, ...refusals, ...refusals], 1 + BEYOND_REASONS.length),
    several: train(strung, 2),
    lead: train(leadSamples(asked, beyond, corpus, reader), LEADS.length),
  };
}

function leadSamples(
  asked: { query: Query }[],
  beyond: { query: Query }[],
  { lawQuestions }: Corpus,
  reader: QueryReader,
): Sample[] {
  const law = lawQuestions.map(({ text }) => ({ query: reader.read(text) }));
  return [asked, law, beyond].flatMap((samples, label) =>
    samples.map(({ query }) => ({ label, features: query.features })),
  );
}

/** What tells whether a question asks for several things: its words, and how it is strung together. */
export function severalFeatures({ written, features }: Query): Map<string, number> {
  const found = new Map(features);
  for (const mark of ['、', ',', '?', '和'] as const)
    found.set(`#${mark}${Math.min(written.split(mark).length - 1, 4)}`, STRUCTURE);
  found.set(`#${Math.min(Math.floor(written.length / 15), 6)}`, STRUCTURE);
  return found;
}

/** How much a sign of structure weighs beside the characters of a question. */
const STRUCTURE = 1;

/** What the second model looks at: the question, and whether its best passage can give what is asked. */
export function answerableFeatures(query: Query, best: Passage | undefined): Map<string, number> {
  return new Map([...query.features, ...askedFeatures(query.key, best)]);
}

function bestOf(model: LinearModel, query: Query, passages: Passage[]): Passage | undefined {
  const logits = model.score(query.features).subarray(0, passages.length);
  return passages[logits.indexOf(Math.max(...logits))];
}

/** Models out of saved data. */
export function modelsOf(data: ModelsData): Models {
  return {
    passage: new LinearModel(data.passage),
    answerable: new LinearModel(data.answerable),
    several: new LinearModel(data.several),
    lead: new LinearModel(data.lead),
  };
}

function samplesOfTexts(passages: Passage[], reader: QueryReader): Sample[] {
  return passages.flatMap((passage, label) =>
    [passage.heading, ...passage.text.split(/(?<=。)/)].map((text) => ({
      label,
      features: reader.read(text).features,
    })),
  );
}
