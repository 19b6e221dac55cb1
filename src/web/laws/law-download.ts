import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { Article, Law, LawVersion } from '../../domain/law.ts';
import { dayInWords, notesOn } from '../../domain/law-time.ts';
import { type Division, outlineOf } from './law-outline.ts';
import { numberOf } from './law-source.tsx';

/** The forms in which a law can be had. */
export const FORMATS = {
  txt: { type: 'text/plain; charset=utf-8' },
  md: { type: 'text/markdown; charset=utf-8' },
} as const;

export type Format = keyof typeof FORMATS;

/** A law as a file. Its own text is as it was taken; what stands before it says where that was. */
export function lawFile(shelf: LawShelf, law: Law, version: LawVersion, articles: Article[], format: Format): string {
  const plain = format === 'txt';
  const facts = factsOf(shelf, law, version).map((fact) => (plain ? fact : `- ${fact}`));
  const head = plain ? [law.title, facts.join('\n'), '——————————'] : [`# ${law.title}`, facts.join('\n')];
  return `${[...head, ...bodyOf(outlineOf(articles), plain)].join('\n\n')}\n`;
}

function factsOf(shelf: LawShelf, law: Law, version: LawVersion): string[] {
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

function bodyOf({ title, depth, articles, divisions }: Division, plain: boolean): string[] {
  const heading = depth === 0 ? [] : [plain ? title : `${'#'.repeat(Math.min(depth + 1, 6))} ${title}`];
  const texts = articles.map(({ text }) => (plain ? text : text.replaceAll('\n', '\n\n')));
  return [...heading, ...texts, ...divisions.flatMap((one) => bodyOf(one, plain))];
}

/** The header that names the file, in Chinese where the browser can (RFC 6266, RFC 5987). */
export function dispositionOf(law: Law, version: LawVersion, format: Format): string {
  const name = `${law.title}（${dayInWords(version.version)}）`.replace(/[<>:"/\\|?*\p{Cc}]/gu, '');
  const encoded = encodeURIComponent(`${name}.${format}`).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${law.id}-${version.version}.${format}"; filename*=UTF-8''${encoded}`;
}
