import type { Plan } from '../domain/corpus.ts';
import { type PlanTarget, planRef, readNumber } from '../domain/reference.ts';
import { substance } from './wrapping.ts';

/** The places that a question names by number. `missing` are numbers that the plan does not have; `rest` is what else it says. */
export interface NumberedPlaces {
  targets: PlanTarget[];
  missing: PlanTarget[];
  rest: string;
}

type NumberedKind = 'task' | 'section' | 'part';

const NUM = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百]+)';
/** Financial and old numerals, and the commonest slips of the keyboard, in their plain form. */
const PLAIN: [RegExp, string][] = [
  [/[壹弌]/g, '一'],
  [/[贰弍]/g, '二'],
  [/[叁弎]/g, '三'],
  [/肆/g, '四'],
  [/伍/g, '五'],
  [/陆(?=[拾佰项条号]|$)|(?<=[拾佰第])陆/g, '六'],
  [/柒/g, '七'],
  [/捌/g, '八'],
  [/玖/g, '九'],
  [/拾(?=[一二三四五六七八九项条号]|$)|(?<=[一二三四五六七八九])拾/g, '十'],
  [/佰/g, '百'],
  [/廿/g, '二十'],
  [/卅/g, '三十'],
  [/[弟地递]( ?[\d一二三四五六七八九十百]+ ?[项相条])/g, '第$1'],
  [/(第 ?[\d一二三四五六七八九十百]+ ?)[相像象向巷]/g, '$1项'],
  [/任[物勿悟]|认务|人务/g, '任务'],
  [/(?<=第 ?)(\d) (\d)(?: (\d))?(?= ?[项条节号])/g, '$1$2$3'],
];

const STRUNG = ' ?(?:、|,|和|跟|与|及|以及|同|还有) ?';
const SERIES = new RegExp(`(?:第|任务)? ?(${NUM}(?:${STRUNG}(?:第|任务)? ?${NUM})+) ?(项|条|号|节|部分|章)`, 'g');
const TASK_SERIES = new RegExp(`任务 ?(${NUM}(?:${STRUNG}(?:任务)? ?${NUM})+)(?! ?[\\d年月日%个次期天学元])`, 'g');
const BARE_SERIES = new RegExp(
  `(?:第 ?${NUM}(?:${STRUNG}第 ?${NUM})+)(?= ?(?:$|[,。?!:的有是讲说写]|分别|各|区别))`,
  'g',
);
const RANGE = new RegExp(
  `从?(?:第|任务)? ?(${NUM}) ?(?:到|至|-|~|—)+ ?(?:第|任务)? ?(${NUM}) ?(项|条|号)?(?! ?[\\d年月日%])`,
  'g',
);
const NESTED = new RegExp(`第 ?(${NUM}) ?(?:大?部分|章) ?的?(?:里|中|里面)?的? ?第 ?(${NUM}) ?(?:小?节)`, 'g');

