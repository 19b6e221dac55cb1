import type { DecisionView } from '../../participation/participation.ts';
import { STATE_IN_WORDS } from '../../participation/state.ts';
import { groupOf, STATE_TAG } from './decision-facts.ts';
import { beginningInWords, endInWords, timeLeft } from './decision-time.ts';

/** How loud a state is: open, at rest on the usual way, or aside from it. */
function toneOf({ state }: DecisionView): 'force' | 'calm' | 'period' {
  const group = groupOf(state);
  if (group === 'consulting') return 'force';
  return group === 'others' ? 'period' : 'calm';
}

/** A decision's state as a tag. */
export function StateTag({ decision }: { decision: DecisionView }) {
  return <span class={`tag ${toneOf(decision)}`}>{STATE_TAG[decision.state]}</span>;
}

/** Where a decision stands and how long one may still comment, before anything else on its page. */
export function DecisionStatus({ decision, now }: { decision: DecisionView; now: number }) {
  const open = decision.state === 'consulting';
  return (
    <div class={`strip ${toneOf(decision)}`} role="note" aria-label="事项状态">
      <StateTag decision={decision} />
      <p>{open ? <TimeLeft decision={decision} now={now} /> : stateSentence(decision, now)}</p>
    </div>
  );
}

/** Until when, and how long that still is at this moment. */
export function TimeLeft({ decision: { closesAt }, now }: { decision: DecisionView; now: number }) {
  return (
    <>
      <time datetime={new Date(closesAt).toISOString()}>{`${endInWords(closesAt)}截止`}</time>
      {`，${timeLeft(closesAt, now)}。`}
    </>
  );
}

function stateSentence({ state, opensAt, closesAt }: DecisionView, now: number): string {
  if (state === 'drafting' && opensAt > now) return `${beginningInWords(opensAt)}开始公开征求意见，草案到时公布。`;
  const ended = state === 'processing' && closesAt > 0 ? `（${endInWords(closesAt)}截止）` : '';
  return STATE_IN_WORDS[state].replace('已结束', `已结束${ended}`);
}
