import { courtesyOf } from '../answering/courtesy.ts';
import type { Turn } from '../domain/answer.ts';
import type { Corpus, FactKind } from '../domain/corpus.ts';
import { substance } from '../retrieval/lookup.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';

/** A question by itself this probable needs nothing from the turns before. */
const CLEAR = 0.5;

const INSIST =
  /(直接|赶紧|快点?|只管|就|老实)(回答|答|说|讲|告诉)|别(跟我)?(说教|啰嗦|废话|绕|讲)|随便(说|答)|不用(解释|引用)|just answer/;
const REFERS =
  /^(那|这|它|他|她|其|还有|然后|再|哦|嗯|好|后面|前面|上面|刚才|之前|第[一二三四五两]个|哪个|由谁|谁|何时|什么时候|多久|多少|几|为什么|依据|隔)|呢[?。!]*$|来着|刚才|上面说的|前面说的|同一个/;
const MORE = /^(再|说|讲|能)?.{0,4}(详细|细|具体|展开|多)(一?点|些|说|讲)|原文|全文|继续|接着说|还有吗/;
const ORDINAL = /(?:第|那)?(后面|[一二三四五12345])(?:个|项|条|点)?(?:那个)?(?:呢|任务|怎么|是)?/;
const ATTRIBUTES: [FactKind[], RegExp][] = [
  [['deadline', 'recurring'], /期限|时限|什么时候|啥时|几时|哪年|何时|多久|几年|截止|时间/],
  [['body'], /谁|哪个(部门|单位|机构)|负责|牵头/],
  [['figure', 'recurring'], /多少|几次|几个|比例|指标/],
  [['instrument'], /依据|哪个文件|什么文件|条例|办法/],
  [['publication'], /公开|公布|哪里查/],
];

/** Makes a follow-up whole from the turns before (oldest first), by rule. A question that is whole comes back as it is. */
export function makeWhole(
  question: string,
  turns: readonly Turn[],
  corpus: Corpus,
  retriever: HybridRetriever,
): string {
  const last = turns.at(-1);
  if (!last) return question;
  const { key, written } = retriever.reader.read(question);
  if (courtesyOf(written) || retriever.lookup.find(written)) return question;
  if (last.outcome === 'refused' && INSIST.test(key)) return last.resolved;
  if (!REFERS.test(key) && substance(key).length > 3) return question;
  const place = ordinal(key, turns) ?? (MORE.test(key) && key.length <= 12 ? last.refs[0] : undefined);
  if (place) return named(place, question);
  if (substance(key.replace(/那|呢|这个?|它|由谁|谁|负责|何时|多久|来着|一?次|隔/g, '')).length <= 1) {
    const attributed = byAttribute(key, last, corpus);
    if (attributed && last.outcome === 'answered') return named(attributed, question);
    return `${last.resolved} ${question}`;
  }
  const alone = retriever.search(question, { limit: 1 }).kept[0];
  return alone && alone.score >= CLEAR ? question : `${last.resolved} ${question}`;
}

/** 第二个呢: the second reference of the latest turn that had several. */
function ordinal(key: string, turns: readonly Turn[]): string | undefined {
  if (!/^(那|说说|讲讲)?第?(二|三|四|五|[2-5])(个|项|条|点)|^第(二|三|四|五|[2-5])/.test(key)) return undefined;
  const numeral = ORDINAL.exec(key)?.[1] ?? '';
  const at = '一二三四五'.indexOf(numeral) >= 0 ? '一二三四五'.indexOf(numeral) : Number(numeral) - 1;
  const turn = turns.findLast(({ refs }) => refs.length > 1);
  return turn?.refs[at];
}

/** The reference of the last turn whose task holds the kind of fact that is asked for; else its first. */
function byAttribute(key: string, last: Turn, corpus: Corpus): string | undefined {
  const kinds = ATTRIBUTES.filter(([, pattern]) => pattern.test(key)).flatMap(([found]) => found);
  const holds = (ref: string): boolean =>
    !!corpus.plan.tasks.find((task) => task.ref === ref)?.facts.some((fact) => kinds.includes(fact.kind));
  return last.refs.find(holds) ?? neighbours(last.refs[0], corpus).find(holds) ?? last.refs[0];
}

/** The tasks of the same section: what a task leaves open, one beside it often sets. */
function neighbours(ref: string | undefined, { plan }: Corpus): string[] {
  const section = plan.tasks.find((task) => task.ref === ref)?.section;
  return plan.tasks.filter((task) => task.section === section).map((task) => task.ref);
}

function named(ref: string, question: string): string {
  const task = /^plan:(\d+)$/.exec(ref)?.[1];
  return task ? `任务${task} ${question.replace(/第?[一二三四五12345](个|项|条|点)/g, '')}` : question;
}
