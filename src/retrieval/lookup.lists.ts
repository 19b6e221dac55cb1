import type { Corpus, Fact, Task } from '../domain/corpus.ts';
import type { Passage, Span } from '../domain/passage.ts';
import { readNumber } from '../domain/reference.ts';
import { type SearchKey, searchKey } from './normalise.ts';
import { substance } from './wrapping.ts';

/** A place in the plan to be quoted: a passage and one stretch of its text. */
export interface Place {
  passage: Passage;
  span: Span;
}

/** Every task that fulfils a condition, with the sentence that shows it. */
export interface TaskList {
  title: string;
  places: Place[];
}

const ASKS_LIST =
  /任务[?。]?$|哪些|哪几|哪项|哪个|哪一|哪里|哪儿|哪块|哪几处|什么地方|几项|几处|几个|列|清单|都有|有什么|有啥|多少(项|个)|凡是|所有|全(部|给)|的(?:那个|那项|那条)?[?。]?$|的(是|有)|找出来|拎出来|查(个|下|一下)|一处|which|list/;
/** Years as people write them: 2022年, 22年底, 二三年底, 二零二四. */
const YEAR =
  /(20[23]\d|[零〇一二三四五六七八九]{4}(?=年)|(?<!\d)2[1-9](?=年)|(?<![一二三四五六七八九十])二[一二三四五六七八九](?=年))年?/;
const PERIOD =
  /每([一二两三四五])?年|(?<![哪第这今去])([一二两三四五])年(?:起码|至少|要|得|搞|办|开|组织|轮|评|才|一)*(?:次|回|批|遍|届|轮|期)/;

/** Answers "which tasks …" from the text and its facts. */
export class ListLookup {
  private readonly keyed: { passage: Passage | Task; text: SearchKey }[];
  private readonly tasks: Task[];

  constructor({ plan }: Corpus) {
    this.tasks = plan.tasks;
    const passages = [...plan.tasks, plan.preamble, plan.parts[0] as Passage, plan.closing];
    this.keyed = passages.map((passage) => ({ passage, text: searchKey(passage.text) }));
  }

  /** The list that a written key asks for; `null` where it asks for none. */
  find(key: string): TaskList | null {
    const byYear = this.byYear(key);
    if (byYear) return byYear;
    if (!ASKS_LIST.test(key)) return null;
    return this.byWords(key) ?? this.byInstrument(key) ?? this.byPeriod(key) ?? this.byFacts(key);
  }

  private byYear(key: string): TaskList | null {
    const match = YEAR.exec(key);
    if (!match) return null;
    const year = fullYear(match[1] as string);
    if (substance(key.replace(match[0], ' ')).length > 2) return null;
    return listed(
      '写有该年时限的任务',
      placesOfFacts(this.tasks, ({ kind, value }) => kind === 'deadline' && value.startsWith(year)),
    );
  }

  private byWords(key: string): TaskList | null {
    for (const needle of needles(key)) {
      const places = this.placesOfText(needle);
      if (places.length > 0 && places.length <= MOST_PLACES) return { title: `写到“${needle}”的地方`, places };
    }
    return null;
  }

  /** A document named in part: 程序暂行条例, 书名号里带“监督法”的, 引用了国办文件. */
  private byInstrument(key: string): TaskList | null {
    if (!/提|写|引用|落实|贯彻|执行|有关|相关|书名号|文件|条例|办法/.test(key)) return null;
    const plain = key.replace(/国办/g, '国务院办公厅').replace(/省府办/g, '湖南省人民政府办公厅');
    const test = ({ kind, value }: Fact): boolean => kind === 'instrument' && sharesRun(plain, searchKey(value).key);
    const rest = substance(plain.replace(/提|引用|落实|贯彻|执行|相关|书名号|带|条例|办法|就/g, ''));
    return rest.length <= LONGEST_NAME ? listed('写到这个文件的任务', placesOfFacts(this.tasks, test)) : null;
  }

  /** 两年一回的有哪些, 每五年一次的, 一年起码一次的. */
  private byPeriod(key: string): TaskList | null {
    const match = PERIOD.exec(key);
    if (!match || substance(key.replace(match[0], ' ').replace(/搞|起码|至少|每|次|回/g, '')).length > 2) return null;
    const numeral = match[1] ?? match[2] ?? '一';
    const years = readNumber(numeral);
    const wanted = years === 1 ? ['每年', '每年一季度'] : [`每${numeral}年`, `每${years}年`];
    return listed(
      '写有这个周期的任务',
      placesOfFacts(this.tasks, ({ kind, value }) => kind === 'recurring' && wanted.includes(value)),
    );
  }

  private byFacts(key: string): TaskList | null {
    for (const { title, pattern, test } of FACTS)
      if (pattern.test(key) && substance(key.replace(pattern, ' ')).length <= 2)
        return listed(title, placesOfFacts(this.tasks, test));
    return null;
  }

  private placesOfText(needle: string): Place[] {
    const wanted = needle.replace(/^中华人民共和国/, '');
    return this.keyed.flatMap(({ passage, text }) => {
      const at = text.key.indexOf(wanted);
      if (at < 0) return [];
      const offset = text.offsets[at] as number;
      return [{ passage, span: 'sentences' in passage ? sentenceAt(passage, offset) : sentenceOf(passage, offset) }];
    });
  }
}

