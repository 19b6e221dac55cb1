import type { Answer } from '../../domain/answer.ts';
import type { Choice } from '../../domain/choice.ts';
import type { Feedback as KeptFeedback } from '../../store/answers.ts';
import type { LiveShare } from '../../store/shares.ts';
import { doneOf } from './chat-composer.tsx';
import { Feedback } from './chat-feedback.tsx';
import { Reply } from './chat-reply.tsx';
import { Sources } from './chat-sources.tsx';
import { Tools } from './chat-tools.tsx';

interface TurnProps {
  question: string;
  answer: Answer;
  /** `https://host`, for what is copied. */
  origin: string;
  newest: boolean;
  /** Whether answers are told simply from now on, so that the way back is offered instead. */
  simple: boolean;
  /** The link to this answer, where one holds. */
  link?: LiveShare | undefined;
  /** Whether the page begins here: the newest turn, where no error comes first. */
  anchor?: boolean;
  /** What was thought of it. */
  feedback: KeptFeedback | null;
}

/** One question with its answer, its sources, what can be done with it and, under the newest, the feedback form. */
export function Turn({ question, answer, origin, newest, simple, link, anchor, feedback }: TurnProps) {
  return (
    <li
      class="turn"
      id={anchor ? 'latest' : undefined}
      data-turn={answer.id}
      data-state="done"
      data-done={doneOf(answer)}
    >
      <Asked question={question} who={answer.outcome === 'action' ? '您说' : '您问'} />
      <Reply answer={answer} question={question}>
        {newest && answer.choices?.length ? <Choices answer={answer} choices={answer.choices} /> : null}
      </Reply>
      <Sources answer={answer} />
      {isKept(answer) ? (
        <div class="below">
          <Tools answer={answer} question={question} origin={origin} simple={newest ? simple : null} link={link} />
          {newest ? <Feedback answer={answer} given={feedback} /> : null}
        </div>
      ) : null}
    </li>
  );
}

/** Whether it is an answer that is kept and can be come back to. */
function isKept({ outcome, reason }: Answer): boolean {
  return outcome === 'answered' || (outcome === 'refused' && reason !== 'over_limit' && reason !== 'unavailable');
}

/** What a person said, under who said it. */
export function Asked({ question, who }: { question: string; who: string }) {
  return (
    <div class="asked">
      <h2 class="who">{who}</h2>
      <p>{question}</p>
    </div>
  );
}

/** The choice that ends a comment: nobody may take it for done before it is pressed. */
const HANDS_IN = '提交';

/** What may be said next, as buttons: pressing one is the same as writing its text. */
function Choices({ answer, choices }: { answer: Answer; choices: Choice[] }) {
  return (
    <form class="choices no-print" data-ask method="post" action="/#latest" aria-label="可以这样接着说">
      <input type="hidden" name="conversationId" value={answer.conversationId} />
      {choices.map(({ label, text }) => (
        <button type="submit" class={text === HANDS_IN ? 'button' : 'button quiet'} name="question" value={text}>
          {label}
        </button>
      ))}
    </form>
  );
}
