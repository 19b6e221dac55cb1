/** A longer string is not kept, and its object is lost. */
const MOST_CHARS = 8_000;
/** Space behind a quotation mark that may close the string. */
const MOST_SPACE = 64;
const ESCAPES: Record<string, string> = { n: '\n', r: '\n', t: '\t', b: '', f: '' };

/**
 * What a string is behind one more unit: still `open`; `over`, where the unit stands behind it; `lost`, where it cannot
 * be one; `again`, where it was never closed and the quotation mark belongs to the next object's first key.
 */
export type StringState = 'open' | 'over' | 'lost' | 'again';

/** A string of JSON, read unit by unit. A quotation mark closes it only where what follows may follow a string. */
export class JsonString {
  text = '';
  /** What stands behind a backslash; four digits behind \u. */
  private escape: string | null = null;
  /** A quotation mark and the space behind it: whether it closes the string is seen by what follows. */
  private closing: string | null = null;

  /** @param closer the bracket that may follow; a key is followed by a colon alone. */
  constructor(
    private readonly quote: string,
    readonly isKey: boolean,
    private readonly closer: string,
  ) {}

  put(unit: string): StringState {
    if (this.closing !== null) {
      if (this.ends(unit)) return 'over';
      if (/\s/.test(unit) && this.closing.length < MOST_SPACE) {
        this.closing += unit;
        return 'open';
      }
      this.text += this.closing;
      this.closing = null;
    }
    return this.putInside(unit);
  }

  private putInside(unit: string): StringState {
    if (this.escape !== null) this.putEscaped(this.escape, unit);
    else if (unit === '\\') this.escape = '';
    else if (unit !== this.quote) this.text += unit;
    else if (!this.isKey && /\{\s{0,8}$/.test(this.text.slice(-9))) return 'again';
    else this.closing = unit;
    return this.text.length > MOST_CHARS ? 'lost' : 'open';
  }

  private ends(unit: string): boolean {
    return this.isKey ? /[:：]/.test(unit) : unit === ',' || unit === this.closer;
  }

  private putEscaped(before: string, unit: string): void {
    this.escape = before === '' && unit !== 'u' ? null : before + unit;
    if (this.escape === null) this.text += ESCAPES[unit] ?? unit;
    else if (this.escape.length === 5) {
      const code = this.escape.slice(1);
      if (/^[\da-f]{4}$/i.test(code)) this.text += String.fromCharCode(Number.parseInt(code, 16));
      this.escape = null;
    }
  }
}