/** What follows a number when it counts something and names nothing. */
const COUNTED = '(?! ?(?:制度|任务|工作|措施|年|月|日|天|次|期|个|%))';
const SINGLE: [NumberedKind, RegExp][] = [
  ['section', new RegExp(`第 ?\\( ?(${NUM}) ?\\)(?: ?(?:节|部分|小节|章))?`, 'g')],
  ['section', new RegExp(`\\( ?(${NUM}) ?\\) ?(?:节|部分|小节|章)`, 'g')],
  ['section', /^\( ?(\d{1,2}|[一二三四五六七八九十]+) ?\)/g],
  ['section', new RegExp(`第 ?(${NUM}) ?小?节`, 'g')],
  ['section', /(?<![\d第])(\d{1,2}|[二三]?十[一二三四五六七八九]?|三十[一二]?) ?节(?!课|目|日|约)/g],
  ['section', /\bsection ?#?(\d{1,3})/g],
  ['part', new RegExp(`第 ?(${NUM}) ?(?:大?部分|大?章|板块|大块)`, 'g')],
  ['part', /(?<![\d第])(\d{1,2}) ?部分/g],
  ['part', /\b(?:part|chapter) ?#?(\d{1,3})/g],
  ['task', new RegExp(`任务(?:编号|第|no\\.?|号)* ?(${NUM})(?! ?[\\d年月日%])`, 'g')],
  ['task', new RegExp(`第 ?(${NUM}) ?(?:项|条|号|个?任务|款)`, 'g')],
  ['task', new RegExp(`(?<![\\d.年月])(\\d{1,3}) ?(?:那|这)?(?:一)?(?:项${COUNTED}|号任务|条(?!件))`, 'g')],
  ['task', /(?<![\d.])(\d{1,3})号(?=$|[,。?!是讲说写]|那|任务)/g],
  ['task', new RegExp(`(${NUM}) ?(?:那|这)一?项`, 'g')],
  ['task', /(?:标着|编号|序号)(?:是|为)? ?(\d{1,3})/g],
  ['task', /(?:\btask|\bitem|\bno\.?|plan:) ?#?(\d{1,4})/g],
  [
    'task',
    /^([二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九]十|一百零?[一二三四五六七八九]?十?[一二三四五六七八九]?)(?:项|条|号)/g,
  ],
];
/** 第一项, 最后一项, 倒数第二项: counted from the ends. */
const FROM_END = /倒数第 ?([一二三四五六七八九十\d]+) ?(?:项|条|个)|(最后|最末|末尾|末)的?那?一?(?:项|条|个)/g;
const FROM_START = /(?:头|最前面?|首|最开头)的?那?一?(?:项|条)/g;

/** Reads the places that a written key names by number; `null` where it names none. */
export function placesNamed(key: string, plan: Plan): NumberedPlaces | null {
  const found = new Map<string, PlanTarget>();
  const add = (kind: NumberedKind, numeral: string | number | null): void => {
    const number = typeof numeral === 'string' ? readNumber(numeral) : numeral;
    if (number !== null) found.set(planRef({ kind, number }), { kind, number });
  };
  let rest = takeStrung(plainNumerals(key), plan, add);
  for (const [kind, pattern] of SINGLE)
    rest = rest.replace(pattern, (_, numeral: string) => {
      add(kind, numeral);
      return ' ';
    });
  if (found.size === 0) rest = takeLoose(rest, add);
  const targets = [...found.values()];
  if (targets.length === 0) return null;
  const sizes = { task: plan.tasks.length, section: plan.sections.length, part: plan.parts.length };
  const exists = (target: PlanTarget): boolean =>
    'number' in target && target.number >= 1 && target.number <= sizes[target.kind];
  return { targets: targets.filter(exists), missing: targets.filter((target) => !exists(target)), rest };
}

function plainNumerals(key: string): string {
  return PLAIN.reduce((text, [pattern, plain]) => text.replace(pattern, plain), key);
}

type Add = (kind: NumberedKind, numeral: string | number | null) => void;

/** Numbers strung together, ranges, a section within a part, and places counted from either end. */
function takeStrung(key: string, plan: Plan, add: Add): string {
  const each = (list: string, kind: NumberedKind): string => {
    for (const numeral of list.match(new RegExp(NUM, 'g')) ?? []) add(kind, numeral);
    return ' ';
  };
  const kindOf = (unit: string | undefined): NumberedKind =>
    unit === '节' ? 'section' : unit === '部分' || unit === '章' ? 'part' : 'task';
  return key
    .replace(NESTED, (_, part: string, section: string) => {
      add('section', plan.parts[(readNumber(part) ?? 0) - 1]?.sections[(readNumber(section) ?? 0) - 1] ?? 0);
      return ' ';
    })
    .replace(RANGE, (match, from: string, to: string, unit?: string) => {
      const [first, last] = [readNumber(from), readNumber(to)];
      const named = unit !== undefined || /^从|第|任务/.test(match);
      if (first === null || last === null || !named || last <= first || last - first > MOST_IN_RANGE) return match;
      for (let number = first; number <= last; number++) add('task', number);
      return ' ';
    })
    .replace(SERIES, (_, list: string, unit: string) => each(list, kindOf(unit)))
    .replace(TASK_SERIES, (_, list: string) => each(list, 'task'))
    .replace(BARE_SERIES, (list) => each(list, 'task'))
    .replace(FROM_END, (_, back?: string) => {
      add('task', plan.tasks.length + 1 - (back ? (readNumber(back) ?? 1) : 1));
      return ' ';
    })
    .replace(FROM_START, () => {
      add('task', 1);
      return ' ';
    });
}

const MOST_IN_RANGE = 11;

/** Numbers by themselves (106 念给我听下, 103跟102有啥不一样): only where the question is about nothing else. */
function takeLoose(key: string, add: Add): string {
  const bare = /^[\s第]*(\d{1,4}|[零〇一二两三四五六七八九十百]+)[\s?。号项条]*$/.exec(key.trim());
  if (bare) {
    add('task', bare[1] as string);
    return '';
  }
  const loose =
    /(?<![\d.年月])(\d{1,3})(?![\d.%]| ?(?:年|月|日|号楼|天|次|期|个|元|块|万|名|人|岁|米|小时|分钟|学时|部|节|条|大|项))/g;
  if (substance(key.replace(LOOSE_WORDS, '')).length > 3) return key;
  return key.replace(loose, (_, numeral: string) => {
    add('task', numeral);
    return ' ';
  });
}

/** What people say around numbers by themselves. */
const LOOSE_WORDS = /区别|不一样|不同|一样|对比|比一比|培训|听下?|念|跟|和|与|从|概括|总结|句话|一下|意思|看/g;
