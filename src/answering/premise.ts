import type { Task } from '../domain/corpus.ts';
import { statedNumbers } from '../domain/numbers.ts';
import type { Query } from '../retrieval/query.ts';

/** What in a question the cited task does not bear out. */
export type PremiseFault =
  /** It states another figure or date than the task does. `quote` is the task's own. */
  | { kind: 'figure'; quote: string }
  /** It asks for a sum or a penalty under a task that sets none. */
  | { kind: 'amount' }
  /** It takes as allowed what the task forbids. `quote` is the task's own. */
  | { kind: 'forbidden'; quote: string };

/** Units in which figures are compared: only 学时 with 学时, only years with years. */
const UNITS = ['%', '学时', '年', '次', '期', '批', '遍', '个'] as const;
const AMOUNT =
  /罚款|罚金|罚多少|手续费|费用|收费|工本费|奖金|补贴|补偿(款|标准|金)|赔(偿|多少)|\d+ ?(元|块|万)|[一二三四五六七八九十百千]+(块钱|元|万元)/;
const HOW_MUCH =
  /多少|几多|几块|多高|\d+ ?(元|块|万)|[一二三四五六七八九十百千]+(块钱|元|万)|最高|怎么领|在哪(里)?交|先交/;

/** Compares what a question takes for granted with the task that it concerns; `null` where nothing jars. */
export function checkPremise(query: Query, task: Task): PremiseFault | null {
  return figureFault(query, task) ?? amountFault(query, task) ?? forbiddenFault(query, task);
}

function figureFault(query: Query, task: Task): PremiseFault | null {
  for (const unit of UNITS) {
    const claimed = figuresIn(
      query.key.replace(/第 ?[\d零一二三四五六七八九十百]+ ?(项|条|节|部分)|任务 ?[\d零一二三四五六七八九十百]+/g, ' '),
      unit,
    );
    if (claimed.length === 0) continue;
    const facts = task.facts.filter(
      (fact) => ['deadline', 'figure', 'recurring'].includes(fact.kind) && figuresIn(fact.quote, unit).length > 0,
    );
    if (facts.length === 0) continue;
    const held = new Set(facts.flatMap((fact) => figuresIn(fact.quote, unit)));
    if (claimed.every((figure) => !held.has(figure)))
      return { kind: 'figure', quote: (facts[0] as { quote: string }).quote };
  }
  return null;
}

/** The numbers that stand right before a unit. Years are told apart: 2025年 is a date, 五年 a period. */
function figuresIn(text: string, unit: string): string[] {
  const plain = text
    .replaceAll('％', '%')
    .replace(/百分之([一二三四五六七八九十]+)/g, '$1%')
    .replaceAll('每年', '每1年')
    .replace(/(\d|[一二两三四五六七八九十])个学时/g, '$1学时');
  const pattern = new RegExp(`(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百]+) ?${unit === '%' ? '%' : unit}`, 'g');
  return [...plain.matchAll(pattern)]
    .flatMap((match) => [...statedNumbers(`${match[1]}${unit === '%' ? '成' : unit}`)])
    .map((number) => (unit === '年' && number.length === 4 ? `d${number}` : number));
}

function amountFault(query: Query, task: Task): PremiseFault | null {
  const asks = AMOUNT.test(query.key) && HOW_MUCH.test(query.key);
  return asks && !/元/.test(task.text) ? { kind: 'amount' } : null;
}

const FORBIDDING = /不得|严禁|禁止/;
const PERMITTING = /可以|允许|准许|能够?|可(?=[^是能])/;
const ASSUMING =
  /(既然|反正|听说|方案|规定|不是说|说是|照理|按理).{0,12}(可以|允许|准许|能)|(可以|能|行).{0,12}(对吧|是吧|没问题吧|吧|对不对|是不是)[?。!]?$/;

function forbiddenFault(query: Query, task: Task): PremiseFault | null {
  if (!PERMITTING.test(query.key) || !ASSUMING.test(query.key)) return null;
  const shared = (text: string): number => [...query.words.keys()].filter((word) => text.includes(word)).length;
  const [nearest] = task.sentences
    .map((span) => task.text.slice(span.start, span.end))
    .filter((text) => FORBIDDING.test(text) && shared(text) > 0)
    .sort((a, b) => shared(b) - shared(a));
  return nearest === undefined ? null : { kind: 'forbidden', quote: nearest };
}
