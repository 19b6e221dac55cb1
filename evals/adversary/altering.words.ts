import { type Alter, adding, always, changing, type FalseChange } from './altering.ts';

/** Changes of names, quotations and of what is said. */

const LAWS = ['湖南省城市治理管理条例', '中华人民共和国公民服务法', '政务公开实施细则', '长沙市摊贩管理办法'];

/** Names a law that does not exist, in each kind of marks. */
export const law: FalseChange = always((sentence, random) => {
  const name = random.pick(LAWS);
  const written = random.pick([`《${name}》`, `〈${name}〉`, `＜${name}＞`, `《${name}》（试行）`, name]);
  return `${random.pick(['依照', '根据', '按照'])}${written}，${sentence}`;
});

/** The kinds of quotation marks. */
export const QUOTATION_MARKS = ['“”', '‘’', '「」', '『』', '""', "''", '〝〞', '«»', '＂＂', '``'] as const;

/** Quotes the sentence with a word changed. */
export function misquote(marks: string): FalseChange {
  const alter: Alter = (sentence, random) => {
    const words = sentence
      .replace(/[“”‘’「」『』"'《》]/g, '')
      .slice(0, 40)
      .replace(/[，,。；;]$/, '');
    const from = random.whole(2, Math.max(2, words.length - 4));
    const altered =
      words.slice(0, from) + random.pick(['尽快', '酌情', '免费', '从严', '无偿']) + words.slice(from + 2);
    return `原话是${marks[0]}${altered}${marks[1]}。`;
  };
  return always(alter);
}

const OPPOSITES: Record<string, string> = {
  ...{ 应当: '不得', 不得: '可以', 必须: '不必', 严禁: '允许', 禁止: '允许', 可以: '不得', 鼓励: '禁止', 不: '' },
};
const VERBS = /(?<=^|[,，;；])(?:加强|完善|建立|健全|推进|推动|落实|提升|规范|加快|强化|实现|深化|严格)/g;

/** Must becomes must not, and the reverse. */
export const opposite: FalseChange = {
  change: changing(/应当|不得|必须|严禁|禁止|可以|鼓励|不(?=承担|收取)/g, (word) => OPPOSITES[word] ?? '不得'),
  add: (sentence, random) => changing(VERBS, (word) => `不再${word}`)(sentence, random) ?? `无须${sentence}`,
};

/** Another office is made to do it. */
export const office: FalseChange = {
  change: changing(/(?:司法|公安|财政|教育|卫生|市场监管|发展改革)(?:厅|局|委)/g, (_, random) =>
    random.pick(['气象局', '体育局', '烟草局']),
  ),
  add: adding(['由省气象局负责', '由市体育局办理', '找县烟草局申请', '由档案局牵头']),
};

/** A right, a duty or a price that nobody wrote. */
export const loaded: FalseChange = always((sentence, random) =>
  adding(['全部免费', '一律没收', '终身有效', '当场补偿', '可以不罚款', '群众自愿参加', '违者拘留', '奖励现金'])(
    sentence,
    random,
  ),
);
