import { z } from 'zod';
import type { Curated, CuratedCitation, CuratedSentence } from '../domain/curated.ts';
import { type Law, parseLawRef } from '../domain/law.ts';
import { occurringNumbers, statedNumbers } from '../domain/numbers.ts';
import type { Passage } from '../domain/passage.ts';
import type { Ref } from '../domain/reference.ts';
import { type CorpusFiles, type FaultList, readMapping } from './files.ts';

/** Reads `curated/*.yaml`: answers that people wrote and signed, one a file. */

/** What they are held against. Texts of laws are not at hand while the corpus is read; `check` holds them to these. */
interface Known {
  passages: ReadonlyMap<Ref, Passage>;
  laws: readonly Law[];
}

const FOLDER = /^curated\/([^/]+)\.yaml$/;
/** A quotation shorter than this says nothing; an answer longer than that is none. */
const LEAST_QUOTE = 6;
const MOST_CHARS = 800;

const words = z.string().trim().min(1);
const day = z.iso.date('日期应写成 "2026-11-22"，带引号');
const schema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'id 应是小写字母、数字和连字符'),
    questions: z.array(words).min(2, '至少写两种问法'),
    about: z.array(words).min(1),
    text: words.max(MOST_CHARS),
    citations: z.array(z.strictObject({ ref: words, quote: z.string().min(LEAST_QUOTE) })).min(1),
    signedBy: z.strictObject({ office: words, verified: z.boolean() }),
    date: day,
    expires: day,
    note: words.optional(),
  })
  .refine(({ date, expires }) => date <= expires, { path: ['expires'], error: 'expires 应在 date 之后' });
type Entry = z.infer<typeof schema>;

/** The curated answers in the order of their files; each thing that is wrong is a fault at its line. */
export function parseCurated(files: CorpusFiles, known: Known, faults: FaultList): Curated[] {
  const asked = new Map<string, string>();
  const paths = [...files.keys()].filter((path) => FOLDER.test(path)).sort();
  return paths.flatMap((path) => {
    const source = files.get(path) as string;
    const entry = readEntry(path, source, faults);
    if (!entry) return [];
    const fault = faultsAt(path, source, faults);
    if (entry.id !== FOLDER.exec(path)?.[1]) fault('id:', `id 应与文件名相同，现在是 ${entry.id}`);
    for (const question of entry.questions) {
      const other = asked.get(plain(question));
      if (other) fault(question, `“${question}”这个问法在 ${other} 里已经有了`);
      asked.set(plain(question), path);
      if (!entry.about.some((word) => plain(question).includes(plain(word))))
        fault(question, `“${question}”里没有 about 里的词`);
    }
    for (const citation of entry.citations) checkCitation(citation, known, fault);
    return [curatedOf(entry, fault)];
  });
}

type Fault = (near: string, message: string) => void;

/** Tells a fault at the first line that holds what is wrong. */
function faultsAt(path: string, source: string, faults: FaultList): Fault {
  const lines = source.split('\n');
  return (near, message) => {
    const at = lines.findIndex((line) => line.includes(near));
    faults.add(path, at < 0 ? 1 : at + 1, message);
  };
}

function readEntry(path: string, source: string, faults: FaultList): Entry | null {
  const value = readMapping(path, source, faults);
  if (!value) return null;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fault = faultsAt(path, source, faults);
  for (const { path: at, message } of result.error.issues) fault(`${String(at[0])}:`, `${at.join('.')}：${message}`);
  return null;
}

function checkCitation({ ref, quote }: CuratedCitation, { passages, laws }: Known, fault: Fault): void {
  const law = parseLawRef(ref)?.law ?? /^card:([a-z][a-z0-9]*)$/.exec(ref)?.[1];
  const passage = passages.get(ref);
  if (passage && !passage.text.includes(quote)) fault(quote, `${passage.label}原文里没有“${quote}”`);
  if (!passage && !laws.some(({ id }) => id === law)) fault(ref, `没有 ${ref}：只能引用方案、收录的法律和要点`);
}

/** The text without its marks, and the sentences that the marks stand behind. */
function curatedOf(entry: Entry, fault: Fault): Curated {
  const { text, sentences } = readSentences(entry.text, fault);
  const used = new Set(sentences.flatMap(({ citations }) => citations));
  entry.citations.forEach(({ quote }, at) => {
    if (!used.has(at)) fault(quote, `没有一句话标了 [${at + 1}]`);
  });
  for (const { start, end, citations } of sentences)
    checkSentence(text.slice(start, end), citations, entry.citations, fault);
  return { ...entry, note: entry.note ?? null, text, sentences };
}

const MARKS = /((?:\[\d{1,2}\])+)/;
const SENTENCE = /^[^。！？]+[。！？]$/;
/** What only a program may put into an answer: marks, links, characters that cannot be seen. */
const FOREIGN = /[【】[\]<>]|:\/\/|www\.|[\p{Cc}\p{Cf}]/u;

function readSentences(marked: string, fault: Fault): { text: string; sentences: CuratedSentence[] } {
  const pieces = marked.replace(/\s*\n\s*/g, '').split(MARKS);
  const sentences: CuratedSentence[] = [];
  let text = '';
  for (let at = 0; at < pieces.length; at += 2) {
    const words = (pieces[at] as string).trim();
    if (words === '' && at === pieces.length - 1) break;
    const near = words.slice(0, 8);
    const marks = [...(pieces[at + 1] ?? '').matchAll(/\d+/g)].map(([number]) => Number(number) - 1);
    if (marks.length === 0) fault(near, `“${words}”后面没有依据，应标 [1] 这样的记号`);
    else if (!SENTENCE.test(words)) fault(near, `“${words}”应是一句话，以句号结尾，记号放在句号后面`);
    if (FOREIGN.test(words)) fault(near, `“${words}”里有网址、记号或看不见的字符`);
    sentences.push({ start: text.length, end: text.length + words.length, citations: marks });
    text += words;
  }
  return { text, sentences };
}

/** A sentence's marks lead somewhere, and its numbers stand in what it cites. */
function checkSentence(sentence: string, marks: number[], citations: CuratedCitation[], fault: Fault): void {
  const near = sentence.slice(0, 8);
  for (const mark of marks) if (!citations[mark]) fault(near, `citations 里没有第 ${mark + 1} 条`);
  const held = occurringNumbers(marks.map((mark) => citations[mark]?.quote ?? '').join('\n'));
  for (const number of statedNumbers(sentence))
    if (!held.has(number)) fault(near, `所引的原文里没有数字 ${number}：“${sentence}”`);
}

/** A question without what does not tell it from another. */
function plain(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '');
}
