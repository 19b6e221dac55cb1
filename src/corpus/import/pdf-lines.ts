import { ARTICLE, CHAPTER, ITEM, SUB_ITEM } from './forms.ts';
import { type Line, type LineFault, quoted } from './reading.ts';

/** Makes paragraphs of what a PDF holds: stretches of text, each at its place on a page. */

/** A stretch of text; lengths in points, from the page's lower left corner. */
export interface Stretch {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

interface PageLine {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
}

/** Simplified characters that Unicode has as radicals and whose NFKC is not the character (⻓ in 长沙). */
const RADICALS = Object.fromEntries(
  '⺠民⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'
    .match(/../gu)
    ?.map((pair) => [...pair]) ?? [],
) as Record<string, string>;

/**
 * Characters that PDFs put for others: radicals, compatibility ideographs, ligatures, full-width letters and digits.
 * NFKC for these alone: for all it would make ASCII of ，；：（）, by which Chinese text is read and quoted.
 */
function mended(text: string): string {
  return text.replace(
    /[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|[\u{2f800}-\u{2fa1f}]/gu,
    (char) => RADICALS[char] ?? char.normalize('NFKC'),
  );
}

/** The paragraphs of pages, without headers, footers and page numbers; these are reported. */
export function paragraphsOf(pages: readonly (readonly Stretch[])[]): { lines: Line[]; faults: LineFault[] } {
  const all = pages.map(linesOf);
  const faults: LineFault[] = [];
  const kept = withoutFurniture(all, faults);
  const flat = kept.flat();
  const usual = median(flat.map(({ size }) => size));
  const left = Math.min(...flat.map(({ x }) => x));
  const right = Math.max(...flat.map((line) => line.right));
  const lines: Line[] = [];
  let last: PageLine | undefined;
  for (const page of kept) {
    for (const line of page) {
      const goesOn = last && !begins(line, last, left, right);
      const paragraph = lines.at(-1);
      if (goesOn && paragraph) paragraph.text = joined(paragraph.text, line.text);
      else lines.push({ text: line.text, heading: line.size >= usual * 1.2 && line.text.length <= 60 ? 1 : 0 });
      last = line;
    }
  }
  return { lines, faults };
}

function linesOf(stretches: readonly Stretch[]): PageLine[] {
  const lines: PageLine[] = [];
  for (const { text, x, y, width, size } of stretches) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < Math.max(size, last.size) * 0.4) {
      last.text += text;
      if (text.trim()) Object.assign(last, { right: Math.max(last.right, x + width), size: Math.max(last.size, size) });
    } else if (text.trim()) lines.push({ text, x, right: x + width, y, size });
  }
  return lines.map((line) => ({ ...line, text: mended(line.text).trim() })).filter(({ text }) => text !== '');
}

/** Whether a line begins a paragraph: set in, behind a short line, in another size, or by its number behind a full stop. */
function begins(line: PageLine, last: PageLine, left: number, right: number): boolean {
  if (Math.abs(line.size - last.size) > last.size * 0.15) return true;
  if (line.x > left + line.size * 0.8) return true;
  if (last.right < right - last.size * 2.5) return true;
  if (line.y < last.y - last.size * 3.2) return true;
  return [ARTICLE, CHAPTER, ITEM, SUB_ITEM].some((form) => form.test(line.text)) && /[。；：:;]$/.test(last.text);
}

function joined(before: string, behind: string): string {
  return `${before}${/[A-Za-z0-9,.;)]$/.test(before) && /^[A-Za-z(]/.test(behind) ? ' ' : ''}${behind}`;
}

const PAGE_NUMBER = /^[-—–－·\s]*(第\s*)?\d{1,4}(\s*页)?(\s*[/／共,，]+\s*(共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*$/;

/** Leaves out the first and last two lines of pages where they come again at the same height, numbers aside. */
function withoutFurniture(pages: readonly PageLine[][], faults: LineFault[]): PageLine[][] {
  const edges = pages.map((page) => new Set([...page.slice(0, 2), ...page.slice(-2)]));
  const key = ({ text, y }: PageLine): string => `${text.replace(/\d+/g, '#').replace(/\s/g, '')}@${Math.round(y / 6)}`;
  const times = new Map<string, number>();
  for (const edge of edges) for (const line of edge) times.set(key(line), (times.get(key(line)) ?? 0) + 1);
  const gone = new Map<string, number>();
  const kept = pages.map((page, at) =>
    page.filter((line, index) => {
      const repeats = (times.get(key(line)) ?? 0) >= Math.max(2, pages.length / 2.5);
      const numbers =
        (index === page.length - 1 || index === 0) && PAGE_NUMBER.test(line.text) && (repeats || /\D/.test(line.text));
      const furniture = (edges[at]?.has(line) && repeats && !ARTICLE.test(line.text)) || numbers;
      const what = numbers ? '页码' : line.text;
      if (furniture) gone.set(what, (gone.get(what) ?? 0) + 1);
      return !furniture;
    }),
  );
  for (const [what, count] of gone)
    faults.push({ code: 'page_furniture', line: null, detail: `${count} 页`, quote: quoted(what) });
  return kept;
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 12;
}
