/** What the beginning of a line says of it. `quote` is Markdown's `>`, behind which another head may follow. */
type LineKind = 'heading' | 'item' | 'row' | 'fence' | 'quote';

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}';
/** More characters may still make a head of it, or another head. */
const UNDECIDED = new RegExp(
  `^(?:#{1,6}|[-+]|\\*{1,3}|\`{1,3}|\\d{1,3}[.．]?|[(（](?:\\d{1,3}|${HAN_NUMBER})?|${HAN_NUMBER})$`,
);
const HEADS: [LineKind, RegExp][] = [
  ['fence', /^```/],
  ['quote', /^>/],
  ['heading', /^#{1,6}/],
  ['row', /^\|/],
  ['item', /^(?:[-+*]\s|[•·●○◦▪①-⑳]|\d{1,3}(?:[.．](?!\d)|[、)）]))/],
  ['item', new RegExp(`^(?:[(（](?:\\d{1,3}|${HAN_NUMBER})[)）]|${HAN_NUMBER}、)`)],
];

/** The beginning of a line, read unit by unit until it is known what of it is dressing. */
export class LineHead {
  place: 'text' | 'item' | 'row' | 'heading' = 'text';
  /** The line is Markdown's, not the text's. */
  isSkipped = false;
  isBold = false;
  /** At most some ten units; `null` behind the head. */
  private start: string | null = '';

  /** Takes one more unit, gives what is known now to be the line's own text. */
  put(unit: string): string {
    if (this.start === null) return unit;
    if (this.start === '' && /\s/.test(unit)) return '';
    this.start += unit;
    return UNDECIDED.test(this.start) ? '' : this.decide(this.start);
  }

  /** The line ends here. */
  end(): string {
    return this.start ? this.decide(`${this.start} `) : '';
  }

  private decide(start: string): string {
    const [kind, match] = headOf(start);
    if (!kind) {
      this.start = null;
      this.isBold = start.startsWith('**');
      return start;
    }
    this.start = '';
    if (kind === 'fence') this.isSkipped = true;
    else if (kind !== 'quote' && this.place === 'text') this.place = kind;
    let text = '';
    for (let at = match.length; at < start.length && !this.isSkipped; at++) text += this.put(start[at] as string);
    return text;
  }
}

/** Markdown's dressing or a number at the beginning of a line. */
function headOf(start: string): [LineKind | null, string] {
  for (const [kind, pattern] of HEADS) {
    const match = pattern.exec(start);
    if (match) return [kind, match[0]];
  }
  return [null, ''];
}
