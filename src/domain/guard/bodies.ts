import type { Passage } from '../passage.ts';
import { fold } from './fold.ts';
import { readPassage } from './reading.ts';

/** Public bodies by what they are called; whoever names one has to find it, or another name of it, in a source. */
const BODIES: readonly (readonly string[])[] = [
  ['公安', '派出所', '交警', '警察'],
  ['司法行政', '司法局', '司法厅', '司法部', '司法所'],
  ['财政'],
  ['教育局', '教育厅', '教育部门', '教育行政', '教育主管'],
  ['民政'],
  ['人力资源', '人社'],
  ['自然资源', '国土'],
  ['生态环境', '环保', '环境保护'],
  ['住房城乡建设', '住房和城乡建设', '住建'],
  ['交通运输', '交通局', '交通厅'],
  ['水利局', '水利厅', '水行政'],
  ['农业农村', '农业局', '农业主管'],
  ['商务局', '商务厅', '商务主管'],
  ['文化和旅游', '文旅'],
  ['卫生健康', '卫健', '卫生局', '卫生行政'],
  ['应急管理局', '应急管理厅', '应急管理部', '应急局', '应急管理'],
  ['审计'],
  ['市场监督管理', '市场监管', '工商', '市监'],
  ['统计局', '统计'],
  ['医疗保障', '医保'],
  ['信访'],
  ['税务'],
  ['海关'],
  ['消防'],
  ['城市管理', '城管'],
  ['纪检', '纪委', '监委', '监察'],
  ['检察'],
  ['法院'],
  ['人民代表大会', '人大'],
  ['政协(?!议)', '政治协商'],
  ['发展改革', '发展和改革', '发改'],
  ['工业和信息化', '工信'],
  ['科技局', '科技厅', '科学技术'],
  ['林业'],
  ['网信'],
  ['编制委员会', '编办', '机构编制'],
  ['组织部(?!门)'],
  ['宣传部'],
  ['统战部'],
  ['街道办', '街道'],
  ['居委会', '居民委员会', '社区', '村(社区)'],
  ['村委会', '村民委员会', '村(社区)'],
  ['仲裁委', '仲裁机构', '仲裁'],
  ['公证处', '公证机构', '公证'],
  ['国务院'],
  ['工会'],
  ['党委', '党组'],
  ['银保监', '金融监管', '金融监督'],
  ['房产局', '房管', '房产管理'],
];
const SUFFIX = '(?:局|厅|部门|机关|部|委|委员会|委员|主管部门|行政部门|院|大队|支队|机构|所|处|办|办公室|会)';
const PATTERNS = BODIES.map((names) => ({
  names,
  pattern: new RegExp(
    names
      .map((name) =>
        /[院委部局厅会所处办协)]$/.test(name) || /^(?:交警|警察|国务院|街道办|人大|工商|海关|城管|国务院)$/.test(name)
          ? name
          : `${name}(?:\\p{Script=Han}{0,6}?)${SUFFIX}`,
      )
      .join('|'),
    'u',
  ),
}));

/** 省级以上, 县级 and the like before a government or its departments. */
const LEVEL =
  /(省|市|县|区|乡|镇|州)级?(?:以上|以下)?(?:地方)?(?:各级)?(?:人民)?政府|(省|市|县|区|乡|镇|州)级(?:以上|以下)?/g;

/** 省人大, 市党委: a body with the level that it is of. */
const LEVELLED = /(省|市|县|区|乡|镇)级?(人大|党委|纪委|政协)/g;
/** A body by where it stands to another: whoever names one has to find it. */
const RELATIVE = /上级|下级|垂直管理/;

/** A public body, or a level of one, that a folded sentence names and none of its sources; else `null`. */
export function foreignBody(sentence: string, passages: readonly Passage[]): string | null {
  const held = passages
    .map((passage) => `${fold(`${passage.label} ${passage.heading}`)} ${readPassage(passage).folded}`)
    .join('\n');
  for (const { names, pattern } of PATTERNS) {
    const found = pattern.exec(sentence);
    if (found && !names.some((name) => held.includes(name.replace(/\(.*/, '')))) return found[0];
  }
  for (const [text, one, other] of sentence.matchAll(LEVEL)) {
    const level = one ?? other ?? '';
    const reach = /以[上下]/.exec(text)?.[0];
    if (!held.includes(level) || (reach && !new RegExp(`${level}级?${reach}`).test(held))) return text;
  }
  for (const [text, level, body] of sentence.matchAll(LEVELLED))
    if (!new RegExp(`${level}[^,;。\n]{0,9}${body === '人大' ? '(?:人大|人民代表大会)' : body}`).test(held))
      return text;
  const relative = RELATIVE.exec(sentence)?.[0];
  return relative && !held.includes(relative) ? relative : null;
}
