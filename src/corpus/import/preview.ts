import type { LawPlace } from '../laws/text.ts';
import type { ImportedDocument } from './compose.ts';
import { ARTICLE, SUB_ITEM, writtenDay } from './forms.ts';
import { documentPlaceLabel } from './places.ts';
import { FAULTS, type ImportFault, quoted } from './reading.ts';

/** What an operator reads before a document is indexed, as plain text. `label` reads a law's place. */
export function previewOf(document: ImportedDocument, label: (place: string) => string): string {
  const { head, places, faults } = document;
  const named = (place: string): string => documentPlaceLabel(place, label);
  const facts: [string, string | null][] = [
    ['标题', head.title],
    ['文号', head.documentNumber],
    ['登记号', head.registration],
    ['制定机关', head.issuer],
    ['日期', head.date && writtenDay(head.date)],
    ['施行日期', head.effectiveFrom && writtenDay(head.effectiveFrom)],
    ['有效期至', head.effectiveTo && writtenDay(head.effectiveTo)],
  ];
  return [
    ...facts.map(([name, value]) => `${name}：${value ?? '（没有认出）'}`),
    `结构：${countsOf(document)}`,
    '',
    `需要看的 ${faults.length} 处${faults.length ? '：' : ''}`,
    ...faults.map((fault) => faultLine(fault, named)),
    '',
    '各处开头：',
    ...outlineOf(places, named),
  ].join('\n');
}

function countsOf({ division, places, pieces, markdown }: ImportedDocument): string {
  const count = (pattern: RegExp): number => places.filter(({ place }) => pattern.test(place)).length;
  const texts = places.flatMap(({ text }) => text.split('\n'));
  const parts = [
    [markdown.match(/^#+ 第.+[编章节](?: |$)/gm)?.length ?? 0, '个编、章、节'],
    [count(/^\d/), '条'],
    [count(/^item-/), '项（一、二、……）'],
    [count(/^para-/), '段'],
    [texts.filter((text) => SUB_ITEM.test(text)).length, '个（一）、1. 之类的分项'],
    [count(/^annex-/), '个附件'],
  ].filter(([number]) => number);
  const kinds = { articles: '按条', items: '按项', paragraphs: '按段' };
  const cut = pieces > places.length ? `，过长的切开检索，共 ${pieces} 片` : '';
  return `${kinds[division]}；${parts.map((part) => part.join(' ')).join('，')}${cut}；${texts.join('').length} 字`;
}

function faultLine({ code, place, detail, quote, id }: ImportFault, named: (place: string) => string): string {
  const where = place ? `【${named(place)}】` : '【全文】';
  const about = [detail, quote && `「${quote}」`].filter(Boolean).join(' ');
  return `  ${where}${FAULTS[code]}${about ? `：${about}` : ''}${id && code === 'machine_order' ? `（确属原文的，加 --keep ${id}）` : ''}`;
}

function outlineOf(places: readonly LawPlace[], named: (place: string) => string): string[] {
  let heading = '';
  return places.flatMap((place) => {
    const above = place.heading !== heading && place.heading ? [`  ${place.heading}`] : [];
    heading = place.heading;
    return [...above, `    ${named(place.place)}  ${quoted(place.text.replace(ARTICLE, ''), 24)}`];
  });
}
