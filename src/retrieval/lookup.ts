import type { Corpus, Fact, Passage, Span, Task } from '../domain/corpus.ts';
import { type PlanTarget, planRef, readNumber } from '../domain/reference.ts';
import { type SearchKey, searchKey } from './normalise.ts';

/** A place in the plan to be quoted: a passage and one stretch of its text. */
export interface Place {
  passage: Passage;
  span: Span;
}

/** What a question names outright, so that nothing needs to be searched. */
export type Named =
  /** Tasks, sections or parts by their number. `missing` are numbers that the plan does not have. */
  | { kind: 'places'; targets: PlanTarget[]; missing: PlanTarget[]; rest: string }
  /** Every task that fulfils a condition, with the sentence that shows it. */
  | { kind: 'list'; title: string; places: Place[] }
  /** The plan's structure: its parts. */
  | { kind: 'contents' };

const NUM = '(\\d{1,4}|[零〇一二两三四五六七八九十百]+)';
const PLACE_PATTERNS: [PlanTarget['kind'] & ('task' | 'section' | 'part'), RegExp][] = [
  ['section', new RegExp(`(?<![a-z])第? ?\\( ?${NUM} ?\\)(?: ?(?:节|部分|小节|章))?`, 'g')],
  ['section', new RegExp(`第 ?${NUM} ?(?:小?节)`, 'g')],
  ['part', new RegExp(`第 ?${NUM} ?(?:大?部分|大?章|板块|大块)`, 'g')],
  ['task', new RegExp(`任务(?:编号|第|no\\.?|号)* ?${NUM}(?!\\d| ?[年月日%])`, 'g')],
  ['task', new RegExp(`第 ?${NUM} ?(?:项|条|号|个?任务|款)`, 'g')],
  ['task', /()(?<![\d.年月])(\d{1,3}) ?(?:项(?!制度|任务)|号任务|条)/g],
  ['task', /(?:task|item|no\.?|plan:) ?#?(\d{1,4})/g],
  [
    'task',
    /^([二三四五六七八九]?十[一二三四五六七八九]?|一百零?[一二三四五六七八九]?十?[一二三四五六七八九]?)(?:项|条|号)/g,
  ],
];
const LIMIT = { task: 108, section: 32, part: 10 } as const;

/** Words that only wrap a question; what is left without them is what is really asked. */
const WRAPPING =
  /请问|请|帮我|麻烦|查一?下|列出?来?|列一?下|说说|讲讲|说一下|讲一下|讲的?|说的?|写的?|告诉我|我想|知道|看看|内容|原文|全文|具体|大概|主要|任务|方案|文件|里面?|中|规定|要求|部分|项目?|哪些|哪几个?|哪个|哪一?|什么|么子|啥子?|怎么|如何|多少|几个?|都|分别|全部|所有|一共|总共|共|包括|包含|涉及|有关|关于|完成|必须|应该|应当|需要|要|有|是|的|了|吗|呢|呀|啊|吧|在|到|于|之?以?前|底|年|截止|到期|时限|期限|事项?|工作|湖南省?|全省|省里|这个?|那个?|我|你|\(|\)|第|节|[\s,。?!:;、“”"'‘’《》【】「」]/g;

/** What remains of a question besides wrapping words and numbers. */
export function substance(key: string): string {
  return key.replace(WRAPPING, '').replace(/[\d零〇一二两三四五六七八九十百]+/g, '');
}

/** Looks up what a question names outright. */
export class Lookup {
  private readonly keyed: { task: Task; text: SearchKey }[];

  constructor(private readonly corpus: Corpus) {
    this.keyed = corpus.plan.tasks.map((task) => ({ task, text: searchKey(task.text) }));
  }

  /** What the question's written key names; `null` where it has to be searched for. */
  find(key: string): Named | null {
    return this.list(key) ?? lookUpPlaces(key) ?? lookUpContents(key);
  }

  private list(key: string): Named | null {
    if (!ASKS_LIST.test(key)) return null;
    const { tasks } = this.corpus.plan;
    const literal = literalNeedle(key);
    if (literal) {
      const places = this.placesOfText(literal);
      if (places.length) return { kind: 'list', title: `写到“${literal}”的任务`, places };
    }
    const year = /(20[23]\d)年?/.exec(key)?.[1];
    if (year && substance(key).length <= 2) {
      const places = placesOfFacts(tasks, (fact) => fact.kind === 'deadline' && fact.value.startsWith(year));
      if (places.length) return { kind: 'list', title: '写有这一年时限的任务', places };
    }
    const kind = factKindAsked(key);
    return kind && { kind: 'list', title: kind.title, places: placesOfFacts(tasks, kind.test) };
  }

  private placesOfText(needle: string): Place[] {
    const wanted = needle.replace(/^中华人民共和国/, '');
    return this.keyed.flatMap(({ task, text }) => {
      const at = text.key.indexOf(wanted);
      return at < 0 ? [] : [{ passage: task, span: sentenceAt(task, text.offsets[at] as number) }];
    });
  }
}

function lookUpPlaces(key: string): Named | null {
  const found = new Map<string, PlanTarget>();
  let rest = spellOut(key);
  const bare = /^[\s第]*(\d{1,4}|[零〇一二两三四五六七八九十百]+)[\s?。号项条]*$/.exec(key.trim());
  if (bare) add(found, 'task', bare[1] as string);
  for (const [kind, pattern] of PLACE_PATTERNS)
    rest = rest.replace(pattern, (match, ...groups) => {
      const numeral = groups
        .filter((group) => typeof group === 'string' && group !== '' && group !== key)
        .at(0) as string;
      return add(found, kind, numeral) ? ' ' : match;
    });
  const targets = [...found.values()];
  if (targets.length === 0) return null;
  const exists = (target: PlanTarget): boolean =>
    'number' in target && target.number >= 1 && target.number <= LIMIT[target.kind];
  return {
    kind: 'places',
    targets: targets.filter(exists),
    missing: targets.filter((target) => !exists(target)),
    rest,
  };
}

const MORE_NUMBERS = `(?: ?[、,和与及] ?第?${NUM.replace('(', '(?:')})+`;
const STRUNG_PLACES = new RegExp(`第 ?(${NUM.replace('(', '(?:')}${MORE_NUMBERS}) ?(项|条|节|部分)`, 'g');
const STRUNG_TASKS = /任务 ?(\d{1,3}(?: ?[、,和与及] ?\d{1,3})+)(?! ?[\d年月日%个次期天学元])/g;

/** Numbers strung together, each by itself: 第31、32项 → 第31项、第32项, 任务4和15 → 任务4、任务15. */
function spellOut(key: string): string {
  const each = (list: string, write: (numeral: string) => string): string =>
    list
      .split(/ ?[、,和与及] ?第?/)
      .map(write)
      .join('、');
  return key
    .replace(STRUNG_PLACES, (_, list: string, unit: string) => each(list, (numeral) => `第${numeral}${unit}`))
    .replace(STRUNG_TASKS, (_, list: string) => each(list, (numeral) => `任务${numeral}`));
}

function add(found: Map<string, PlanTarget>, kind: 'task' | 'section' | 'part', numeral: string): boolean {
  const number = readNumber(numeral);
  if (number === null) return false;
  const target: PlanTarget = { kind, number };
  found.set(planRef(target), target);
  return true;
}

const ASKS_LIST =
  /任务[?。]?$|哪些|哪几|哪项|哪个|哪一|哪里|哪儿|哪块|什么地方|几项|列|清单|都有|有什么|多少(项|个)|凡是|所有|which|list/;

/** The words that a question says a task should hold: 提到《…》, 写了“…”, 《…》在哪些任务里出现. */
function literalNeedle(key: string): string | null {
  const quoted = /[《“「"](.{2,40}?)[》”」"]/.exec(key)?.[1];
  const verb =
    /(?:提到?了?过?|写了|写到过?|写着|出现了?|含有|点名|点到|引用了?|说到|讲到|涉及到?了?|mentions?)\s*[《“「"]?([^,。?!《》“”「」"]{2,40}?)[》”」"]?(?:这?几?个?(?:字|词|文件)|的(?:任务|是|有|项|地方|条)?|了|吗|呢|$|[?。,!])/.exec(
      key,
    )?.[1];
  const before =
    /^(.{2,30}?)(?:这个词)?(?:分别|都)?(?:在|是在|写在|出现在|被)?(?:哪些|哪几项?|哪项|哪几个)(?:任务|地方|项)?(?:里|中)?(?:都)?(?:提到|出现|写到|引用|有写|有提)/.exec(
      key,
    )?.[1];
  const asksTasks = /(任务|几项|哪项|哪些项|哪几|哪里|几处|地方)/.test(key);
  return (quoted && asksTasks ? quoted : null) ?? verb ?? before ?? null;
}

function factKindAsked(key: string): { title: string; test: (fact: Fact) => boolean } | null {
  const topic = (pattern: RegExp): boolean => pattern.test(key) && substance(key.replace(pattern, '')).length <= 2;
  if (topic(/百分比|百分之几?|百分数|比例|比率|%/))
    return { title: '写有百分比的任务', test: (fact) => fact.kind === 'figure' && fact.value.includes('%') };
  if (topic(/(具体|量化|明确)?的?(数字|数值|指标|量化|数量)(要求)?/))
    return { title: '写有数字的任务', test: (fact) => fact.kind === 'figure' };
  if (topic(/(明确|具体)?的?(时限|期限|截止(时间|日期)?|时间节点|时间表|日期|deadline)/))
    return { title: '写有时限的任务', test: (fact) => fact.kind === 'deadline' };
  if (topic(/每年(都)?(做|办|搞|开展)?|定期(做|办|搞|开展)?|周期性?|反复|年年/))
    return { title: '写有周期的任务', test: (fact) => fact.kind === 'recurring' };
  if (topic(/(向社会|对外|主动)?(公开|公布|公示)(出来)?/) && /任务|项/.test(key))
    return { title: '写有公开要求的任务', test: (fact) => fact.kind === 'publication' };
  return null;
}

function placesOfFacts(tasks: Task[], test: (fact: Fact) => boolean): Place[] {
  return tasks.flatMap((task) => {
    const spans = new Map(
      task.facts.filter(test).map((fact) => [sentenceAt(task, fact.start).start, sentenceAt(task, fact.start)]),
    );
    return [...spans.values()].map((span) => ({ passage: task, span }));
  });
}

/** The sentence of a task that holds this offset; its heading where the offset lies in it. */
function sentenceAt(task: Task, offset: number): Span {
  return (
    task.sentences.find((span) => offset >= span.start && offset < span.end) ?? {
      start: 0,
      end: task.sentences[0]?.start ?? task.text.length,
    }
  );
}

function lookUpContents(key: string): Named | null {
  const asks =
    /(方案|文件|计划|plan).{0,8}(分|有|包括|由|共).{0,4}(几|多少|哪些?|哪几)(个|大)?(大?部分|节|章|项任务|任务|块)|(一共|总共|共有|共).{0,6}(多少|几)(项|个|条)?(任务|节|部分)|(方案|文件)的?(结构|目录|框架|提纲|大纲)|how many (tasks|sections|parts)/;
  return asks.test(key) ? { kind: 'contents' } : null;
}
