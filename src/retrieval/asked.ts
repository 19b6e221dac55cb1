import type { Fact, FactKind, Task } from '../domain/corpus.ts';
import type { Passage } from '../domain/passage.ts';

/** What kind of answer a question wants, told by its words. Facts of `kinds` can give it; the others no text of ours has. */
interface Want {
  name: string;
  pattern: RegExp;
  kinds: FactKind[];
}

const WANTS: Want[] = [
  {
    name: 'when',
    kinds: ['deadline', 'recurring'],
    pattern:
      /什么时候|啥时|几时|哪年|哪一年|何时|多久|几年|时限|期限|截止|最晚|最迟|死线|周期|隔|年底|几(号|月|天|日)|when|deadline|how often/,
  },
  {
    name: 'how-many',
    kinds: ['figure', 'recurring'],
    pattern: /多少|几(次|个|期|遍|批|门|回|场)|比例|百分|比率|至少|学时|how many|rate/,
  },
  {
    name: 'who',
    kinds: ['body'],
    pattern: /谁|哪个(部门|单位|机构|机关|局)|哪一级|牵头|责任主体|归.{0,3}管|who|which (body|agency|department)/,
  },
  {
    name: 'document',
    kinds: ['instrument'],
    pattern:
      /哪(个|部|份|些)(文件|条例|办法|规定|法)|依据|根据什么|什么(文件|条例|办法|法规|名称)|文件名|出台|制定|修订/,
  },
  {
    name: 'published',
    kinds: ['publication'],
    pattern: /公开|公布|公示|(哪里|哪儿).{0,3}(查|看)|看得?到|publish|disclose/,
  },
  {
    name: 'money',
    kinds: [],
    pattern:
      /多少钱|几多钱|几块钱?|收费|费用|手续费|工本费|(罚|补|赔|奖).{0,6}(多少|几多|几个?钱|标准)|元|万|工资|几折/,
  },
  {
    name: 'contact',
    kinds: [],
    pattern:
      /电话|地址|网址|网站链接|链接|邮箱|公众号|微信号|几楼|哪个窗口|窗口|几点|上班|密码|账号|下载|怎么走|联系方式/,
  },
  {
    name: 'papers',
    kinds: [],
    pattern:
      /(什么|哪些|要带|带么子|几样).{0,4}(材料|资料|证件|手续|表|证明)|填.{0,4}表|表格|模板|样本|流程|步骤|怎么(报名|申请|申报|填|办理)|报名|条件/,
  },
  {
    name: 'names',
    kinds: [],
    pattern: /名单|名字|叫什么|叫么子|姓什么|排名|第几名|是哪(几|些)个?(人|单位|县|市|家)|哪一?批|典型案例/,
  },
  {
    name: 'results',
    kinds: [],
    pattern:
      /(完成|搞|建|办|做|评|换|查)(好|完|成|上|到)?了(没|冇|吗|多少)|多少(件|起|宗|家|人)|数据|去年|今年|上个月|统计|通报/,
  },
  {
    name: 'statute',
    kinds: [],
    pattern: /第几条|哪一条|哪条法|什么法|法律(上)?(怎么|如何)规定|算不算|够不够|合不合|违法吗|判|起诉|法院/,
  },
];

/**
 * Signs of whether the best passage can give what is asked: the kind of answer wanted, with whether the passage
 * holds a fact of that kind. They are features of the model that tells whether the corpus answers at all.
 */
export function askedFeatures(key: string, best: Passage | Task | undefined): Map<string, number> {
  const facts = best && 'facts' in best ? best.facts : [];
  const found = new Map<string, number>();
  for (const { name, pattern, kinds } of WANTS) {
    if (!pattern.test(key)) continue;
    const held = kinds.length > 0 && facts.some((fact) => kinds.includes(fact.kind));
    found.set(`?${name}:${kinds.length === 0 ? 'none' : held ? 'held' : 'lacking'}`, SIGN);
  }
  if (found.size === 0) found.set('?open', SIGN);
  return found;
}

/** How much a sign weighs beside the characters of a question. */
const SIGN = 1.5;

/** The kinds of fact that a question asks for. */
export function kindsAsked(key: string): FactKind[] {
  return WANTS.filter(({ pattern }) => pattern.test(key)).flatMap(({ kinds }) => kinds);
}

const UNIT_ASKED = /(?:多少|几)个?(学时|次|期|遍|批)/;

/** Questions whose answer is one kind of fact, sharply enough that a passage which holds it answers them. */
const SHARP: { pattern: RegExp; holds: (fact: Fact, key: string) => boolean }[] = [
  {
    pattern: UNIT_ASKED,
    holds: ({ kind, quote }, key) => kind === 'figure' && quote.includes(UNIT_ASKED.exec(key)?.[1] ?? '%'),
  },
  { pattern: /比例|百分|率/, holds: ({ kind, value }) => kind === 'figure' && value.includes('%') },
  { pattern: /几年|多久一?次?|隔多久|周期|多长时间一/, holds: ({ kind }) => kind === 'recurring' },
  {
    pattern: /哪一?年|什么时候|啥时候|几时|期限|时限|截止|最晚|何时/,
    holds: ({ kind }) => kind === 'deadline',
  },
  {
    pattern: /(文件|办法|条例|规定)的?(名称|叫什么|名字)|哪[个部份](办法|条例|文件|规定)|依据/,
    holds: ({ kind }) => kind === 'instrument',
  },
  { pattern: /谁牵头|由谁|牵头|哪个部门负责|责任主体/, holds: ({ kind }) => kind === 'body' },
];

/** Whether the passage holds the very kind of fact that a question sharply asks for (60学时 where 多少学时 is asked). */
export function holdsAsked(key: string, passage: Passage | Task): boolean {
  const facts = 'facts' in passage ? passage.facts : [];
  return SHARP.some(({ pattern, holds }) => pattern.test(key) && facts.some((fact) => holds(fact, key)));
}
