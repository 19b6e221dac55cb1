import { type PackedLaws, unpackLaws } from '../../corpus/laws/library.ts';
import { decodeSections, encodeSections, type SectionArray } from '../../corpus/sections.ts';
import type { LexicalData } from '../lexical.ts';
import type { PackedVectors } from '../packed-vectors.ts';
import type { LawIndexData } from './word-index.ts';

/** Laws with their index as one file, built ahead: a server only maps it into memory. */

/** All that a server needs to answer from laws. */
export interface LawBundle {
  packed: PackedLaws;
  index: LawIndexData;
  /** By meaning; `null` where the bundle was built without an embedder. */
  vectors: PackedVectors | null;
  /** The corpus whose questions and cards are in the index. */
  corpusVersion: string;
}

/** Raised whenever the index's form or features change. */
const FORMAT = 2;
const MAGIC = 'xiangwen-laws';

interface Header {
  magic: string;
  format: number;
  corpusVersion: string;
  laws: PackedLaws['header'];
  words: { size: number; k1: number };
  chapters: { size: number; k1: number };
  vectors: { model: string; dimensions: number } | null;
}

/** Writes a bundle. */
export function encodeLaws({ packed, index, vectors, corpusVersion }: LawBundle): Uint8Array {
  const header: Header = {
    magic: MAGIC,
    format: FORMAT,
    corpusVersion,
    laws: packed.header,
    words: { size: index.words.size, k1: index.words.k1 },
    chapters: { size: index.chapters.size, k1: index.chapters.k1 },
    vectors: vectors && { model: vectors.model, dimensions: vectors.dimensions },
  };
  return encodeSections(header, {
    ...packed.sections,
    ...lexicalSections('words', index.words),
    ...lexicalSections('chapters', index.chapters),
    chapterOf: index.chapterOf,
    placeOf: index.placeOf,
    ...(vectors && { 'vectors.values': vectors.values, 'vectors.scales': vectors.scales }),
  });
}

/** Reads a bundle; `null` where it is none, is damaged, or is of another format. */
export function decodeLaws(file: Uint8Array): LawBundle | null {
  const read = decodeSections(file);
  const header = read?.header as Header | undefined;
  if (!read || header?.magic !== MAGIC || header.format !== FORMAT) return null;
  const packed = unpackLaws(header.laws, read.sections);
  const { chapterOf, placeOf } = read.sections;
  if (!packed || !(chapterOf instanceof Uint32Array) || !(placeOf instanceof Uint32Array)) return null;
  const index = {
    words: lexicalOf('words', header.words, read.sections),
    chapters: lexicalOf('chapters', header.chapters, read.sections),
    chapterOf,
    placeOf,
  };
  const vectors = header.vectors && {
    ...header.vectors,
    values: read.sections['vectors.values'] as Int8Array,
    scales: read.sections['vectors.scales'] as Float32Array,
  };
  return { packed, index, vectors, corpusVersion: header.corpusVersion };
}

function lexicalSections(name: string, data: LexicalData): Record<string, SectionArray> {
  const { terms, starts, documents, impacts, idf } = data;
  return {
    [`${name}.terms`]: terms,
    [`${name}.starts`]: starts,
    [`${name}.documents`]: documents,
    [`${name}.impacts`]: impacts,
    [`${name}.idf`]: idf,
  };
}

function lexicalOf(
  name: string,
  { size, k1 }: { size: number; k1: number },
  sections: Record<string, SectionArray>,
): LexicalData {
  return {
    size,
    k1,
    terms: sections[`${name}.terms`] as Uint32Array,
    starts: sections[`${name}.starts`] as Uint32Array,
    documents: sections[`${name}.documents`] as Uint32Array,
    impacts: sections[`${name}.impacts`] as Uint8Array,
    idf: sections[`${name}.idf`] as Float32Array,
  };
}
