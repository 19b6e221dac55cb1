import { readNumber } from '../../domain/reference.ts';

/** Reads the Markdown in which the pinned repository keeps laws into places with their headings. */

/** One place of a law: an article, the preamble, an annex, or an item of a text without articles. */
export interface LawPlace {
  place: string;
  /** The headings above it, outermost first, joined by a space: `第四章 行政处罚的管辖和适用`. */
  heading: string;
  /** Its paragraphs as published, one a line. */
  text: string;
}

/** A law's text in its parts. */
export interface LawText {
  title: string;
  /** When and by whom it was adopted and amended, one line each. */
  history: string[];
  places: LawPlace[];
  /** Places that came twice, and other things an editor should look at. */
  faults: string[];
}

const INFO_END = '<!-- INFO END -->';
const COMMENT = /^<!--.*-->$/;
/** A line of zero-width characters alone is an empty one. */
const VISIBLE = /[^\s\u200b\ufeff]/;
const ARTICLE = /^第([零〇一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?[ \u3000]/;
const ITEM = /^([一二三四五六七八九十百]+)、/;
const ANNEX = /^附(?:件|录|表|图|则?[:：]|[一二三四五六七八九十]|$)/;

/** Reads a law. Never throws; what looks wrong is in `faults`. */
export function parseLawText(markdown: string): LawText {
  const lines = markdown.split(/\r?\n/).map((line) => line.trimEnd());
  const info = lines.indexOf(INFO_END);
  const head = lines.slice(0, Math.max(info, 0)).filter((line) => line !== '');
  const title = (head[0] ?? lines[0] ?? '').replace(/^#+ */, '');
  const body = lines.slice(info + 1).filter((line) => VISIBLE.test(line) && !COMMENT.test(line));
  const reading = new Reading(!body.some((line) => ARTICLE.test(line)));
  for (const line of body) reading.take(line);
  return {
    title,
    history: head.slice(1),
    places: reading.places.filter(({ text }) => text !== ''),
    faults: reading.faults,
  };
}

class Reading {
  readonly places: LawPlace[] = [];
  readonly faults: string[] = [];
  private readonly headings: { level: number; text: string }[] = [];
  private readonly known = new Set<string>();
  private annexes = 0;
  private inAnnex = false;

  /** `byItems`: the text has no articles and is counted 一、二、. */
  constructor(private readonly byItems: boolean) {}

  take(line: string): void {
    const heading = /^(#{1,6}) *(.*)$/.exec(line);
    const place = heading || this.inAnnex ? null : this.placeOf(line);
    const last = this.places.at(-1);
    if (heading) this.openHeading((heading[1] as string).length, heading[2] as string);
    else if (place) this.open(place, line);
    else if (this.headingGoesOn(line)) (this.headings.at(-1) as { text: string }).text += line;
    else if (last && (this.inAnnex || last.heading === this.heading())) last.text += `${last.text && '\n'}${line}`;
    else this.open(this.places.length === 0 ? 'preamble' : this.nextAnnex(), line);
  }

  /** A heading that was broken over two lines: nothing stands under it yet, and the line is no sentence. */
  private headingGoesOn(line: string): boolean {
    const fresh = this.headings.length > 0 && this.places.at(-1)?.heading !== this.heading();
    return fresh && !this.byItems && !this.inAnnex && this.places.length > 0 && !/[。；：:！]$/.test(line);
  }

  private placeOf(line: string): string | null {
    const match = (this.byItems ? ITEM : ARTICLE).exec(line);
    const number = match && readNumber(match[1] as string);
    if (!number) return null;
    if (this.byItems) return `item-${number}`;
    return match[2] ? `${number}-${readNumber(match[2])}` : String(number);
  }

  private openHeading(level: number, text: string): void {
    while (this.headings.length && (this.headings.at(-1) as { level: number }).level >= level) this.headings.pop();
    this.headings.push({ level, text });
    if (ANNEX.test(text) && !/^附 *则/.test(text)) {
      this.inAnnex = true;
      this.open(this.nextAnnex(), '');
    }
  }

  private nextAnnex(): string {
    this.annexes += 1;
    return `annex-${this.annexes}`;
  }

  private open(place: string, text: string): void {
    // A number that comes again belongs to what is attached (a decision's own articles, a model text).
    if (this.known.has(place)) {
      this.faults.push(`${place} 出现两次`);
      this.inAnnex = true;
      this.places.push({ place: this.nextAnnex(), heading: this.heading(), text });
      return;
    }
    this.known.add(place);
    this.places.push({ place, heading: this.heading(), text });
  }

  private heading(): string {
    return this.headings.map(({ text }) => text).join(' ');
  }
}
