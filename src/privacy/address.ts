import type { Span } from '../domain/passage.ts';
import type { Sighting } from './found.ts';
import { placeStart } from './place-name.ts';

const NUMBER = '(?:[0-9]{1,5}|[零〇一二三四五六七八九十百]{1,5}|[A-Za-z][0-9]{0,4})[A-Za-z]?';
const SPACE = '\\s{0,2}';
const BUILDING = `${NUMBER}${SPACE}(?:栋|幢|号楼|座|号院)`;
const UNIT = `${NUMBER}${SPACE}(?:单元|门(?=[0-9]))`;
const FLOOR = `${NUMBER}${SPACE}(?:楼|层)`;
/** A bare number is a room's unless it goes on as a date or a quantity. */
const ROOM = `(?:${NUMBER}${SPACE}(?:室|房|号房|号(?![线文令楼]))|[0-9]{3,4}(?![0-9]|\\.[0-9]|${SPACE}[年月日元万亿个人户平%]))`;
const INSIDE = `(?:${SPACE}(?:${UNIT}|${BUILDING}|${FLOOR}|${ROOM}))`;
const ESTATE =
  '(?:小区|花园|花苑|家园|新苑|雅苑|嘉苑|公寓|宿舍|家属[院楼区]|大院|新村|山庄|别墅|公馆|华府|学府|花城|新城|国际|广场|大厦|安置[房区点]|社区|[苑邸]|(?<![县全古老])城)';
const STREET = '(?<![公铁道线马走修上让问赶拦电思出套门])(?:路|街|大道|巷|弄|胡同)';
/** What has a number without anyone living there: 3号线, 12号文, 5号地块. */
const NO_HOUSE = '(?![线文令桥井坑口站台门机标地公通楼馆仓])';
const HOUSE = `[0-9零〇一二三四五六七八九十百]{1,5}${SPACE}(?:-${SPACE}[0-9]{1,4}${SPACE})?号院?${NO_HOUSE}`;
const BUILDINGS_COUNTED = '(?!楼房|住宅|建筑|高层|居民楼|安置房|商品房|违建|别墅|楼的?住户)';

/** A group of a village that has a name instead of a number: 黄泥组. */
const HAMLET = '(?:(?![民工作领导小调解监督巡逻帮扶党委干部专等的和与])[\u4e00-\u9fff]){2,5}';

/** Down to a house, whatever stands around it. */
const DWELLING = new RegExp(
  [
    `${BUILDING}(?:${SPACE}${UNIT}|${SPACE}${ROOM}|${SPACE}${FLOOR})${INSIDE}{0,3}`,
    `${UNIT}${INSIDE}{1,3}`,
    `${ESTATE}${SPACE}(?:[0-9一二三四五六七八九十]{1,2}(?:期|区)${SPACE})?(?:${BUILDING}${BUILDINGS_COUNTED}${INSIDE}{0,3}|[0-9]{1,3}[a-zA-Z]?-[0-9]{1,4}(?:-[0-9]{1,4})?(?![0-9]))`,
    `(?<![全各每农本某该几多们的])(?:村|社区|居委会|屯|寨|庄)${SPACE}第?${SPACE}[0-9一二三四五六七八九十]{1,3}${SPACE}(?:村民|居民)?小?(?:组|队|社)(?!织|长|员|成)(?:${SPACE}${HOUSE})?${INSIDE}{0,2}`,
    `(?<![全各每农本某该几多们的])村${SPACE}${HOUSE}`,
    `(?<=[县市区镇乡道][\u4e00-\u9fff]{1,5})村${HAMLET}组(?![织长员成建])(?:${SPACE}${HOUSE})?`,
  ].join('|'),
  'g',
);
/** A street and a number: where somebody lives, or where an office stands. */
const STREET_NUMBER = new RegExp(
  `${STREET}${SPACE}(?:[东西南北中一二三四五六七八九][段路]${SPACE})?${HOUSE}(?:${SPACE}附${SPACE}[0-9]{1,3}${SPACE}号)?${INSIDE}{0,4}`,
  'g',
);
const OFFICE =
  /^\s?(?:的|那个|那里的?|这个)?(?:政务|办事|便民|市民|机关|人民|政府|法院|检察|公安|派出所|司法|医院|学校|小学|中学|大学|银行|公司|超市|酒店|公园|车站|地铁|公交|[省市区县][^\s]{0,6}[局厅委院府]|路口|门口|门前|门面|附近|对面|旁|路段|工地)/;
const LIVES = /住|家|户籍|收件|收货|寄|租/;

/** Addresses down to a house, a group of a village or a building of an estate. A bare road or district is none. */
export function findAddresses(text: string): Sighting[] {
  const dwellings = [...text.matchAll(DWELLING)].map(spanOf);
  const houses = [...text.matchAll(STREET_NUMBER)].map(spanOf).filter((house) => !isOffice(text, house));
  return [...dwellings, ...houses].map(({ start, end }) => ({ kind: 'address', start: placeStart(text, start), end }));
}

function spanOf({ index, 0: match }: RegExpExecArray): Span {
  return { start: index, end: index + match.length };
}

function isOffice(text: string, { start, end }: Span): boolean {
  if (!/号$/.test(text.slice(start, end))) return false;
  return OFFICE.test(text.slice(end, end + 12)) && !LIVES.test(text.slice(Math.max(0, start - 16), start));
}
