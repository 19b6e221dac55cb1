import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { PackedLibrary } from './corpus/laws/library.ts';
import type { Corpus } from './domain/corpus.ts';
import { lawRef } from './domain/law.ts';
import type { EmbedderDocument, EmbedderQuestion } from './retrieval/embedder.pieces.ts';
import { embedderInputs, trainEmbedder } from './retrieval/embedder.training.ts';
import { encodeWeights } from './retrieval/embedder.weights.ts';

/** Trains the embedder from the national library's texts in force, the plan, and our own questions to both. */

/** Four bits a weight: half the size for less than a hundredth of recall (see docs/decisions). */
const BITS = 4;

/** The weights as a file. `log` hears how far it is; the whole library should have been pulled before. */
export async function trainedEmbedder(
  corpus: Corpus,
  library: PackedLibrary,
  corpusFolder: string,
  log: (line: string) => void,
): Promise<Uint8Array> {
  const documents = [...planDocuments(corpus), ...lawDocuments(library)];
  const known = new Set(documents.map(({ id }) => id));
  const wider = await widerQuestions(join(corpusFolder, 'laws', 'wider'), library);
  const questions = [...ownQuestions(corpus), ...wider].filter(({ document }) => known.has(document));
  log(`${documents.length} 篇，${questions.length} 条问法`);
  const inputs = await embedderInputs(documents, questions, { bits: BITS });
  const weights = trainEmbedder(documents, questions, inputs, { bits: BITS }, ({ step, steps, loss }) => {
    if (step % 100 === 0 || step === steps) log(`第 ${step}/${steps} 步，损失 ${loss.toFixed(3)}`);
  });
  return encodeWeights(weights, BITS, { documents: documents.length, questions: questions.length });
}

function planDocuments({ plan }: Corpus): EmbedderDocument[] {
  return plan.tasks.map(({ ref, heading, text, section }) => {
    return { id: ref, title: heading, chapter: plan.sections[section - 1]?.heading ?? '', text };
  });
}

/** Articles in force; texts that were repealed would teach what no longer holds. */
function lawDocuments(library: PackedLibrary): EmbedderDocument[] {
  return library.laws.flatMap((law) => {
    const range = law.status === 'repealed' ? undefined : library.range(law.id);
    if (!range) return [];
    return Array.from({ length: range.to - range.from }, (_, at) => {
      const index = range.from + at;
      return {
        id: lawRef({ law: law.id, version: null, place: library.placeAt(index) }),
        title: law.names[0] as string,
        chapter: library.headingAt(index),
        text: library.textAt(index),
      };
    });
  });
}

function ownQuestions({ questions, lawQuestions, cards }: Corpus): EmbedderQuestion[] {
  const ref = (law: string, place: string): string => lawRef({ law, version: null, place });
  return [
    ...questions.map(({ ref: document, text }) => ({ text, document })),
    ...lawQuestions.map(({ law, place, text }) => ({ text, document: ref(law, place) })),
    ...cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ text: says, document: ref(law, place) }))),
  ];
}

/** Questions to laws beyond the pinned ones: `path` of the text, and `ask` with questions by article. */
async function widerQuestions(folder: string, library: PackedLibrary): Promise<EmbedderQuestion[]> {
  const byPath = new Map(
    library.laws.flatMap(({ id, versions }) => versions.flatMap(({ files }) => files.map(({ path }) => [path, id]))),
  );
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return files.flatMap((file) => {
    const { path, ask } = load(file) as { path: string; ask: Record<string, string[]> };
    const law = byPath.get(path);
    if (!law) return [];
    return Object.entries(ask).flatMap(([place, texts]) =>
      texts.map((text) => ({ text: String(text), document: lawRef({ law, version: null, place }) })),
    );
  });
}
