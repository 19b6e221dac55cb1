import { dayInWords } from '../../domain/law-time.ts';
import type { DecisionView, Extension } from '../../participation/participation.ts';
import { STATE_IN_WORDS } from '../../participation/state.ts';
import { timeLeftInWords } from './clock-words.ts';
import { groupOf, STATE_TAG } from './decision-facts.ts';
import { beginningInWords, deadlineInWords, endInWords } from './decision-time.ts';

const DAY = 24 * 3_600_000;

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

interface DecisionStatusProps {
  decision: DecisionView;
  extensions: Extension[];
  now: number;
}

/** Where a decision stands and how long one may still comment, before anything else on its page. */
export function DecisionStatus({ decision, extensions, now }: DecisionStatusProps) {
  const extended = decision.state === 'consulting' ? extensions.at(-1) : undefined;
  return (
    <div class={`strip standing ${toneOf(decision)}`} role="note" aria-label="事项状态">
      <StateTag decision={decision} />
      {decision.state === 'consulting' ? (
        <Deadline decision={decision} now={now} />
      ) : (
        <p>{stateSentence(decision, now)}</p>
      )}
      {extended ? <p>{`期限延长了：原来到${dayInWords(extended.from)}，现在到${dayInWords(extended.to)}。`}</p> : null}
    </div>
  );
}

/**
 * How long one may still comment, as it was when the page was made, and until when by the clock in China. A script
 * keeps the first right where there is one (`clock.browser.ts`); it stands on a line of its own, so nothing moves.
 */
export function Deadline({ decision: { closesAt }, now }: { decision: DecisionView; now: number }) {
  return (
    <p class="deadline">
      <b class={closesAt - now < DAY ? 'clock near' : 'clock'} data-until={closesAt} data-now={now}>
        {timeLeftInWords(closesAt, now)}
      </b>
      <span>
        北京时间
        <time datetime={new Date(closesAt).toISOString()}>{deadlineInWords(closesAt, now)}</time>
        截止
      </span>
    </p>
  );
}

function stateSentence({ state, opensAt, closesAt, sealedAt }: DecisionView, now: number): string {
  if (state === 'drafting' && opensAt > now) return `${beginningInWords(opensAt)}开始公开征求意见，草案到时公布。`;
  if (state !== 'processing') return STATE_IN_WORDS[state];
  const ended = closesAt > 0 ? `（${endInWords(closesAt)}截止）` : '';
  const sealed = sealedAt === null ? '' : '收到的意见已经封存，不会再增加或者减少。';
  return `${STATE_IN_WORDS[state].replace('已结束', `已结束${ended}`)}${sealed}结果还没有公布。`;
}
