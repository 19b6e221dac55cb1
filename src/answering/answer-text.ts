import type { CheckedSentence } from '../domain/citation.ts';
import type { Passage } from '../domain/passage.ts';

/** A task's number and heading, quoted by themselves. */
const HEADING = /^\d+\.[^。]*。$/;
/** Words that rest on more passages than this introduce a list, whose lines bear the marks. */
const MOST_MARKS = 3;
/** What a quotation between a model's sentences is called (人工智能生成合成内容标识办法, 待核实). */
const QUOTED = '〔原文摘录〕';

/**
 * An answer's text as it grows: sentences with 【任务31】 behind each. Another passage begins another line, and so does
 * what follows a heading. What was added never changes afterwards.
 */
export class AnswerText {
  private line: Passage | undefined;
  private kindBefore: CheckedSentence['kind'] | undefined;
  text = '';

  /** @param labels whether what is quoted says so, because it stands among a model's sentences. */
  constructor(private readonly labels = false) {}

  /** Adds a sentence; gives what came to the text. */
  add({ kind, text: sentence, passages }: CheckedSentence): string {
    const changes = passages[0] !== this.line || kind === 'words' || (this.labels && kind !== this.kindBefore);
    const begin = this.text && changes ? '\n' : '';
    const label = this.labels && kind === 'quote' && (begin || this.kindBefore !== 'quote') ? QUOTED : '';
    this.line = kind === 'words' || HEADING.test(sentence) ? undefined : passages[0];
    this.kindBefore = kind;
    const marked = kind === 'words' && passages.length > MOST_MARKS ? [] : passages;
    const added = begin + label + sentence + marked.map((passage) => `【${passage.label}】`).join('');
    this.text += added;
    return added;
  }
}
