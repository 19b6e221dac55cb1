import { courtesyOf } from '../answering/courtesy.ts';
import type { Turn } from '../domain/answer.ts';
import { askAttribute } from './follow-up-attribute.ts';
import { compare } from './follow-up-comparison.ts';
import { correct } from './follow-up-correction.ts';
import { insist } from './follow-up-insist.ts';
import { tellMore } from './follow-up-more.ts';
import { pickOne } from './follow-up-ordinal.ts';
import { changePremise } from './follow-up-premise.ts';
import { bestCited, takeTheRest } from './follow-up-rest.ts';
import { goBack } from './follow-up-return.ts';
import { type FollowUpParts, Scene, type Whole } from './follow-up-scene.ts';
import { stepOn } from './follow-up-step.ts';
import { switchSubject } from './follow-up-switch.ts';
import { askUnheld } from './follow-up-unheld.ts';

/** What a message is taken for, in this order; the first rule that takes it decides. */
const RULES: ((scene: Scene) => Whole | null)[] = [
  switchSubject,
  (scene) => goBack(scene, understood),
  correct,
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

/** A task, a section, a year, the plan's parts: the look-up finds what it names. */
function namedOutright(scene: Scene): Whole | null {
  const { anchor } = scene;
  const named = scene.parts.retriever.lookup.find(scene.query.written);
  // 有没有有效期 after an answer is asked of what was answered, and not of the plan, unless the plan is named.
  if (named?.kind === 'period' && anchor && !/方案|文件/.test(scene.plain))
    return scene.about(bestCited(scene), scene.together().text);
  return named ? scene.asItIs() : null;
}
