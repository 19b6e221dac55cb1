import type { Child } from 'hono/jsx';
import { originOf } from '../../conversation/rendering.ts';
import type { Answer } from '../../domain/answer.ts';
import { Moment } from '../frame/components.tsx';
import { AnswerBody } from './chat-answer.tsx';

/** Marks the explanation of a word among the notices (see plain-words.ts). */
const EXPLAINS = /（湘问的解释，不是原文）$/;

interface ReplyProps {
  answer: Answer;
  question: string;
  /** A page that only shows an answer offers nothing to go on with. */
  readOnly?: boolean;
  children?: Child;
}

/** The answer itself, under the line that says what it is, whose words it is made of, and when it was given. */
export function Reply({ answer, question, readOnly = false, children }: ReplyProps) {
  const words = answer.notices.filter((notice) => EXPLAINS.test(notice));
  const notices = answer.notices.filter((notice) => !EXPLAINS.test(notice));
  return (
    <div class={answer.mode === 'model' && answer.outcome === 'answered' ? 'reply ai' : 'reply'}>
      <Byline answer={answer} />
      <Notices notices={notices} />
      <AnswerBody answer={answer} question={question} readOnly={readOnly}>
        {children}
      </AnswerBody>
      {words.length ? <Words words={words} /> : null}
    </div>
  );
}

/** What must be known before reading; nothing where nothing must. */
function Notices({ notices }: { notices: string[] }) {
  if (notices.length === 0) return null;
  return (
    <ul class="notices note">
      {notices.map((notice) => (
        <li>{notice}</li>
      ))}
    </ul>
  );
}

/** Explains hard words; it comes behind the words that it explains. */
function Words({ words }: { words: string[] }) {
  return (
    <div class="block">
      <h4>词语解释</h4>
      <ul class="hint">
        {words.map((word) => (
          <li>{word}</li>
        ))}
      </ul>
    </div>
  );
}

/** What a reply is called, by what came of the question. */
export function titleOfReply({ outcome }: Answer): string {
  return { answered: '回答', refused: '未能答复', clarify: '请再说明一下', action: '回复' }[outcome];
}

function Byline({ answer }: { answer: Answer }) {
  const origin = originOf(answer);
  return (
    <div class="byline">
      <h3>{titleOfReply(answer)}</h3>
      {origin ? <span class={answer.mode === 'model' ? 'tag ai' : 'tag official'}>{origin}</span> : null}
      <Moment iso={answer.createdAt} />
    </div>
  );
}
