import type { Child } from 'hono/jsx';
import type { DecisionView } from '../../participation/participation.ts';
import { decisionUrl } from '../decisions/decision-facts.ts';
import { Deadline } from '../decisions/decision-status.tsx';
import { Breadcrumb } from '../frame/components.tsx';

interface CommentHeadProps {
  decision: DecisionView;
  now: number;
  step: 1 | 2;
  title: string;
  /** Whether the heading takes the focus; nothing else on the page may want it then. */
  takesFocus?: boolean;
  children?: Child;
}

const STEPS = ['写意见', '核对并提交'];

/**
 * The head of both steps: which step it is, on what, until when. The second step's takes the focus, as that page comes
 * in the place of the first one: whoever goes by keyboard or ear then is where it begins.
 */
export function CommentHead({ decision, now, step, title, takesFocus = false, children }: CommentHeadProps) {
  const url = decisionUrl(decision);
  return (
    <div class="hero">
      <Breadcrumb
        trail={[
          { href: '/decisions', name: '决策征求意见' },
          { href: url, name: `第${decision.number}号` },
        ]}
        here="提意见"
      />
      <p class="stage">{`第${step}步，共${STEPS.length}步：${STEPS[step - 1]}`}</p>
      <h1 tabindex={takesFocus ? -1 : undefined} autofocus={takesFocus}>
        {title}
      </h1>
      <p class="about">{`《${decision.title}》`}</p>
      <Deadline decision={decision} now={now} />
      {children}
    </div>
  );
}
