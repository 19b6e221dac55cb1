import { adding, changing, either, type FalseChange, leading } from './altering.ts';
import type { Seeded } from './seeded.ts';

/** Changes of figures. */

const CHINESE = '零一二三四五六七八九';
const YEAR = '〇一二三四五六七八九';
const FULL = '０１２３４５６７８９';
const AFTER = '(?=[十百千万]?(?:个月|个工作日|日|天|年|倍|次|元|%|项|条|名|人))';

function another(digit: string, random: Seeded, digits: string): string {
  return random.pick([...digits].filter((one) => one !== digit && one !== '零' && one !== '0'));
}

function withOther(number: string, random: Seeded): string {
  const at = random.whole(0, number.length - 1);
  return number.slice(0, at) + another(number[at] as string, random, '0123456789') + number.slice(at + 1);
}

/** Arabic digits. */
export const arabic: FalseChange = {
  change: changing(/\d+/g, withOther),
  add: adding(['每年不少于7次', '共有16类', '分38批办理', '由9个单位联合办']),
};

/** Another number, in full-width digits. */
export const fullWidth: FalseChange = {
  change: changing(/\d+/g, (number, random) => {
    return [...withOther(number, random)].map((digit) => FULL[Number(digit)]).join('');
  }),
  add: adding(['每年不少于７次', '共有１６类', '分３８批办理', '满６０周岁的除外']),
};

/** 二十 becomes 三十; years become other years in Chinese numerals. */
export const chinese: FalseChange = {
  change: either(
    changing(new RegExp(`[二三四五六七八九](?=十|百|千|万)|[一二三四五六七八九]${AFTER}`, 'g'), (digit, random) =>
      another(digit, random, CHINESE),
    ),
    changing(/20\d\d(?=年)/g, (year, random) => {
      return [...year.slice(0, 3)].map((digit) => YEAR[Number(digit)]).join('') + random.pick([...'六七八九']);
    }),
  ),
  add: adding(['每年不少于七次', '共有一十六类', '分三十八批办理', '年满六十周岁的除外']),
};

/** Shares. */
export const percent: FalseChange = {
  change: changing(/\d+(?=%)/g, (value, random) =>
    String(Number(value) >= 60 ? Number(value) - random.whole(1, 40) : Number(value) + 7),
  ),
  add: adding(['比例不低于83%', '覆盖率达到百分之六十四', '合格率要到九成三', '下降３７％']),
};

/** Dates. */
export const date: FalseChange = {
  change: changing(/20\d\d(?=年)/g, (year, random) => String(Number(year) + random.pick([-1, 1, 2, 10]))),
  add: adding(['自2024年3月1日起施行', '2026年7月底前完成', '最迟到二〇二七年完成', '截止2023-09-30']),
};

/** Periods. */
export const period: FalseChange = {
  change: changing(/[一二三五六七十\d]+(?=个?(?:工作日|日内|天内|个月|小时))/g, (_, random) =>
    random.pick(['四', '十一', '17', '二十三']),
  ),
  add: adding(['要在13个工作日内办结', '期限是十七天', '四十日内答复', '三个半月办完']),
};

/** Amounts. */
export const amount: FalseChange = {
  change: changing(/(?<!万)元/g, () => '万元'),
  add: adding(['可以罚款5万元', '补贴3.5万元', '处二十万元以下罚款', '收费１２０元', '押金一千二百块钱']),
};

/** Articles. */
export const article: FalseChange = {
  change: changing(
    /第[零一二三四五六七八九十百\d]+条/g,
    (_, random) => `第${random.pick(['四百一十二', '九十九', '217'])}条`,
  ),
  add: leading(['根据第四百一十二条', '根据该法第217条', '根据《行政处罚法》第九十九条', '按照行政许可法第三百零一条']),
};

/** Tasks. */
export const task: FalseChange = {
  change: () => null,
  add: (sentence, random) => {
    const number = random.whole(109, 300);
    return `${random.pick([`任务${number}要求`, `第${number}项任务提出`, `方案第${number}项说`, `按任务${number}`])}，${sentence}`;
  },
};

/** At least becomes at most, and the like. */
export const bound: FalseChange = {
  change: changing(/不低于|不少于|不超过|以上|以下|以内|至少|至多/g, (word) => OPPOSITE_BOUNDS[word] as string),
  add: adding(['每年至多办一次', '不得超过两次', '只限三人以下']),
};
const OPPOSITE_BOUNDS: Record<string, string> = {
  ...{ 不低于: '不超过', 不少于: '不超过', 不超过: '不低于', 以上: '以下' },
  ...{ 以下: '以上', 以内: '以上', 至少: '至多', 至多: '至少' },
};
