import type { Citation } from '../../domain/answer.ts';
import { sourceUrl } from '../frame/marking.tsx';
import { linesOf, markedLabel, piecesOf } from './marks.ts';

interface DrawnLine {
  element: HTMLElement;
  pieces: string[];
}

/**
 * An answer's text as it grows: a paragraph a line, marks of known citations as links. Drawn at most once a frame, and
 * only what is new, so that slow phones keep up and what was selected stays so.
 */
export class WrittenText {
  private text = '';
  private lines: DrawnLine[] = [];
  private frame = 0;
  private readonly cited = new Map<string, Citation & { index: number }>();

  constructor(private readonly element: HTMLElement) {}

  get isEmpty(): boolean {
    return this.text === '';
  }

  add(text: string): void {
    this.text += text;
    this.frame ||= requestAnimationFrame(() => this.draw(false));
  }

  /** Several citations may bear one label: the first is meant. One that has grown is told again. */
  cite(citation: Citation & { index: number }): void {
    const known = this.cited.get(citation.label);
    if (known && known.index !== citation.index) return;
    this.cited.set(citation.label, citation);
    if (!known) return;
    for (const link of this.element.querySelectorAll<HTMLAnchorElement>('a.cite'))
      if (link.textContent === `【${citation.label}】`) link.href = sourceUrl(citation);
  }

  clear(): void {
    this.text = '';
    this.lines = [];
    this.cited.clear();
    this.element.textContent = '';
  }

  /** Draws what is left, at once: a page in the background has no frames. */
  finish(): void {
    cancelAnimationFrame(this.frame);
    this.draw(true);
  }

  private draw(isFinished: boolean): void {
    this.frame = 0;
    for (const [at, line] of linesOf(this.text, isFinished).entries()) {
      this.lines[at] ||= this.newLine();
      this.grow(this.lines[at] as DrawnLine, piecesOf(line));
    }
  }

  private newLine(): DrawnLine {
    const element = document.createElement('p');
    this.element.append(element);
    return { element, pieces: [] };
  }

  private grow(line: DrawnLine, pieces: string[]): void {
    for (const [at, piece] of pieces.entries()) {
      const before = line.pieces[at];
      if (before === piece) continue;
      const node = line.element.childNodes[at];
      if (node instanceof Text && before !== undefined && piece.startsWith(before))
        node.appendData(piece.slice(before.length));
      else if (node) node.replaceWith(this.nodeOf(piece));
      else line.element.append(this.nodeOf(piece));
    }
    line.pieces = pieces;
  }

  private nodeOf(piece: string): Node {
    const citation = this.cited.get(markedLabel(piece) ?? '');
    if (!citation) return document.createTextNode(piece);
    const link = document.createElement('a');
    link.className = 'cite';
    link.href = sourceUrl(citation);
    link.setAttribute('aria-label', `来源${citation.index}:${citation.label} ${citation.heading}`);
    link.textContent = piece;
    return link;
  }
}
