import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl, groupOf, TRACK_IN_WORDS } from './decision-facts.ts';
import { Deadline, StateTag } from './decision-status.tsx';
import { beginningInWords, endInWords } from './decision-time.ts';

/** A decision in the list: what it is, whose, how long still, and the one thing one can do about it now. */
export function DecisionEntry({ decision, now }: { decision: DecisionView; now: number }) {
  const { title, number, track, leadUnit, state } = decision;
  const group = groupOf(state);
  return (
    <li class={group === 'consulting' ? 'entry open' : 'entry'}>
      <h3>
        <a href={decisionUrl(decision)}>{title}</a>
      </h3>
      <p class="line">
        {group === 'consulting' || group === 'processing' ? null : <StateTag decision={decision} />}
        <span>{leadUnit.name}</span>
        <span>{TRACK_IN_WORDS[track]}</span>
        <span>{`第${number}号`}</span>
      </p>
      <Now decision={decision} now={now} />
    </li>
  );
}

function Now({ decision, now }: { decision: DecisionView; now: number }) {
  const url = decisionUrl(decision);
  const { state, opensAt, closesAt, title } = decision;
  const group = groupOf(state);
  if (group === 'consulting')
    return (
      <div class="when">
        <Deadline decision={decision} now={now} />
        <a class="button" href={`${url}/comment`} aria-label={`提意见：${title}`}>
          提意见
        </a>
      </div>
    );
  if (group === 'results')
    return (
      <p>
        <a class="act" href={`${url}/feedback`} aria-label={`看结果：${title}`}>
          看结果
        </a>
      </p>
    );
  if (group === 'announced' && opensAt > now) return <p>{`${beginningInWords(opensAt)}开始征求意见。`}</p>;
  return group === 'processing' && closesAt > 0 ? <p>{`${endInWords(closesAt)}已截止，结果还没有公布。`}</p> : null;
}
