import type { MarkedSentence } from './mark-sharing.ts';
import { readTokens } from './source-marks.ts';

/** An object or array that is being read. */
interface Frame {
  kind: 'object' | 'array';
  /** The key under which it stands; an array's members stand under the array's key. */
  key: string;
  /** It tells sources, not sentences. */
  isSource: boolean;
  /** An object's key whose value comes next. */
  next: string;
  texts: { key: string; text: string }[];
  tokens: string[];
  hasSentences: boolean;
}

const SOURCE_KEYS =
  /^(?:sources?|citations?|cites?|cited|references?|refs?|tokens?|marks?|evidences?|basis|ids?|source_?ids?|来源|依据|出处|引用|编号|资料)$/;
/** The first that an object has is its sentence. */
const TEXT_KEYS = /^(?:text|sentence|content|statement|claim|answer|paragraph|response|句子|内容|文本|正文|回答|答复)$/;
/** Lists of strings that are sentences; a list without a key is one, too. */
const LIST_KEYS =
  /^(?:|sentences?|answers?|texts?|contents?|statements?|claims?|paragraphs?|items?|lines?|results?|data|句子|内容|正文|回答|答复)$/;
const MARK = /[[【(（［]\s*[sSＳ]\s*[\d０-９]/;
const WORD = /[\p{L}\p{N}]/u;

/** Makes sentences of the objects of a JSON text, each as soon as it is closed. */
export class JsonFrames {
  private readonly stack: Frame[] = [];

  constructor(private readonly emit: (sentence: MarkedSentence) => void) {}

  get depth(): number {
    return this.stack.length;
  }

  get top(): Frame['kind'] | null {
    return this.stack.at(-1)?.kind ?? null;
  }

  open(kind: Frame['kind']): void {
    const parent = this.stack.at(-1);
    const key = (parent?.kind === 'object' ? parent.next : parent?.key) ?? '';
    const isSource = parent?.isSource || SOURCE_KEYS.test(key);
    this.stack.push({ kind, key, isSource, next: '', texts: [], tokens: [], hasSentences: false });
  }

  key(name: string): void {
    const frame = this.stack.at(-1);
    if (frame) frame.next = name.trim().toLowerCase();
  }

  /** A string, or a bare word such as a number. */
  value(text: string, isString: boolean): void {
    const frame = this.stack.at(-1);
    if (!frame) return;
    const key = frame.kind === 'object' ? frame.next : frame.key;
    if (frame.isSource || SOURCE_KEYS.test(key)) frame.tokens.push(...sourcesIn(text, SOURCE_KEYS.test(key)));
    else if (!isString) return;
    else if (frame.kind === 'object') frame.texts.push({ key, text });
    else if (LIST_KEYS.test(key)) this.give({ text, tokens: [] });
  }

  close(): void {
    const frame = this.stack.pop();
    if (!frame) return;
    if (frame.isSource) this.stack.at(-1)?.tokens.push(...frame.tokens);
    else if (frame.kind === 'object' && !frame.hasSentences) {
      const text = sentenceOf(frame);
      if (text !== undefined) this.give({ text, tokens: [...new Set(frame.tokens)] });
    }
  }

  /** Forgets what is not closed. */
  clear(): void {
    this.stack.length = 0;
  }

  private give(sentence: MarkedSentence): void {
    if (!WORD.test(sentence.text) || readTokens(sentence.text)) return;
    for (const frame of this.stack) frame.hasSentences = true;
    this.emit(sentence);
  }
}

/** By its key; else the longest text of an object that tells its sources. */
function sentenceOf({ texts, tokens }: Frame): string | undefined {
  const named = texts.find(({ key }) => TEXT_KEYS.test(key));
  if (named) return named.text;
  const marked = tokens.length > 0 ? texts : texts.filter(({ text }) => MARK.test(text));
  return marked.map(({ text }) => text).sort((a, b) => b.length - a.length)[0];
}

/** Tokens in a source's value; where nothing else can be meant, 1 is S1. */
function sourcesIn(text: string, mayBeNumber: boolean): string[] {
  if (mayBeNumber && /^\d{1,3}$/.test(text.trim())) return [`S${Number(text)}`];
  return readTokens(text) ?? [];
}
