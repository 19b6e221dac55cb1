import { dayInWords } from '../domain/law-time.ts';
import type { Passage } from '../domain/passage.ts';
import type { DecisionView } from '../participation/participation.ts';
import { STATE_IN_WORDS } from '../participation/state.ts';

/** What can be cited of a decision: how it stands, in our own words, and its draft's clauses. */
export function decisionPassages(decision: DecisionView): Passage[] {
  return [standing(decision), ...clausesOf(decision)];
}

/** How a decision stands now. Our own words out of its catalogue entry: no published text. */
function standing({ id, title, leadUnit, state, period }: DecisionView): Passage {
  const days = period ? `征求意见的期限是${dayInWords(period.from)}至${dayInWords(period.to)}。` : '';
  return {
    ref: `decision:${id}`,
    label: `《${title}》事项情况（非原文）`,
    heading: title,
    text: `《${title}》的决策承办单位是${leadUnit.name}。${STATE_IN_WORDS[state]}${days}`,
    url: `/decisions/${id}`,
    status: 'in_force',
    notes: ['这是本站按决策事项目录写的，不是原文。'],
  };
}

function clausesOf({ id, title, clauses }: DecisionView): Passage[] {
  const heading = `《${title}》征求意见稿`;
  return clauses.map(({ id: clause, label, text }) => ({
    ref: `decision:${id}:${clause}`,
    label: `${heading}${label}`,
    heading,
    text,
    url: `/decisions/${id}#clause-${clause}`,
    status: 'in_force',
    notes: ['这是征求意见的草案，还不是规定。'],
  }));
}

/** The share of a decision's name that a question has to hold. */
const NAMED_FROM = 0.5;

/** Whether a question speaks of a decision by the most of its name, or of another that it goes by. */
export function isNamedIn(question: string, { title, aliases }: DecisionView): boolean {
  const asked = pairsOf(question);
  return [title, ...aliases].some((name) => {
    const pairs = [...pairsOf(name)];
    return pairs.length > 0 && pairs.filter((pair) => asked.has(pair)).length / pairs.length >= NAMED_FROM;
  });
}

/** Pairs of characters, but for words that every decision's name has. */
function pairsOf(text: string): Set<string> {
  const plain = text.replace(/关于|方案|征求意见稿?|草案|调整|规划|办法|的/g, ' ');
  const runs = plain.split(/[^\p{Script=Han}\w]+/u).map((run) => [...run]);
  return new Set(runs.flatMap((run) => run.slice(1).map((char, at) => `${run[at]}${char}`)));
}
