import { chineseNumber } from '../../domain/reference.ts';
import { chainOf, type Styles } from './word-hidden.ts';
import { childOf, descendants, type Edit, valueAt, wordsOf, type XmlElement } from './xml.ts';

/** Writes out the numbers that Word counts by itself (第一条, 一、), which would be lost with the formatting. */

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
}

/** Numbering as its part defines it. */
export interface Numbering {
  levels: Map<string, Map<number, Level>>;
  abstracts: Map<string, string>;
}

/** Reads the part that defines the numbering. */
export function numberingOf(root: XmlElement | undefined): Numbering {
  const named = (name: string): XmlElement[] => root?.children.filter((child) => child.name === name) ?? [];
  const levels = named('abstractNum').map((abstract) => {
    const own = abstract.children
      .filter(({ name }) => name === 'lvl')
      .map((level) => [Number(level.attributes.get('ilvl')), levelOf(level)] as const);
    return [abstract.attributes.get('abstractNumId') ?? '', new Map(own)] as const;
  });
  const abstracts = named('num').map(
    (num) => [num.attributes.get('numId') ?? '', valueAt(num, 'abstractNumId') ?? ''] as const,
  );
  return { levels: new Map(levels), abstracts: new Map(abstracts) };
}

function levelOf(level: XmlElement): Level {
  return {
    start: Number(valueAt(level, 'start') ?? 1),
    format: valueAt(level, 'numFmt') ?? 'decimal',
    text: valueAt(level, 'lvlText') ?? '',
    suffix: { nothing: '', space: ' ' }[valueAt(level, 'suff') ?? 'tab'] ?? ' ',
  };
}

/** The edits that put a number in front of each paragraph that Word numbers. */
export function numbersIn(xml: string, root: XmlElement, styles: Styles, numbering: Numbering): Edit[] {
  const counters = new Map<string, number[]>();
  return [...descendants(root)].flatMap((paragraph) => {
    if (paragraph.name !== 'p') return [];
    const properties = childOf(paragraph, 'pPr');
    const chain = chainOf(styles, valueAt(properties, 'pStyle')).map((style) => childOf(style, 'pPr', 'numPr'));
    const given = [childOf(properties, 'numPr'), ...chain].filter((one) => one !== undefined);
    const number = given.map((one) => valueAt(one, 'numId')).find(Boolean);
    const abstract = numbering.abstracts.get(number ?? '');
    const levels = numbering.levels.get(abstract ?? '');
    const depth = Number(given.map((one) => valueAt(one, 'ilvl')).find(Boolean) ?? 0);
    if (!levels?.has(depth) || wordsOf(xml, paragraph).trim() === '') return [];
    const label = next(counters, abstract as string, levels, depth);
    if (!label) return [];
    const at = properties?.end ?? paragraph.inner;
    const { prefix } = paragraph;
    const run = `<${prefix}r><${prefix}t xml:space="preserve">${escaped(label)}</${prefix}t></${prefix}r>`;
    return [{ start: at, end: at, text: run }];
  });
}

function next(counters: Map<string, number[]>, id: string, levels: Map<number, Level>, depth: number): string {
  const level = levels.get(depth) as Level;
  const counts = counters.get(id) ?? [];
  counters.set(id, counts);
  counts.length = Math.min(counts.length, depth + 1);
  for (let at = 0; at < depth; at++) counts[at] ??= levels.get(at)?.start ?? 1;
  counts[depth] = counts[depth] === undefined ? level.start : counts[depth] + 1;
  if (level.format === 'bullet' || level.format === 'none') return '';
  const text = level.text.replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1;
    return written(counts[at] ?? 1, levels.get(at)?.format ?? 'decimal');
  });
  return text && text + level.suffix;
}

function written(count: number, format: string): string {
  if (/chinese|japaneseCounting|taiwaneseCounting|ideographDigital|koreanCounting/.test(format))
    return chineseNumber(count);
  if (/^decimalEnclosedCircle/.test(format) && count <= 20) return String.fromCodePoint(0x245f + count);
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCharCode(96 + ((count - 1) % 26) + 1).repeat(Math.ceil(count / 26));
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  if (format === 'upperRoman' || format === 'lowerRoman')
    return format === 'upperRoman' ? roman(count) : roman(count).toLowerCase();
  return String(count);
}

function roman(count: number): string {
  const signs = [['X', 10], ['IX', 9], ['V', 5], ['IV', 4], ['I', 1]] as const; // biome-ignore format: a table
  let left = Math.min(count, 100);
  let text = '';
  for (const [sign, value] of signs) {
    for (; left >= value; left -= value) text += sign;
  }
  return text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
