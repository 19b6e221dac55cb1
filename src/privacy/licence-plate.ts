import type { Sighting } from './found.ts';

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领]';
const GAP = '[\\s.·・•\\-_]{0,2}';
const DIGIT = '0-9零〇一二三四五六七八九幺';
const SIGN = `[A-HJ-NP-Z${DIGIT}]`;

/** Five signs, six with new energy; 挂, 学, 警, 港 and 澳 as the last. O is written for 0, though plates have no O. */
const PLATE = new RegExp(
  `${PROVINCE}\\s?[A-HJ-Z]${GAP}(?:${SIGN}${GAP}){4}(?:[挂学警港澳]|[${DIGIT}A-HJ-Z](?:${GAP}[${DIGIT}DF](?![0-9A-Z]))?)(?![0-9A-Z])`,
  'gi',
);

/** Licence plates. Two digits at least, so that 皖B and a word in Latin letters are none. */
export function findLicencePlates(text: string): Sighting[] {
  return [...text.matchAll(PLATE)]
    .filter(({ 0: plate }) => (plate.slice(2).match(new RegExp(`[${DIGIT}]`, 'g'))?.length ?? 0) >= 2)
    .map(({ index, 0: plate }) => ({ kind: 'licence_plate', start: index, end: index + plate.length }));
}
