import { type FaultCode, type Line, type LineFault, quoted } from './reading.ts';

/** Between two characters of Chinese a line break of the source is no space. */
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Gathers text into lines, as a browser sets it: white space in one, blocks on lines of their own. */
export class LineBuilder {
  readonly faults: LineFault[] = [];
  /** The level of the line being gathered. */
  heading = 0;
  private readonly lines: Line[] = [];
  private text = '';
  private prefix = '';

  /** The index of the line being gathered. */
  get at(): number {
    return this.lines.length;
  }

  add(text: string): void {
    this.text += text;
  }

  /** Begins a line with a number, unless its own text has one. */
  begin(prefix: string): void {
    this.prefix = prefix;
  }

  /** Begins another cell of a table's row. */
  cell(): void {
    if (this.text.trim() !== '') this.text += '\u3000';
  }

  /** Ends the line. */
  end(): void {
    const text = collapse(this.text);
    this.text = '';
    if (text === '') return;
    const numbered =
      /^([\d一二三四五六七八九十]+[.．、]|[（(][\d一二三四五六七八九十]+[)）]|第[零〇一二三四五六七八九十百千]+[条章节编])/.test(
        text,
      );
    this.lines.push({ text: numbered ? text : this.prefix + text, heading: this.heading });
    this.prefix = '';
    this.heading = 0;
  }

  /** Notes a fault at the line being gathered. */
  fault(code: FaultCode, detail: string, quote: string, line: number | null = this.lines.length): void {
    const words = quoted(quote);
    if (words || !quote) this.faults.push({ code, line, detail, ...(words && { quote: words }) });
  }

  finish(): Line[] {
    this.end();
    return this.lines;
  }
}

function collapse(text: string): string {
  const single = text.replace(/[ \t\r\n\f\u00a0]+/g, (space, at: number) => {
    const wide = WIDE.test(text[at - 1] ?? '') && WIDE.test(text[at + space.length] ?? '');
    return wide && /[\r\n]/.test(space) ? '' : ' ';
  });
  return single.replace(/^[ \u3000]+|[ \u3000]+$/g, '');
}
