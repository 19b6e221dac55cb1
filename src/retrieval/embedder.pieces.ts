import { embedderKey } from './embedder.static.ts';
import { rowsOf, type Vocabulary } from './embedder.vocabulary.ts';

/** What is read to train: an article or any other passage, under a name that questions point at. */
export interface EmbedderDocument {
  id: string;
  title: string;
  chapter: string;
  text: string;
}

/** Words that ask for a document, or that say in other words what it says. */
export interface EmbedderQuestion {
  text: string;
  /** The id of the document. */
  document: string;
}

/** A document in pieces, each the rows of its tokens; a sentence in its clauses. */
export interface Pieces {
  id: string;
  title: Uint32Array;
  chapter: Uint32Array;
  sentences: Uint32Array[][];
  /** What all documents of one title share. */
  family: string;
  /** What all documents under one heading share. */
  group: string;
}

/** A document with all questions to it, and for each question every document that it asks for. */
export interface Asked {
  of: Pieces;
  questions: { rows: Uint32Array; wants: ReadonlySet<string> }[];
}

/** Shorter sentences and clauses say nothing that could be found. */
const MIN_SENTENCE = 5;
const MIN_CLAUSE = 4;

/** Cuts a document into pieces. */
export function piecesOf({ id, title, chapter, text }: EmbedderDocument, vocabulary: Vocabulary): Pieces {
  const rows = (piece: string) => rowsOf(embedderKey(piece), vocabulary);
  const sentences = text
    .split(/(?<=[。；;])|\n/)
    .filter((sentence) => sentence.trim().length >= MIN_SENTENCE)
    .map((sentence) => sentence.split(/[，、：,:]/).filter((clause) => clause.length >= MIN_CLAUSE))
    .filter((clauses) => clauses.length > 0)
    .map((clauses) => clauses.map(rows));
  return { id, title: rows(title), chapter: rows(chapter), sentences, family: title, group: `${title}\n${chapter}` };
}

/** The whole of a document, as `articleText` puts it together. */
export function wholeOf({ title, chapter, sentences }: Pieces): Uint32Array[] {
  return [title, title, chapter, ...sentences.flat()];
}

/** Questions by their documents. Throws `RangeError` for a question to a document that is not there. */
export function askedOf(
  documents: ReadonlyMap<string, Pieces>,
  questions: readonly EmbedderQuestion[],
  vocabulary: Vocabulary,
): Asked[] {
  const wants = new Map<string, Set<string>>();
  for (const { text, document } of questions) wants.set(text, (wants.get(text) ?? new Set()).add(document));
  const asked = new Map<string, Asked>();
  for (const { text, document } of questions) {
    const of = documents.get(document);
    if (!of) throw new RangeError(`a question to the unknown document ${document}`);
    const entry = asked.get(document) ?? { of, questions: [] };
    entry.questions.push({ rows: rowsOf(embedderKey(text), vocabulary), wants: wants.get(text) as Set<string> });
    asked.set(document, entry);
  }
  return [...asked.values()];
}
