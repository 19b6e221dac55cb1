import { readHtml } from './html.ts';
import { decodeText } from './kind.ts';
import { type Line, type Reading, refuse } from './reading.ts';

/** Reads Markdown by way of the page that it makes, so that HTML inside it hides nothing either. */

/** The line of the laws' own form of Markdown behind which the text begins. */
export const INFO_END = '<!-- INFO END -->';

/** Reads a Markdown file from its bytes. */
export function readMarkdownFile(bytes: Uint8Array): Reading {
  const text = decodeText(bytes);
  if (text === null) return refuse('unreadable', '不是 UTF-8、UTF-16 或 GB 18030 编码');
  const [body, head] = text
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '')
    .split(INFO_END, 2)
    .toReversed();
  const above = head === undefined ? null : readHtml(asPage(head));
  const below = readHtml(asPage(body ?? ''));
  if (above?.ok === false) return above;
  if (!below.ok) return below;
  const heads = (above?.lines ?? []).map((line): Line => ({ ...plain(line), heading: 0, isHead: true }));
  const faults = below.faults.map((fault) => ({
    ...fault,
    line: fault.line === null ? null : fault.line + heads.length,
  }));
  return { ok: true, lines: [...heads, ...below.lines.map(plain)], faults: [...(above?.faults ?? []), ...faults] };
}

function asPage(markdown: string): string {
  return markdown
    .split(/\r?\n/)
    .map((line) => {
      const heading = /^(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
      const level = heading?.[1]?.length;
      return level ? `<h${level}>${heading?.[2]}</h${level}>` : `${line}<br>`;
    })
    .join('\n');
}

/** Takes the marks of emphasis, links, lists, quotes, tables and code off a line. */
function plain({ text, heading }: Line): Line {
  const bare = text
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/^([-*+]|>)\s+/, '')
    .replace(/^\|(.*)\|$/, (_, cells: string) =>
      cells
        .split('|')
        .map((cell) => cell.trim())
        .join('\u3000'),
    )
    .replace(/^[\u3000\s:|-]*-{3,}[\u3000\s:|-]*$/, '')
    .replace(/^(```|~~~).*$/, '');
  return { text: bare.trim(), heading };
}
