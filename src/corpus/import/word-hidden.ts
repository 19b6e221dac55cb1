import { type Colour, readColour, unreadable, WHITE } from './colour.ts';
import { quoted } from './reading.ts';
import { above, childOf, descendants, type Edit, valueAt, wordsOf, type XmlElement } from './xml.ts';

/**
 * Finds text of a Word document that people do not see: hidden runs, letters of a point or less, letters in the colour
 * of what is behind them, and the second version that Word keeps for old programs where it differs from the first.
 */

/** Hidden text with the edit that takes it out. */
export interface Hidden {
  because: string;
  quote: string;
  edit: Edit;
  /** Of the elements around it; `null` where no mark may stand in its stead. */
  prefix: string | null;
}

/** The styles of a document by their ids. */
export type Styles = ReadonlyMap<string, XmlElement>;

/** Reads the styles' part; none where it is missing. */
export function stylesOf(root: XmlElement | undefined): Styles {
  const styles = root?.children.filter(({ name }) => name === 'style') ?? [];
  return new Map(styles.map((style) => [style.attributes.get('styleId') ?? '', style]));
}

/** A paragraph's or run's style with those that it is based on, the nearest first. */
export function chainOf(styles: Styles, id: string | undefined): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at = styles.get(id ?? ''); at && !chain.includes(at); at = styles.get(valueAt(at, 'basedOn') ?? ''))
    chain.push(at);
  return chain;
}

/** All hidden text of a part; `from` is the index of its first mark. */
export function hiddenIn(xml: string, root: XmlElement, styles: Styles, page: Colour, from = 0): Hidden[] {
  const all = [...descendants(root)].flatMap((element) => {
    if (element.name === 'AlternateContent') return secondVersion(xml, element);
    if (element.name !== 'r' || !childOf(element, 't')) return [];
    const because = hiddenBecause(element, styles, page);
    return because ? [cut(xml, element, because)] : [];
  });
  // A mark stands where hidden text stood, so that it can be said where: noncharacters that no text has.
  for (const [at, { edit, prefix }] of all.entries()) {
    if (prefix !== null) edit.text = `<${prefix}r><${prefix}t>\ufdd0${from + at}\ufdd1</${prefix}t></${prefix}r>`;
  }
  return all;
}

function cut(xml: string, element: XmlElement, because: string): Hidden {
  const edit = { start: element.start, end: element.end, text: '' };
  return { because, quote: quoted(wordsOf(xml, element)), edit, prefix: element.name === 'r' ? element.prefix : null };
}

function hiddenBecause(run: XmlElement, styles: Styles, page: Colour): string | null {
  const paragraph = above(run, 'p');
  const own = childOf(run, 'rPr');
  const styled = [
    ...chainOf(styles, valueAt(own, 'rStyle')),
    ...chainOf(styles, valueAt(childOf(paragraph, 'pPr'), 'pStyle')),
  ].map((style) => childOf(style, 'rPr'));
  const find = (name: string): XmlElement | undefined =>
    [own, ...styled].map((one) => childOf(one, name)).find(Boolean);
  if (isOn(find('vanish')) || isOn(find('specVanish'))) return '隐藏文字';
  if (Number(find('sz')?.attributes.get('val') ?? 24) <= 2) return '字号 1 磅以下';
  if (Number.parseInt(find('w')?.attributes.get('val') ?? '100', 10) <= 5) return '字压成一线';
  const colour = readColour(find('color')?.attributes.get('val') ?? 'auto');
  return colour && unreadable(colour, groundOf(run, find, paragraph, page)) ? '文字与背景同色' : null;
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(0|false|off)$/.test(element.attributes.get('val') ?? '1');
}

/** What is behind a run: its own shading, its paragraph's, its cell's, a table style's, the page's. */
function groundOf(
  run: XmlElement,
  find: (name: string) => XmlElement | undefined,
  paragraph: XmlElement | undefined,
  page: Colour,
): Colour {
  const cell = above(run, 'tc');
  const styledTable = childOf(above(run, 'tbl'), 'tblPr', 'tblStyle') && !childOf(cell, 'tcPr', 'shd');
  const shades = [find('shd'), childOf(paragraph, 'pPr', 'shd'), childOf(cell, 'tcPr', 'shd')];
  const highlight = find('highlight')?.attributes.get('val');
  const fills = [highlight, ...shades.map((shade) => shade?.attributes.get('fill'))];
  const ground = fills.map((fill) => (fill && fill !== 'none' ? readColour(fill) : null)).find((fill) => fill !== null);
  // A table's style may set white on dark in its first row; which cells it colours is for Word to say.
  return ground ?? (styledTable ? 'transparent' : page);
}

/** Word shows the first version of what old programs cannot; others read the second. */
function secondVersion(xml: string, element: XmlElement): Hidden[] {
  const [shown, fallback] = [childOf(element, 'Choice'), childOf(element, 'Fallback')];
  if (!fallback || !shown || wordsOf(xml, fallback) === wordsOf(xml, shown)) return [];
  return [cut(xml, fallback, '留给旧程序的另一种内容')];
}

/** The colour of the page; white where none is set. */
export function pageColour(document: XmlElement): Colour {
  return readColour(valueAt(document, 'background', 'color') ?? 'auto') ?? WHITE;
}