/** A word that stands in more tasks than this is a subject to be searched for, not a list. */
const MOST_PLACES = 40;
/** What may be left of a question that names a document: the document's own name, at most. */
const LONGEST_NAME = 24;

const FACTS: { title: string; pattern: RegExp; test: (fact: Fact) => boolean }[] = [
  {
    title: '写有百分比的任务',
    pattern: /百分比|百分之几?|百分数|百分号|带百分号|比例|比率|%/,
    test: ({ kind, value }) => kind === 'figure' && value.includes('%'),
  },
  { title: '写有学时的任务', pattern: /学时/, test: ({ kind, value }) => kind === 'figure' && value.includes('学时') },
  {
    title: '写有数字的任务',
    pattern: /(具体|量化|明确|带)?的?(数字|数值|指标|量化|数量)(要求)?/,
    test: ({ kind }) => kind === 'figure',
  },
  {
    title: '写有年份的任务',
    pattern: /(带|写|有)?(明)?的?年份|最早(要)?到期/,
    test: ({ kind, value }) => kind === 'deadline' && /^20/.test(value),
  },
  {
    title: '写有时限的任务',
    pattern: /(明确|具体|带|写)?的?(时限|期限|截止(时间|日期)?|时间节点|时间表|日期|死线|deadline)/,
    test: ({ kind }) => kind === 'deadline',
  },
  {
    title: '写有周期的任务',
    pattern: /定期(做|办|搞|开展)?|周期性?|反复|年年/,
    test: ({ kind }) => kind === 'recurring',
  },
  {
    title: '写有公开要求的任务',
    pattern: /(向社会|对外|主动)?(公开|公布|公示)(出来)?的?(任务|项)/,
    test: ({ kind }) => kind === 'publication',
  },
];

/** The words that a question says a task should hold, likeliest first. */
function needles(key: string): string[] {
  const word = '([^,。?!:《》“”「」"\\s]{2,30}?)';
  const patterns = [
    /[《“「"]([^《》“”「」"]{2,40}?)[》”」"]/,
    new RegExp(`(?:查(?:一下|下|个)?(?:词|字)?|搜(?:一下|下)?|关键词)[:是]? ?${word}(?:$|[,。?!])`),
    new RegExp(`^${word}(?:这|那)?(?:俩|两|三|四|几)?个?(?:字|词|提法|说法)`),
    new RegExp(
      `(?:提到?了?过?|写了|写到过?|写着|出现了?|含有|点名|点到|引用了?|说到|讲到|涉及到?了?|带|mentions?) ?${word}(?:这?[几俩两]?个?(?:字|词|文件)|的(?:任务|是|有|项|地方|条)?|了|吗|呢|$|[?。,!])`,
    ),
    new RegExp(
      `^${word}(?:这个词)?(?:分别|都)?(?:在|是在|写在|出现在|被)?(?:哪些|哪几项?|哪项|哪几个|哪里|哪儿|哪)(?:任务|地方|项)?(?:里|中)?(?:都)?(?:提到|提的|写的|出现|写到|引用|有写|有提|有|里|$)`,
    ),
  ];
  return patterns.flatMap((pattern) => pattern.exec(key)?.[1] ?? []);
}

/** Whether the question holds a run of at least five characters of a document's name. */
function sharesRun(key: string, name: string): boolean {
  const plain = name.replace(/[《》〈〉]/g, '');
  const length = Math.min(5, plain.length);
  for (let at = 0; at + length <= plain.length; at++) if (key.includes(plain.slice(at, at + length))) return true;
  return false;
}

function fullYear(text: string): string {
  const digits = [...text]
    .map((char) =>
      '零一二三四五六七八九'.indexOf(char) >= 0 ? '零一二三四五六七八九'.indexOf(char) : char === '〇' ? 0 : char,
    )
    .join('');
  return digits.length === 2 ? `20${digits}` : digits;
}

function listed(title: string, places: Place[]): TaskList | null {
  return places.length > 0 ? { title, places } : null;
}

function placesOfFacts(tasks: Task[], test: (fact: Fact) => boolean): Place[] {
  return tasks.flatMap((task) => {
    const spans = new Map(
      task.facts.filter(test).map((fact) => [sentenceAt(task, fact.start).start, sentenceAt(task, fact.start)]),
    );
    return [...spans.values()].map((span) => ({ passage: task, span }));
  });
}

/** The sentence, up to its 。 or its line's end, that holds this offset. */
function sentenceOf({ text }: Passage, offset: number): Span {
  const ends = [text.indexOf('。', offset) + 1, text.indexOf('\n', offset)].filter((end) => end > 0);
  const start = Math.max(text.lastIndexOf('。', offset - 1), text.lastIndexOf('\n', offset - 1)) + 1;
  return { start, end: Math.min(text.length, ...ends) };
}

/** The sentence of a task that holds this offset; its heading where the offset lies in it. */
function sentenceAt(task: Task, offset: number): Span {
  const heading = { start: 0, end: task.sentences[0]?.start ?? task.text.length };
  return task.sentences.find((span) => offset >= span.start && offset < span.end) ?? heading;
}
