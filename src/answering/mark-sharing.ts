/** A sentence with the tokens of its own marks. */
export interface MarkedSentence {
  text: string;
  tokens: string[];
  /** The tokens are those of a sentence beside it. */
  isShared?: boolean | undefined;
}

/** A finished sentence and where it stands. */
export interface PlacedSentence extends MarkedSentence {
  isFirstOfLine: boolean;
  place: 'text' | 'item' | 'row' | 'heading';
  /** Its marks stand before it, and cover what follows in the line. */
  isMarkedInFront: boolean;
}

const WORD = /[\p{L}\p{N}]/u;
/** Words that only introduce a mark: 来源：[S1] */
const LABEL =
  /^[（(]?(?:(?:资料|信息|参考|引用)?(?:来源|出处|依据|资料|文献)|参见|详见|见|sources?|references?)[:：]?[)）]?$/i;
const BIBLIOGRAPHY =
  /^(?:资料|信息|参考|引用)(?:来源|出处|文献|资料)(?:如下)?[:：]?$|^(?:来源|出处|references|sources)[:：]?$/i;
const LEAD_IN = /[:：]$/;
const MOST_HELD = 40;

/**
 * Whose mark is whose. Many models write several sentences and one mark at the paragraph's end: a sentence without a
 * mark takes those of the next marked sentence in its paragraph (or list, or table), as shared: the guard wants more of
 * such a sentence. What no marked sentence follows gets none, since an added remark is what stands there most of the
 * time. A mark at the beginning of a line covers the line; one at a
 * lead-in covers its list; one on a line by itself, the paragraph before. Headings and lead-ins without marks, the head
 * of a table and a list of sources are no sentences.
 */
export class MarkSharing {
  private held: { text: string; isRow: boolean }[] = [];
  /** Tokens for the rest of the line, and for the list. */
  private cover: readonly string[];
  private listCover: readonly string[];
  private goesOn = false;
  private hasMarked = false;
  private isOver = false;

  /** @param given tokens of whatever bears no mark of its own; @param emit is given the sentences in their order. */
  constructor(
    private readonly given: readonly string[],
    private readonly emit: (sentence: MarkedSentence) => void,
  ) {
    this.cover = given;
    this.listCover = given;
  }

  add({ text, tokens, place, isFirstOfLine, isMarkedInFront }: PlacedSentence): void {
    if (this.isOver) return;
    if (!WORD.test(text) || (tokens.length > 0 && LABEL.test(text))) {
      if (tokens.length > 0) this.release(tokens);
      else if (place === 'row' && this.held.at(-1)?.isRow) this.held.pop();
      return;
    }
    if (isFirstOfLine) this.beginLine(place === 'item' || place === 'row');
    if (tokens.length === 0 && this.hasMarked && BIBLIOGRAPHY.test(text)) this.isOver = true;
    const isLeadIn = LEAD_IN.test(text);
    const own = tokens.length > 0 || place === 'heading' ? tokens : this.cover;
    if (own.length > 0) this.pass(text, own);
    else if (place !== 'heading' && !isLeadIn) this.hold(text, place === 'row');
    if (isMarkedInFront) this.cover = tokens;
    if (isLeadIn) {
      this.goesOn = true;
      this.listCover = tokens.length > 0 ? tokens : this.given;
    }
  }

  /** Nothing more comes. */
  end(): void {
    for (const { text } of this.held.splice(0)) this.emit({ text, tokens: [] });
  }

  /** Forgets what waits. */
  drop(): void {
    this.held = [];
  }

  private beginLine(isList: boolean): void {
    if (!isList || !this.goesOn) {
      this.end();
      this.listCover = this.given;
    }
    this.goesOn = isList;
    this.cover = isList ? this.listCover : this.given;
  }

  private pass(text: string, tokens: readonly string[]): void {
    this.release(tokens);
    this.emit({ text, tokens: [...tokens] });
  }

  private release(tokens: readonly string[]): void {
    this.hasMarked = true;
    for (const { text } of this.held.splice(0)) this.emit({ text, tokens: [...tokens], isShared: true });
  }

  private hold(text: string, isRow: boolean): void {
    if (this.held.length < MOST_HELD) this.held.push({ text, isRow });
  }
}
