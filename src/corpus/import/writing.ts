import { chineseNumber, readNumber } from '../../domain/reference.ts';
import type { CleanLine } from './clean.ts';
import { ANNEX, ARTICLE, CHAPTER, ITEM, SUB_ITEM } from './forms.ts';
import type { LineFault } from './reading.ts';

/** How a document is divided: by 第…条, by 一、, or by nothing but its paragraphs. */
export type Division = 'articles' | 'items' | 'paragraphs';

/** Writes lines of Markdown. */
export class Writing {
  readonly out: string[] = [];
  readonly sources: number[] = [];
  private readonly parts: boolean;
  private last = 0;
  private annexed = false;
  private renamed = 0;

  constructor(
    private readonly division: Division,
    private readonly body: readonly CleanLine[],
    private readonly annexFrom: number,
    private readonly faults: LineFault[],
  ) {
    this.parts = body.some(({ text }) => CHAPTER.exec(text)?.[2] === '编');
  }

  /** Writes the line at an index of the body; returns how many of the lines behind it went with it. */
  take(at: number): number {
    const line = this.body[at] as CleanLine;
    const next = this.body[at + 1];
    if (at >= this.annexFrom && next && ANNEX.test(line.text)) return this.annex(line);
    if (this.annexed) return this.paragraph(line.text, line);
    if (this.division === 'articles') return this.chapter(line, next) ?? this.article(at, line, next);
    const level = this.division === 'paragraphs' && next && !next.heading ? line.heading : 0;
    return level ? this.heading(level, line.text) : this.paragraph(line.text, line);
  }

  private annex(line: CleanLine): number {
    this.annexed = true;
    return this.heading(1, line.text.replace(/^附[ \u3000]+/, '附'));
  }

  private chapter(line: CleanLine, next: CleanLine | undefined): number | null {
    const match = CHAPTER.exec(line.text);
    if (!match) return null;
    const [, number = '', kind = '', rest = ''] = match;
    const levels = this.parts ? { 编: 1, 章: 2, 节: 3 } : { 编: 1, 章: 1, 节: 2 };
    const apart = rest === '' && next && next.text.length <= 30 && !ARTICLE.test(next.text) && !CHAPTER.test(next.text);
    const name = (apart ? next.text : rest).replace(
      /(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han}(?:[ \u3000]|$))/gu,
      '',
    );
    this.heading(levels[kind as keyof typeof levels], `第${counted(number)}${kind}${name ? ` ${name}` : ''}`);
    return apart ? 1 : 0;
  }

  private article(at: number, line: CleanLine, next: CleanLine | undefined): number {
    const match = ARTICLE.exec(line.text);
    const number = match && readNumber(match[1] as string);
    if (!match && isHeading(this.body.slice(at, at + 4)))
      return this.heading(SUB_ITEM.test(line.text) ? 2 : 1, line.text);
    if (!match || !number || !this.begins(match, number)) return this.paragraph(line.text, line);
    const label = `第${counted(match[1] as string)}条${match[2] ? `之${counted(match[2])}` : ''}`;
    if (/\d/.test(match[0]) && this.renamed++ === 0) {
      this.faults.push({
        code: 'rewritten',
        line: line.line,
        detail: `条号用阿拉伯数字的改成汉字（如 ${match[0].trim()} → ${label}）`,
      });
    }
    this.last = number;
    const rest = line.text.slice(match[0].length);
    const apart = rest === '' && next && !ARTICLE.test(next.text) && !CHAPTER.test(next.text);
    this.paragraph(`${label} ${apart ? next.text : rest}`, line);
    return apart ? 1 : 0;
  }

  /** A label without a space behind it may be a sentence's beginning (第三条规定的…); it counts where it is the next. */
  private begins(match: RegExpExecArray, number: number): boolean {
    const inserted = match[2] !== undefined && number === this.last;
    return (match[3] as string) !== '' || match[0] === match.input || number === this.last + 1 || inserted;
  }

  private heading(level: number, text: string): number {
    this.out.push(`${'#'.repeat(Math.min(level + 1, 6))} ${text}`);
    return 0;
  }

  private paragraph(text: string, line: CleanLine): number {
    this.out.push(text);
    this.sources.push(line.line);
    return 0;
  }
}

/** Whether lines above an article are headings without a chapter's number, one or several: 四、质押 （一）动产质押. */
function isHeading(lines: readonly CleanLine[]): boolean {
  const end = lines.findIndex(({ text }) => ARTICLE.test(text) || CHAPTER.test(text));
  const like = ({ text, heading }: CleanLine): boolean =>
    text.length <= 40 && !/[。；：]/.test(text) && (heading > 0 || ITEM.test(text) || SUB_ITEM.test(text));
  return end > 0 && lines.slice(0, end).every(like);
}

function counted(number: string): string {
  return /^\d+$/.test(number) ? chineseNumber(Number(number)) : number;
}
