import { courtesyOf } from '../answering/courtesy.ts';
import type { Turn } from '../domain/answer.ts';
import { askAttribute } from './follow-up-attribute.ts';
import { compare } from './follow-up-comparison.ts';
import { correct } from './follow-up-correction.ts';
import { insist, pressOn } from './follow-up-insist.ts';
import { tellMore } from './follow-up-more.ts';
import { pickOne } from './follow-up-ordinal.ts';
import { changePremise } from './follow-up-premise.ts';
import { takeTheRest } from './follow-up-rest.ts';
import { goBack } from './follow-up-return.ts';
import { type FollowUpParts, Scene, type Whole } from './follow-up-scene.ts';
import { stepOn } from './follow-up-step.ts';
import { switchSubject } from './follow-up-switch.ts';
import { askUnheld } from './follow-up-unheld.ts';

/** What a message is taken for, in this order; the first rule that takes it decides. */
const RULES: ((scene: Scene) => Whole | null)[] = [
  switchSubject,
  (scene) => goBack(scene, understood),
  (scene) => correct(scene, (meant) => pickOne(meant) ?? stepOn(meant)),
  insist,
  pickOne,
  stepOn,
  tellMore,
  askUnheld,
  changePremise,
  namedOutright,
  compare,
  askAttribute,
];

/** Those of them that hold only where a message leans on what was said before. */
const LEANING: typeof RULES = [
  (scene) => goBack(scene, understood),
  (scene) => correct(scene, (meant) => pickOne(meant) ?? stepOn(meant)),
  pressOn,
  pickOne,
  stepOn,
  tellMore,
  askUnheld,
  changePremise,
  askAttribute,
];
/** What comments, receipts and results are spoken of with. */
const PARTICIPATION =
  /意见|建议|看法|支持|反对|赞成|不答应|投票|征求|征集|公示|草案|事项|栏目|开着|能提|提的|我来|我有话|记下|关注|没听|落实|公[布佈]|收回|当没|回执|编号|收据|凭证|\d{6,}|\d+位|撤|退|删|订阅|提醒|通知|短信|人工|客服|真人|负责的人|找谁|(?:你们|给我|打|接).{0,4}(?:电话|号码)|电话(?:打|号码)|投诉|反映|留言|提交|反馈|采纳|结果|进展|处理|取消/;

/**
 * Whether a message leans on the answer or the refusal before it and on nothing else, so that it is a question, whatever
 * its few words are like. A message with a word of taking part never does.
 */
export function leansBack(question: string, turns: readonly Turn[], parts: FollowUpParts): boolean {
  const asked = turns.filter((turn) => isQuestion(turn, parts));
  if (asked.length === 0 || asked.at(-1) !== turns.at(-1) || PARTICIPATION.test(question)) return false;
  const scene = new Scene(question, asked, parts);
  return LEANING.some((rule) => rule(scene) !== null);
}

/** Makes a follow-up whole from the turns before (oldest first), by rule. A question that is whole comes back as it is. */
export function makeWhole(question: string, turns: readonly Turn[], parts: FollowUpParts): Whole {
  const asked = turns.filter((turn) => isQuestion(turn, parts));
  const { written } = parts.retriever.reader.read(question);
  if (asked.length === 0 || courtesyOf(written)) return { text: question, notices: [] };
  return understood(new Scene(question, asked, parts));
}

function understood(scene: Scene): Whole {
  for (const rule of RULES) {
    const whole = rule(scene);
    if (whole) return whole;
  }
  return takeTheRest(scene);
}

/** Thanks, greetings and what was no question at all are nothing to look back on. */
function isQuestion({ outcome, resolved }: Turn, { retriever }: FollowUpParts): boolean {
  return outcome !== 'action' && outcome !== 'clarify' && !courtesyOf(retriever.reader.read(resolved).written);
}

/** 有没有有效期, after an answer that speaks of one, is not the plan's own period. */
const PERIOD_OF_ANOTHER = /有效期|规划/;

/** A task, a section, a year, the plan's parts: the look-up finds what it names. */
function namedOutright(scene: Scene): Whole | null {
  const named = scene.parts.retriever.lookup.find(scene.query.written);
  const period = named?.kind === 'period' && scene.anchor ? PERIOD_OF_ANOTHER.exec(scene.plain)?.[0] : undefined;
  const holder = scene.last.refs.find((ref) => period && scene.textOf(ref).includes(period));
  if (holder) return scene.about(holder, scene.together().text);
  return named ? scene.asItIs() : null;
}
