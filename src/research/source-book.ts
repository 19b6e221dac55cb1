import { statusInWords } from '../domain/law-time.ts';
import type { Passage } from '../domain/passage.ts';
import type { Ref } from '../domain/reference.ts';
import { SHOWN_CHARS } from './limits.ts';

/** Whether a passage applies, in words: 现行有效; of a draft, that it is one. */
export function standingOf({ ref, status }: Passage): string {
  if (!ref.startsWith('decision:')) return statusInWords(status);
  return ref.split(':').length > 2 ? '征求意见的草案，还不是规定' : '本站按决策事项目录写的';
}

/** Gives every passage of a run its token (`S1`, `S2` …) when it is first shown, and keeps it over all steps. */
export class SourceBook {
  /** What was shown, by token. */
  readonly sources = new Map<string, Passage>();
  private readonly tokens = new Map<Ref, string>();

  tokenOf(passage: Passage): string {
    const known = this.tokens.get(passage.ref);
    if (known) return known;
    const token = `S${this.tokens.size + 1}`;
    this.tokens.set(passage.ref, token);
    this.sources.set(token, passage);
    return token;
  }

  /** The passages as a model reads them, each with its token, cut to what one look-up may give back. */
  show(passages: readonly Passage[]): string {
    if (passages.length === 0) return '没有查到。';
    const each = passages.length === 1 ? SHOWN_CHARS.all : SHOWN_CHARS.each;
    const shown: string[] = [];
    let length = 0;
    for (const passage of passages) {
      const entry = this.entry(passage, each, () => length);
      if (entry === null) break;
      shown.push(entry);
      length += entry.length;
    }
    const left = passages.length - shown.length;
    return [...shown, ...(left ? [`（另有 ${left} 处没有列出，可以把要查的写得窄一些。）`] : [])].join('\n\n');
  }

  /** `null` where it no longer fits; it then gets no token. */
  private entry(passage: Passage, most: number, taken: () => number): string | null {
    const { label, heading, text } = passage;
    const cut = text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}……（后面还有）` : text;
    if (taken() > 0 && taken() + cut.length > SHOWN_CHARS.all) return null;
    // A text may look as if it named a source: only the book names them.
    const plain = cut.replace(/\[(S\d+)\]/gi, '［$1］');
    return `[${this.tokenOf(passage)}] 【${label}】${heading}（${standingOf(passage)}）\n${plain}`;
  }
}
