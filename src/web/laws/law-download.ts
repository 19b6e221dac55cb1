import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Block, OfficeDocument } from '../../documents/document.ts';
import type { Article, Law, LawVersion } from '../../domain/law.ts';
import { dayInWords, notesOn } from '../../domain/law-time.ts';
import { contentDisposition } from '../frame/disposition.ts';
import { type Division, outlineOf } from './law-outline.ts';

/** The forms in which a law can be had, and what people call them. */
export const FORMATS = {
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    name: 'Word（DOCX）',
  },
  txt: { type: 'text/plain; charset=utf-8', name: '纯文本（TXT）' },
  md: { type: 'text/markdown; charset=utf-8', name: 'Markdown' },
} as const;

export type Format = keyof typeof FORMATS;

/** What goes into a file. */
export interface LawFile {
  shelf: LawShelf;
  law: Law;
  version: LawVersion;
  articles: readonly Article[];
}

/** A law as a file. Its own text is as it was taken; what stands before it says where that was. */
export async function lawFile(of: LawFile, format: Format): Promise<string | ArrayBuffer> {
  if (format === 'docx') return inWord(lawDocument(of));
  const plain = format === 'txt';
  const facts = factsOf(of).map((fact) => (plain ? fact : `- ${fact}`));
  const head = plain ? [of.law.title, facts.join('\n'), '——————————'] : [`# ${of.law.title}`, facts.join('\n')];
  return `${[...head, ...bodyOf(outlineOf(of.articles), plain)].join('\n\n')}\n`;
}

/** Loaded at first need: it is half a megabyte of program, and most who read never ask for it. */
async function inWord(document: OfficeDocument): Promise<ArrayBuffer> {
  const { writeDocx } = await import('../../documents/docx.ts');
  return new Uint8Array(await writeDocx(document)).buffer;
}

/** A law as an office's document. */
function lawDocument(of: LawFile): OfficeDocument {
  const { law, articles } = of;
  return { title: law.title, facts: factsOf(of), blocks: blocksOf(outlineOf(articles)), hasModelText: false };
}

function blocksOf({ title, depth, articles, divisions }: Division): Block[] {
  const level = Math.min(depth, 3) as 1 | 2 | 3;
  return [
    ...(depth === 0 ? [] : [{ kind: 'heading', level, text: title } as const]),
    ...articles.map(({ text }) => ({ kind: 'official', text }) as const),
    ...divisions.flatMap(blocksOf),
  ];
}

function factsOf({ shelf, law, version }: LawFile): string[] {
  const { repository, commit } = shelf.corpus.lock;
  const notes = notesOn(law, version, shelf.today(), (id) => shelf.law(id)?.names[0]);
  const number = numberOf(law, version);
  return [
    ...(number ? [`文号：${number}`] : []),
    `版本：${dayInWords(version.version)}公布或最近一次修改`,
    ...(version.effectiveFrom ? [`施行：${dayInWords(version.effectiveFrom)}`] : []),
    `状态：${notes.join('；')}`,
    `来源：${repository}`,
    `提交：${commit}`,
    ...version.files.map(({ path, sha256 }) => `文件：${path}（SHA-256：${sha256}）`),
    '说明：不是官方发布的文本，以国家法律法规数据库公布的为准。',
  ];
}

/** The document's number is that of the newest version; what earlier ones had is not known. */
export function numberOf(law: Law, version: LawVersion): string | null {
  return version === law.versions.at(-1) ? law.documentNumber : null;
}

function bodyOf({ title, depth, articles, divisions }: Division, plain: boolean): string[] {
  const heading = depth === 0 ? [] : [plain ? title : `${'#'.repeat(Math.min(depth + 1, 6))} ${title}`];
  const texts = articles.map(({ text }) => (plain ? text : text.replaceAll('\n', '\n\n')));
  return [...heading, ...texts, ...divisions.flatMap((one) => bodyOf(one, plain))];
}

/** The header that names the file. */
export function dispositionOf(law: Law, version: LawVersion, format: Format): string {
  const name = `${law.title}（${dayInWords(version.version)}）.${format}`;
  return contentDisposition(name, `${law.id}-${version.version}.${format}`);
}
