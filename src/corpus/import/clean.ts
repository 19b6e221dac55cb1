import { ARTICLE, ITEM, SUB_ITEM } from './forms.ts';
import { type Line, type LineFault, quoted, type Screen } from './reading.ts';

/** A line as it is indexed, with its index among the lines that were read. */
export interface CleanLine extends Line {
  line: number;
}

/** Controls that a terminal obeys and people do not see, and private characters that fonts fill as they please. */
const CONTROLS = /[\p{Cc}\ue000-\uf8ff\ufffc\ufffd]/gu;
/** Stands where something was left out. */
const OMITTED = '〔略〕';
const LABELS = [ARTICLE, ITEM, SUB_ITEM];
const SENTENCE = /(?<=[。！？!?；;])(?![”’」』）)])/;

/** Cleans lines one after another, gathering what was taken out. */
export class Cleaner {
  readonly faults: LineFault[] = [];

  /** `kept`: the ids of orders that a person has read and wants kept. */
  constructor(
    private readonly screen: Screen,
    private readonly kept: ReadonlySet<string>,
  ) {}

  /** Takes hidden characters, orders to a machine and marks of Markdown out; lines of which nothing is left go. */
  clean(lines: readonly Line[]): CleanLine[] {
    return lines.flatMap((read, line) => {
      const { text } = read;
      const visible = this.withoutHidden(text, line);
      const safe = this.withoutOrders(visible, line);
      const plain = this.withoutMarks(safe, line);
      return plain === '' ? [] : [{ ...read, text: plain, line }];
    });
  }

  private withoutHidden(text: string, line: number): string {
    const stripped = this.screen.stripHidden(text);
    const bare = stripped.text.replace(CONTROLS, (char) => (char === '\t' ? ' ' : ''));
    const changed = stripped.found || bare.length !== stripped.text.length;
    if (changed)
      this.faults.push({
        code: 'hidden_characters',
        line,
        detail: '',
        quote: quoted(bare),
      });
    return bare.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '');
  }

  /** What is left out leaves a mark, and a number stays: else what follows would be the text of the one before. */
  private withoutOrders(text: string, line: number): string {
    const label = LABELS.map((form) => form.exec(text)?.[0] ?? '').find((one) => one !== '') ?? '';
    const sentences = text.slice(label.length).split(SENTENCE);
    const safe = sentences.map((sentence) =>
      this.isOrder(sentence) && !this.mayStay(sentence, line) ? OMITTED : sentence,
    );
    const left = safe.join('').replaceAll(OMITTED.repeat(2), OMITTED);
    // Cut into sentences an order may look harmless, so the paragraph is looked at in one, too.
    const whole =
      left === text.slice(label.length) && this.isOrder(text) && !sentences.some((one) => this.isOrder(one));
    const kept = whole && !this.mayStay(text, line) ? OMITTED : left;
    return label === '' && kept === OMITTED ? '' : label + kept;
  }

  private isOrder(text: string): boolean {
    return this.screen.givesOrders(text) || this.screen.givesOrders(text.replace(/[\s\u3000·._*-]+/g, ''));
  }

  private mayStay(text: string, line: number): boolean {
    const id = orderId(text);
    const stays = this.kept.has(id);
    this.faults.push({ code: stays ? 'kept_order' : 'machine_order', line, detail: '', quote: quoted(text, 200), id });
    return stays;
  }

  /** A `#` at the front would make a heading of a paragraph, and `<!--` would hide it. */
  private withoutMarks(text: string, line: number): string {
    const plain = text.replace(/^#+/, (marks) => '＃'.repeat(marks.length)).replaceAll('<!--', '＜!--');
    if (plain !== text)
      this.faults.push({ code: 'rewritten', line, detail: '# 或 <!-- 改成全角', quote: quoted(text) });
    return plain;
  }
}

/** Eight hexadecimal digits that stay the same for the same words (FNV-1a). */
function orderId(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text.replace(/[\s\u3000]+/g, '')) {
    hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
