import type { Corpus } from '../domain/corpus.ts';
import { ListLookup, type TaskList } from './lookup.lists.ts';
import { type NumberedPlaces, placesNamed } from './lookup.numbers.ts';
import { substance } from './wrapping.ts';

/** What a question names outright, so that nothing needs to be searched. */
export type Named =
  /** Tasks, sections or parts by their number. */
  | ({ kind: 'places' } & NumberedPlaces)
  /** Every task that fulfils a condition. */
  | ({ kind: 'list' } & TaskList)
  /** The plan's structure: its parts. */
  | { kind: 'contents' }
  /** From when to when the plan runs, and whether it still does. */
  | { kind: 'period' };

const CONTENTS =
  /(方案|文件|计划|plan).{0,8}(分|有|包括|由|共).{0,4}(几|多少|哪些?|哪几)(个|大)?(大?部分|节|章|项任务|任务|块)|(一共|总共|共有|共|分).{0,6}(多少|几)(项|个|条|大)?(任务|节|部分|块|大块)?(?=$|[?,。呀啊呢吧 每])|(方案|文件)的?(结构|目录|框架|提纲|大纲)|目录|大纲/;
const CONTENTS_ENGLISH = /how many (tasks|sections|parts)|table of contents/;
const PERIOD =
  /(管|适用|实施|执行)(到)?(哪?几|多少|哪)年|(还|现在|如今|眼下|今年).{0,6}(有效|管用|算数|作数|算不算数|生效|能用|执行|在用|适用)|(过期|失效|作废|到期|期满|过时)(了|没|吗|文件|$)|(实施|有效|执行)期|还剩(多久|几年|多少)|(是不是|就)?20\d\d年?(就|底)?(截止|到期|到头)|20\d\d年?(以后|之后|往后|过后).{0,6}(怎么|咋|还|呢|办)|哪年到哪年|still (valid|in force)/;
/** A task named by its number: what else the question holds is about that task. */
const TASK = /任务 ?\d|第 ?[\d一二三四五六七八九十百]+ ?项/;
const CONTENTS_WORDS = /结构|目录|框架|提纲|大纲|方案|叫|先|甩|个|份|来/g;
/** Period questions name the plan, or nothing else at all. */
const PLAN_WORDS =
  /方案|文件|规划|东西|plan|过期|失效|作废|到期|期满|过时|有效期?|实施期?|执行期?|算数|作数|算不算数|管用|能用|生效|适用|截止|到头|还剩|剩|多久|以后|之后|往后|过后|咋办|怎么办|咋|办|有没|别|就|不|现在|如今|眼下|今年|还|管/g;

/** Looks up what a question names outright. */
export class Lookup {
  private readonly lists: ListLookup;

  constructor(private readonly corpus: Corpus) {
    this.lists = new ListLookup(corpus);
  }

  /** What the question's written key names; `null` where it has to be searched for. */
  find(key: string): Named | null {
    if (PERIOD.test(key) && substance(key.replace(PLAN_WORDS, '')).length <= 2) return { kind: 'period' };
    const places = placesNamed(key, this.corpus.plan);
    const list = TASK.test(key) ? null : this.lists.find(key);
    if (list) return { kind: 'list', ...this.within(list, places) };
    if (places) return { kind: 'places', ...places };
    const asksContents = CONTENTS.test(key) && substance(key.replace(CONTENTS_WORDS, '')).length <= 2;
    return asksContents || CONTENTS_ENGLISH.test(key) ? { kind: 'contents' } : null;
  }

  /** Of a list only what stands in the section or part that the question names, where any does. */
  private within(list: TaskList, named: NumberedPlaces | null): TaskList {
    const { sections, parts } = this.corpus.plan;
    const inside = new Set(
      (named?.targets ?? []).flatMap((target) => {
        if (target.kind === 'section') return sections[target.number - 1]?.tasks ?? [];
        return target.kind === 'part' ? (parts[target.number - 1]?.tasks ?? []) : [];
      }),
    );
    const places = list.places.filter(({ passage }) => inside.has(Number(passage.ref.slice('plan:'.length))));
    return places.length > 0 ? { ...list, places } : list;
  }
}
