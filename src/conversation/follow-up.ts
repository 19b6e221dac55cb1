import { courtesyOf } from '../answering/courtesy.ts';
import type { Turn } from '../domain/answer.ts';
import { BEYOND_REASONS, type Corpus, type FactKind } from '../domain/corpus.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import { substance } from '../retrieval/wrapping.ts';

/** From this probability on a question is clear by itself; from this one on it is clearly beyond the corpus. */
const CLEAR = 0.5;
const BEYOND = 0.6;
/** Longer than this, in characters of its key, a question speaks for itself. */
const SHORT = 16;
/** What is taken along of the question before. */
const CARRIED = 200;

const INSIST =
  /(直接|赶紧|快点?|只管|就|老实)(回答|答|说|讲|告诉)(就行|就好|我|吧)?|别(跟我)?(说教|啰嗦|废话|绕|讲)[^,。]*|随便(说|答)|不用(解释|引用)|just answer/g;
const REFERS =
  /^(那|这|它|他|她|其|还有|然后|再|哦|嗯|好|后面|前面|上面|刚才|之前|第[一二三四五两1-5]个|哪个|哪一项|由谁|谁|何时|什么时候|多久|多少|几|为什么|依据|隔|不|具体)|呢[?。!]*$|来着|刚才|上面说的|前面说的|同一个|这话|这条|这项/;
const MORE = /^(再|说|讲|能)?.{0,4}(详细|细|具体|展开|多)(一?点|些|里|说|讲)|^(原文|全文)|继续|接着说|还有吗/;
const BACK = /(回到|还是说|说回|接着)(刚才|前面|之前|上面|最开始)|刚才那个|前面那个(问题)?/;
const CORRECTION = /^(不对?|不是|错了|不)[,,!。 ]*(不对|不是)?[,,!。 ]*(我)?(问|说|讲|想问)的?(是)?/;
const ORDINAL = /^(?:那|说说|讲讲)?第?([二三四五2-5])(?:个|项|条|点)/;
const ATTRIBUTES: [FactKind[], RegExp][] = [
  [['deadline', 'recurring'], /期限|时限|什么时候|啥时|几时|哪年|哪一年|何时|多久|几年|截止|时间|到哪年/],
  [['body'], /谁|哪个(部门|单位|机构)|负责|牵头|归哪/],
  [['figure', 'recurring'], /多少|几(次|个|遍|期)|比例|指标/],
  [['instrument'], /依据|哪(个|份|部)(文件|条例|办法|规定)|什么文件|条例|办法/],
  [['publication'], /公开|公布|哪里查|在哪看/],
  [[], /写在哪|哪一项|哪条|第几项|出处/],
];
const ATTRIBUTE_WORDS =
  /那|呢|这个?|这话|它|由|谁|负责|何时|多久|来着|一?次|隔|时候|依据|法律|哪份|哪部|条例|办法|管|发|期限|哪年|出处|公开|公布|查|说|写|人|牵头|归|要|拿|去|跟|理论/g;

/** Makes a follow-up whole from the turns before (oldest first), by rule. A question that is whole comes back as it is. */
export function makeWhole(
  question: string,
  turns: readonly Turn[],
  corpus: Corpus,
  retriever: HybridRetriever,
): string {
  const last = turns.at(-1);
  if (!last) return question;
  const query = retriever.reader.read(question);
  const { key, written } = query;
  if (courtesyOf(written) || retriever.lookup.find(written)) return question;
  if (CORRECTION.test(key)) return question.replace(/^.*?(问|说|讲)的?是?/, '');
  const found = retriever.searchQuery(query, 1);
  const score = found.kept[0]?.score ?? 0;
  const beyond = BEYOND_REASONS.reduce((sum, reason) => sum + found.beyond[reason], 0);
  if (insists(key, last, score)) return last.resolved;
  const before = BACK.test(key) ? (turns.findLast(({ outcome }) => outcome === 'answered') ?? last) : last;
  if (before !== last) return withTurn(before, question.replace(BACK, ''));
  const ordinal = ORDINAL.exec(key)?.[1];
  if (ordinal) return byOrdinal(ordinal, turns, question);
  if (MORE.test(key) && key.length <= 12 && last.refs[0]) return named(last.refs[0], question);
  if (last.outcome === 'answered') {
    const attributed = byAttribute(key, last, corpus);
    if (attributed) return named(attributed, question);
  }
  if (key.length > SHORT && !REFERS.test(key)) return question;
  if (score >= CLEAR && !/^[那这它其].{0,5}呢?[?。]?$/.test(key)) return question;
  if (beyond >= BEYOND && substance(key).length >= 4 && !/^[那这它其]/.test(key)) return question;
  return last.outcome === 'answered' || REFERS.test(key) ? withTurn(last, question) : question;
}

/** After a refusal: pressing on without a new question, or without one that the corpus would answer. */
function insists(key: string, last: Turn, score: number): boolean {
  if (last.outcome !== 'refused') return false;
  const pressed = key.replace(INSIST, '');
  if (pressed !== key && substance(pressed).length <= 6) return true;
  return (last.reason === 'unsafe' || last.reason === 'out_of_scope') && score < CLEAR && REFERS.test(key);
}

/** 第二个呢: the second reference of the latest turn that had several; beyond its end the question stands alone. */
function byOrdinal(numeral: string, turns: readonly Turn[], question: string): string {
  const at = '一二三四五'.includes(numeral) ? '一二三四五'.indexOf(numeral) : Number(numeral) - 1;
  const ref = turns.findLast(({ refs }) => refs.length > 1)?.refs[at];
  return ref ? named(ref, question) : question;
}

/** For a question that only asks for an attribute: the task of the last turn, or one beside it, that holds it. */
function byAttribute(key: string, last: Turn, corpus: Corpus): string | undefined {
  const asked = ATTRIBUTES.filter(([, pattern]) => pattern.test(key));
  if (asked.length === 0 || substance(key.replace(ATTRIBUTE_WORDS, '')).length > 1) return undefined;
  const kinds = asked.flatMap(([found]) => found);
  const holds = (ref: string): boolean =>
    !!corpus.plan.tasks.find((task) => task.ref === ref)?.facts.some((fact) => kinds.includes(fact.kind));
  return last.refs.find(holds) ?? neighbours(last.refs[0], corpus).find(holds) ?? last.refs[0];
}

/** The tasks of the same section: what a task leaves open, one beside it often sets. */
function neighbours(ref: string | undefined, { plan }: Corpus): string[] {
  const section = plan.tasks.find((task) => task.ref === ref)?.section;
  return plan.tasks.filter((task) => task.section === section).map((task) => task.ref);
}

function withTurn(turn: Turn, question: string): string {
  return `${turn.resolved.slice(0, CARRIED)} ${question}`;
}

function named(ref: string, question: string): string {
  const task = /^plan:(\d+)$/.exec(ref)?.[1];
  return task ? `任务${task} ${question.replace(/第?[一二三四五12345](个|项|条|点)/g, '')}` : question;
}
