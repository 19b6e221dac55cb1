import type { LawShelf } from '../../corpus/laws/shelf.ts';
import type { DecisionState, Transition } from '../../domain/decision.ts';
import type { DecisionView } from '../../participation/participation.ts';
import { MAIN_LINE, PROCEDURE } from '../../participation/procedure.table.ts';
import { BasisLine } from '../frame/basis.tsx';
import { Moment } from '../frame/components.tsx';
import { STATE_TAG } from './decision-facts.ts';

interface StepsProps {
  decision: DecisionView;
  steps: Transition[];
  shelf: LawShelf;
}

/** The steps taken, oldest first, then those still to come, each with its articles. */
export function Steps({ decision, steps, shelf }: StepsProps) {
  const coming = comingSteps(decision);
  if (steps.length + coming.length === 0) return null;
  return (
    <section class="part" id="steps">
      <h2>走到哪一步了</h2>
      {steps.length ? <Taken steps={steps} shelf={shelf} /> : null}
      {coming.length ? (
        <>
          <h3>接下来</h3>
          <ul class="coming">
            {coming.map(({ to, basis }) => (
              <li>
                <p>{COMING_IN_WORDS[to]}</p>
                <BasisLine codes={basis} shelf={shelf} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function Taken({ steps, shelf }: { steps: Transition[]; shelf: LawShelf }) {
  return (
    <>
      <p class="hint">时间是本站记下这一步的时间。</p>
      <ol class="steps">
        {steps.map((step, at) => {
          const before = steps[at - 1];
          return (
            <li aria-current={at === steps.length - 1 ? 'step' : undefined}>
              <h3>
                {TAKEN_IN_WORDS[step.to]}
                {at === steps.length - 1 ? <span class="tag calm">现在</span> : null}
              </h3>
              {/* Steps that were recorded together say when and how once. */}
              {before?.at === step.at ? null : (
                <p class="hint">
                  <Moment iso={new Date(step.at).toISOString()} />
                </p>
              )}
              {step.note && before?.note !== step.note ? <p>{step.note}</p> : null}
              <BasisLine codes={step.basis} shelf={shelf} />
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** A step by what was done, as what stands there is past; a state names what holds now. */
const TAKEN_IN_WORDS: Readonly<Record<DecisionState, string>> = {
  ...STATE_TAG,
  proposed: '提出建议',
  listed: '列入目录',
  started: '启动',
  drafting: '起草',
  consulting: '公开征求意见',
  processing: '研究收到的意见',
  feedback_published: '公布采纳情况',
};

/** What is told beforehand, in the future's words; the public does not see the others. */
const COMING_IN_WORDS: Partial<Record<DecisionState, string>> = {
  consulting: '公开征求意见',
  processing: '征求意见截止，归纳、研究收到的意见',
  feedback_published: '公布每份意见采纳了没有、为什么',
  legality_review: '合法性审查',
  deliberated: '决策机关集体讨论',
  decided: '作出决定',
  published: '公布决策',
};

/** Only as far as articles at hand name the steps: those of rules and normative documents end with the result. */
function comingSteps({ state, track }: DecisionView): { to: DecisionState; basis: readonly string[] }[] {
  const at = (MAIN_LINE as readonly DecisionState[]).indexOf(state);
  if (at < 0) return [];
  return MAIN_LINE.slice(at + 1).flatMap((to) => {
    const basis = PROCEDURE.find((arrow) => arrow.to === to && arrow.from !== 'exempt')?.articles[track] ?? [];
    return to in COMING_IN_WORDS && basis.length > 0 ? [{ to, basis }] : [];
  });
}
