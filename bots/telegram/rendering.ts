import { originOf, plainText, splitText } from '../../src/conversation/rendering.ts';
import type { Citation } from '../../src/domain/answer.ts';
import type { Choice } from '../../src/domain/choice.ts';
import type { OutgoingBody } from '../../src/domain/message.ts';

/** Characters of one message after parsing, in UTF-16 units; markup does not count. */
const MESSAGE_CHARS = 4_096;
/** Bytes of a button's data. */
const CALLBACK_BYTES = 64;

/** A button; its data is the text that choosing it writes. */
export interface Button {
  text: string;
  callback_data: string;
}

/** One message as it goes out. */
export interface Part {
  html: string;
  /** The same without markup, for when the platform cannot read it. */
  plain: string;
  /** On the last part only. */
  keyboard: Button[][] | null;
}

/** Words that bear markup, in offsets of the plain text. */
interface Mark {
  start: number;
  end: number;
  open: string;
  close: string;
}

/**
 * Makes a message's parts, the same ones for the same body. What fits is one part, with notices and buttons.
 *
 * @param publicUrl without it labels bear no links.
 */
export function partsOf(body: OutgoingBody, publicUrl?: string): Part[] {
  const choices = body.kind === 'reply' ? (body.reply.choices ?? []) : body.choices;
  const text = `${plainText(body, { numbered: false })}${inWords(choices.filter((choice) => !fits(choice)))}`.trim();
  const whole = (text || '请选择：').toWellFormed();
  const marks = marksOn(whole, body, publicUrl?.replace(/\/+$/, ''));
  const parts = spansOf(whole).map(({ start, end }) => ({
    html: htmlOf(whole, start, end, marks),
    plain: whole.slice(start, end),
    keyboard: null,
  }));
  const last = parts.at(-1) as Part;
  return [...parts.slice(0, -1), { ...last, keyboard: keyboardOf(choices) }];
}

/** Buttons for the choices whose text a button can carry, one a row where a label is long; `null` where none is left. */
export function keyboardOf(choices: readonly Choice[]): Button[][] | null {
  const buttons = choices.filter(fits).map(({ label, text }) => ({ text: label, callback_data: text }));
  if (buttons.length === 0) return null;
  const perRow = buttons.some(({ text }) => text.length > SHORT_LABEL) ? 1 : 2;
  const rows = Math.ceil(buttons.length / perRow);
  return Array.from({ length: rows }, (_, row) => buttons.slice(row * perRow, (row + 1) * perRow));
}

/** Two such labels stand beside each other on a small phone. */
const SHORT_LABEL = 7;

function fits({ text }: Choice): boolean {
  const bytes = new TextEncoder().encode(text).length;
  return bytes >= 1 && bytes <= CALLBACK_BYTES;
}

/** A choice that no button carries can still be written. */
function inWords(choices: readonly Choice[]): string {
  const written = choices.filter(({ text }) => text.trim() !== '');
  return written.length ? `\n\n可以直接回复：\n${written.map(({ text }) => text).join('\n')}` : '';
}

/** Where the text is cut: behind sentences or lines, and behind the labels that belong to a sentence. */
function spansOf(text: string): { start: number; end: number }[] {
  if (text.length <= MESSAGE_CHARS) return [{ start: 0, end: text.length }];
  const spans: { start: number; end: number }[] = [];
  let at = 0;
  for (const piece of splitText(text, MESSAGE_CHARS - LABELS_ROOM)) {
    const start = text.indexOf(piece, at);
    at = start + piece.length;
    const before = spans.at(-1);
    const labels = before?.end === start ? (LABELS.exec(piece)?.[0].length ?? 0) : 0;
    const moved = labels <= LABELS_ROOM ? labels : 0;
    if (before) before.end += moved;
    const rest = piece.slice(moved).trimStart();
    if (rest) spans.push({ start: at - rest.length, end: at });
  }
  return spans;
}

/** Characters kept free for labels that a cut would part from their sentence. */
const LABELS_ROOM = 96;
const LABELS = /^(?:【[^【】]+】)+/;

function marksOn(text: string, body: OutgoingBody, publicUrl: string | undefined): Mark[] {
  const said = body.kind === 'reply' ? body.reply.text : body.text;
  const heading = headingOf(said);
  const bold = heading ? markOf(text, heading, text.indexOf(said.trim()), 'b') : [];
  if (body.kind === 'notice') return bold;
  const notices = body.reply.notices.flatMap((notice) => markOf(text, `※ ${notice}`, 0, 'i'));
  const origin = originOf(body.reply);
  const label = origin ? markOf(text, `〔${origin}〕`, 0, 'i') : [];
  return [...label, ...bold, ...notices, ...linksOn(text, body.reply.citations, publicUrl)];
}

function markOf(text: string, words: string, from: number, tag: string): Mark[] {
  const start = text.indexOf(words.toWellFormed(), Math.max(from, 0));
  return start < 0 ? [] : [{ start, end: start + words.length, open: `<${tag}>`, close: `</${tag}>` }];
}

/** The first line where more follows and it is a task's number and heading, or short and no sentence. */
function headingOf(text: string): string | null {
  const [first = '', ...more] = text.trim().split('\n');
  if (more.length === 0) return null;
  const isTask = /^\d+[.．][^。]*。(?:【[^【】]+】)*$/.test(first);
  return isTask || (first.length > 0 && first.length <= 40 && !/[。！？!?；;，,】]$/.test(first)) ? first : null;
}

/** Labels become links to the source that bears them, of which the first counts. Only to pages of our own. */
function linksOn(text: string, citations: readonly Citation[], publicUrl: string | undefined): Mark[] {
  if (!publicUrl) return [];
  return [...text.matchAll(/【([^【】]+)】/g)].flatMap((match) => {
    const url = citations.find(({ label }) => label === match[1])?.url;
    if (!url || !/^\/(?![/\\])/.test(url)) return [];
    const end = match.index + match[0].length;
    return [{ start: match.index, end, open: `<a href="${escapeHtml(publicUrl + url)}">`, close: '</a>' }];
  });
}

/** A stretch of the text as HTML. Tags are closed and opened again wherever marks begin or end, so they never cross. */
function htmlOf(text: string, start: number, end: number, marks: readonly Mark[]): string {
  const inside = (at: number) => at > start && at < end;
  const edges = [start, ...marks.flatMap((mark) => [mark.start, mark.end]).filter(inside), end];
  const places = [...new Set(edges)].sort((one, other) => one - other);
  return places
    .slice(0, -1)
    .map((from, at) => {
      const over = marks.filter((mark) => mark.start <= from && mark.end > from);
      const words = escapeHtml(text.slice(from, places[at + 1]));
      return over.reduceRight((inner, { open, close }) => open + inner + close, words);
    })
    .join('');
}

/** Makes any text safe inside Telegram's HTML, in attributes too. */
function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
