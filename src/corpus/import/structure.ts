import type { CleanLine } from './clean.ts';
import { ANNEX, ARTICLE, IMPRINT, ITEM, readDay, writtenDay } from './forms.ts';
import { type DocumentHead, readHead } from './head.ts';
import { INFO_END } from './markdown.ts';
import { type LineFault, quoted } from './reading.ts';
import { type Division, Writing } from './writing.ts';

/** A document in the Markdown that laws are read from. */
export interface Structured {
  head: DocumentHead;
  division: Division;
  markdown: string;
  /** Of each line of text in the Markdown, in order: the index of the line that it came from. */
  sources: number[];
  faults: LineFault[];
}

/** Finds out a document's structure and writes it in the laws' form. The text keeps its characters. */
export function structure(read: readonly CleanLine[]): Structured {
  const faults: LineFault[] = [];
  const lines = withoutImprint(read, faults);
  const head = readHead(lines);
  if (head.guessed)
    faults.push({ code: 'unsure', line: 0, detail: '没有认出标题，用了第一行', quote: quoted(head.title) });
  const body = withoutContents(
    lines.filter((line) => !head.taken.has(line)),
    faults,
  );
  const { division, annexFrom } = divisionOf(body);
  const writing = new Writing(division, body, annexFrom, faults);
  for (let at = 0; at < body.length; at++) at += writing.take(at);
  const above = [`# ${head.title}`, ...headLines(head), INFO_END];
  return { head, division, markdown: `${[...above, ...writing.out].join('\n\n')}\n`, sources: writing.sources, faults };
}

function headLines({ documentNumber, registration, issuer, date, history }: DocumentHead): string[] {
  const known = history.some((note) => date && readDay(note) === date);
  const signed = date && !known ? `${writtenDay(date)}${issuer ? ` ${issuer}` : ''}` : '';
  return [[documentNumber, registration].filter(Boolean).join(' '), ...history, signed].filter((line) => line !== '');
}

/**
 * How a text is divided, and from which line on attachments are attachments. A notice often hands out its regulation
 * as 附件: then that is the text.
 */
function divisionOf(body: readonly CleanLine[]): { division: Division; annexFrom: number } {
  const annex = body.findIndex(({ text }) => ANNEX.test(text));
  const own = annex < 0 ? body : body.slice(0, annex);
  const article = body.findIndex(({ text }) => ARTICLE.test(text));
  const byItems = own.filter(({ text }) => ITEM.test(text)).length >= 2;
  if (article >= 0 && (article < own.length || !byItems)) return { division: 'articles', annexFrom: article };
  return { division: byItems ? 'items' : 'paragraphs', annexFrom: 0 };
}

/** Leaves out what is printed below a document. */
function withoutImprint(lines: readonly CleanLine[], faults: LineFault[]): CleanLine[] {
  return lines.filter(({ text, line }) => {
    if (!IMPRINT.test(text)) return true;
    faults.push({ code: 'page_furniture', line, detail: '版记', quote: quoted(text) });
    return false;
  });
}

/** Leaves a table of contents out: from 目录 to where its first line comes again. */
function withoutContents(lines: CleanLine[], faults: LineFault[]): CleanLine[] {
  const at = lines.findIndex(({ text }) => /^目[\s\u3000]*录$/.test(text));
  const entry = (text: string): string => text.replace(/[.…·\s\u3000\d]+$/g, '').replace(/[\s\u3000]/g, '');
  const first = lines[at + 1];
  if (at < 0 || !first) return lines;
  const again = lines.findIndex(({ text }, index) => index > at + 1 && entry(text) === entry(first.text));
  if (again < 0 || again - at > 200) return lines;
  faults.push({ code: 'page_furniture', line: (lines[at] as CleanLine).line, detail: `目录 ${again - at} 行` });
  return [...lines.slice(0, at), ...lines.slice(again)];
}
