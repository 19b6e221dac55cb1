import type { Intent } from '../domain/answer.ts';
import type { DecisionView } from '../participation/participation.ts';
import type { IntentContext, IntentReading } from './intent.ts';
import type { Memory } from './memory.ts';

/** What there is to take part in, as a message is read against it. */
export function contextOf(memory: Memory, decisions: DecisionView[]): IntentContext {
  const byId = (id: string) => decisions.find((decision) => decision.id === id);
  const listed = memory.listed.flatMap((id) => byId(id) ?? []);
  return { after: memory.after, listed, decisions, current: (memory.current && byId(memory.current)) || null };
}

const TAKING_PART =
  /意见|建议|回执|撤|退订|订阅|通知|提醒|征求|征集|采纳|草案|编号|凭证|评论|公示|comment|receipt|subscri/i;
const FREE: Intent[] = ['ask', 'human_help', 'list_decisions'];

/** Comments, receipts and results are named by whoever means them; looser words mean them only where there are some. */
export function speaksOfTakingPart(text: string, reading: IntentReading): boolean {
  const intents = reading.kind === 'clear' ? [reading.intent] : reading.intents;
  return reading.slots.receipt !== null || intents.some((intent) => FREE.includes(intent)) || TAKING_PART.test(text);
}
