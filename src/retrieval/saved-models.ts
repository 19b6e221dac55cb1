import type { Corpus } from '../domain/corpus.ts';
import { type Models, type ModelsData, modelsOf, searchedPassages } from './examples.ts';

/** Raised whenever features or training change, so that models trained before are not taken for current ones. */
const TRAINING_VERSION = 4;
const MAGIC = 'xiangwen-models';

interface Header {
  magic: string;
  inputs: string;
  models?: { name: keyof ModelsData; classes: number; norm: number; rows: number }[];
}

/** A SHA-256 over all that the models are trained from; saved with them, to tell whether they are current. */
export async function trainingInputs(corpus: Corpus): Promise<string> {
  const { questions, beyond, lexicon, lawQuestions } = corpus;
  const texts = searchedPassages(corpus).map(({ ref, heading, text }) => [ref, heading, text]);
  const words = Object.values(lexicon).map((list) => [...list]);
  const facts = corpus.plan.tasks.map((task) => task.facts.map((fact) => [fact.kind, fact.start]));
  const input = JSON.stringify([
    TRAINING_VERSION,
    questions.map(({ ref, text, set }) => [ref, text, set]),
    beyond,
    lawQuestions.map(({ law, place, text }) => [law, place, text]),
    texts,
    words,
    facts,
  ]);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(input));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Models as one file: the length of the header (32 bits, little-endian), the header as JSON padded to four bytes, then
 * for each model hashes, idf, scales (32 bits each) and weights (8 bits, padded to four bytes).
 */
export function encodeModels(models: Models, inputs: string): Uint8Array {
  const names = Object.keys(models) as (keyof ModelsData)[];
  const header: Header = {
    magic: MAGIC,
    inputs,
    models: names.map((name) => {
      const { classes, norm, hashes } = models[name].data;
      return { name, classes, norm, rows: hashes.length };
    }),
  };
  const head = padded(new TextEncoder().encode(JSON.stringify(header)), 0x20);
  const chunks: Uint8Array[] = [new Uint8Array(Uint32Array.of(head.length).buffer), head];
  for (const name of names) {
    const { hashes, idf, scales, weights } = models[name].data;
    chunks.push(bytesOf(hashes), bytesOf(idf), bytesOf(scales), padded(bytesOf(weights), 0));
  }
  return concatenated(chunks);
}

/** Reads such a file; `null` where it is none, or was trained from other inputs. */
export function decodeModels(file: Uint8Array, inputs: string): Models | null {
  // A copy of its own: a Buffer's slice() shares memory, and views need an offset that four divides.
  const bytes = new Uint8Array(file);
  if (bytes.length < 8) return null;
  const headLength = new Uint32Array(bytes.buffer, 0, 1)[0] as number;
  const header = parseHeader(bytes.subarray(4, 4 + headLength));
  if (header?.magic !== MAGIC || header.inputs !== inputs) return null;
  if (headLength % 4 !== 0 || 4 + headLength + bodyLength(header) !== bytes.length) return null;
  let at = 4 + headLength;
  const take = (length: number): number => {
    const from = at;
    at += Math.ceil(length / 4) * 4;
    return from;
  };
  const data: Partial<ModelsData> = {};
  for (const { name, classes, norm, rows } of header.models ?? []) {
    const hashes = new Uint32Array(bytes.buffer, take(rows * 4), rows);
    const idf = new Float32Array(bytes.buffer, take(rows * 4), rows);
    const scales = new Float32Array(bytes.buffer, take(rows * 4), rows);
    data[name] = {
      classes,
      norm,
      hashes,
      idf,
      scales,
      weights: new Int8Array(bytes.buffer, take(rows * classes), rows * classes),
    };
  }
  const { passage, answerable, several, lead } = data;
  return passage && answerable && several && lead ? modelsOf({ passage, answerable, several, lead }) : null;
}

/** The bytes that the header announces behind itself. */
function bodyLength({ models = [] }: Header): number {
  return models.reduce((sum, { classes, rows }) => sum + rows * 12 + Math.ceil((rows * classes) / 4) * 4, 0);
}

function parseHeader(bytes: Uint8Array): Header | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Header;
  } catch {
    return null;
  }
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function padded(bytes: Uint8Array, filler: number): Uint8Array {
  const full = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(filler);
  full.set(bytes);
  return full;
}

function concatenated(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
