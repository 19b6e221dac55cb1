import type { Answer, RefusalReason } from '../domain/answer.ts';
import type { OutgoingBody } from '../domain/message.ts';

/** What a reply's origin is called, in every channel (人工智能生成合成内容标识办法, 待核实); `null` where nothing is quoted. */
export function originOf({ outcome, mode, citations }: Answer): string | null {
  if (outcome !== 'answered') return null;
  if (mode === 'model') return 'AI生成';
  if (citations.some(({ ref }) => ref.startsWith('curated:'))) return '人工核定答复';
  return citations.every(({ ref }) => ref.startsWith('card:')) ? '本站要点，非原文' : '原文摘录';
}

/**
 * A message's text for a channel that shows plain text: the answer, its origin, where each source can be read, notices,
 * choices. With `numbered`, choices stand as lines 1. 2. 3. to be answered by number, as the channel has no buttons.
 * `publicUrl` has no slash at its end; without it sources bear no address.
 */
export function plainText(body: OutgoingBody, options: { numbered: boolean; publicUrl?: string | undefined }): string {
  if (body.kind === 'notice')
    return [body.text, choicesOf(body.choices, options.numbered, body.text)].filter(Boolean).join('\n\n');
  const { reply } = body;
  const origin = originOf(reply);
  const blocks = [
    origin ? `〔${origin}〕` : null,
    reply.text,
    sourcesOf(reply, options.publicUrl),
    relatedOf(reply),
    reply.notices.length ? reply.notices.map((notice) => `※ ${notice}`).join('\n') : null,
    choicesOf(reply.choices ?? [], options.numbered, reply.text),
  ];
  return blocks.filter(Boolean).join('\n\n').replace('〕\n\n', '〕\n');
}

function sourcesOf({ citations }: Answer, publicUrl: string | undefined): string | null {
  if (!publicUrl || citations.length === 0) return null;
  const seen = new Map(citations.map(({ label, url }) => [label, url]));
  return [...seen].map(([label, url]) => `${label}：${publicUrl}${url}`).join('\n');
}

/** Reasons after which something near may be the way on. */
const NEAR: (RefusalReason | null)[] = ['no_basis'];

function relatedOf({ outcome, reason, related }: Answer): string | null {
  if (outcome !== 'refused' || !NEAR.includes(reason) || related.length === 0) return null;
  return `相近的内容：${related.map(({ label, heading }) => `${label}（${heading}）`).join('；')}`;
}

/** A choice whose numbered line stands in the text already is not said again. */
function choicesOf(choices: { label: string }[], numbered: boolean, text: string): string | null {
  if (!numbered || choices.length === 0) return null;
  const lines = choices.map(({ label }, at) => (`\n${text}`.includes(`\n${at + 1}. `) ? '' : `${at + 1}. ${label}`));
  return `回复数字选择：\n${lines.filter(Boolean).join('\n')}`.trimEnd();
}

/** What stands in front of each further message of a reply that does not fit into one: a model's text says so in all. */
export function continuedLabel(body: OutgoingBody): string {
  return body.kind === 'reply' && body.reply.mode === 'model' ? '〔AI生成，接上文〕\n' : '';
}

/** Measures a text as a channel counts it. */
export type Measure = (text: string) => number;

const inCharacters: Measure = (text) => text.length;
export const inBytes: Measure = (text) => new TextEncoder().encode(text).length;

/** Where a text may be cut, the best first: between lines, behind a sentence, behind a clause, anywhere. */
const CUTS = [/\n+/g, /[。！？!?；;]+[”’」』）)】]*/g, /[，,、：: ]+/g];

/**
 * Cuts a text into parts of at most `limit` by `measure`, each as long as possible, at the best place in its later half.
 * Never inside a surrogate pair; only white space at a cut is lost. Throws where the limit holds no single character.
 */
export function splitText(text: string, limit: number, measure: Measure = inCharacters): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (measure(rest) > limit) {
    const most = longestStart(rest, limit, measure);
    if (most === 0) throw new RangeError(`no character fits into ${limit}`);
    const at = bestCut(rest, most);
    parts.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  if (rest || parts.length === 0) parts.push(rest);
  return parts;
}

/** The length of the longest start that fits; `measure` grows with the text. */
function longestStart(text: string, limit: number, measure: Measure): number {
  let low = 0;
  let high = Math.min(text.length, limit);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(text.slice(0, middle)) <= limit) low = middle;
    else high = middle - 1;
  }
  return /[\uD800-\uDBFF]/.test(text[low - 1] ?? '') ? low - 1 : low;
}

function bestCut(text: string, most: number): number {
  const start = text.slice(0, most);
  for (const cut of CUTS) {
    const last = [...start.matchAll(cut)].at(-1);
    const at = last ? last.index + last[0].length : 0;
    if (at > most / 2) return at;
  }
  return most;
}
