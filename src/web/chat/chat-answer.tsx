import type { Child } from 'hono/jsx';
import type { Answer } from '../../domain/answer.ts';
import { HumanRoute } from '../frame/components.tsx';
import { CitedLine, LinkedLine } from '../frame/marking.tsx';
import { isRoute, Refusal } from './chat-refusal.tsx';
import { Related } from './chat-related.tsx';

interface AnswerBodyProps {
  answer: Answer;
  question: string;
  /** Without the buttons that go on in the conversation. */
  readOnly: boolean;
  /** What may be said next; it stands before what is only near. */
  children?: Child;
}

/** What was said, line by line, with what is near it and, where a person is asked for, the way to one. */
export function AnswerBody({ answer, question, readOnly, children }: AnswerBodyProps) {
  const lines = answer.text.split('\n').filter((line) => line.trim() !== '');
  if (answer.outcome === 'refused') {
    const routes = lines.filter(isRoute);
    const why = lines.filter((line) => !isRoute(line));
    return (
      <Refusal answer={answer} question={question} routes={routes} readOnly={readOnly}>
        <Lines lines={why} answer={answer} />
        {children}
      </Refusal>
    );
  }
  return (
    <>
      <Lines lines={lines} answer={answer} />
      {children}
      <Related answer={answer} title="相关内容" />
      {answer.intent === 'human_help' ? <HumanRoute routes={[]} /> : null}
    </>
  );
}

function Lines({ lines, answer }: { lines: string[]; answer: Answer }) {
  const isTalk = answer.outcome === 'action' || answer.outcome === 'clarify';
  return (
    <div class="answer">
      {lines.map((line) =>
        isTalk ? <LinkedLine line={line} /> : <CitedLine line={line} citations={answer.citations} answer={answer.id} />,
      )}
    </div>
  );
}
