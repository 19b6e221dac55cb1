import type { Child } from 'hono/jsx';
import type { Answer, RefusalReason } from '../../domain/answer.ts';
import { HumanRoute } from '../frame/components.tsx';
import { STARTERS } from './chat-examples.tsx';
import { Related } from './chat-related.tsx';

const REFUSALS: Record<RefusalReason, string> = {
  no_basis: '方案里没有找到依据',
  out_of_scope: '不在湘问能回答的范围里',
  unsafe: '这个请求不能处理',
  over_limit: '问题太长',
  unavailable: '现在暂时答不了',
};

/** What is worth doing next; where nothing is said, what was asked for is out of reach, and other questions are offered. */
const HINTS: Partial<Record<RefusalReason, string>> = {
  no_basis: '换个说法再问，往往就能找到：写清是哪一件事、哪个部门、想知道什么，一次只问一件。',
  over_limit: '您的问题还在下面的输入框里，删短以后再提交。',
  unavailable: '您的问题还在下面的输入框里，过一会儿再提交一次。',
};

/** Questions are put into an address only where they are short and hold no number that could be somebody's. */
const SEARCHABLE = /^(?!.*\d{5}).{2,40}$/u;

interface RefusalProps {
  answer: Answer;
  question: string;
  /** The answer's lines that name an office. */
  routes: string[];
  readOnly: boolean;
  children?: Child;
}

/** Whether a refusal's line names an office; such lines stand together with the hotline. */
export function isRoute(line: string): boolean {
  return line.startsWith('可以找');
}

/** Why there is no answer, and every way on: what is near, what to ask instead, where to look, which office, which number. */
export function Refusal({ answer, question, routes, readOnly, children }: RefusalProps) {
  const reason = answer.reason ?? 'no_basis';
  return (
    <div class="why">
      <p>
        <span class="tag none">{REFUSALS[reason]}</span>
      </p>
      {children}
      <HumanRoute routes={routes} />
      {readOnly ? null : <WaysOn answer={answer} question={question} />}
      <Related answer={answer} title="最接近的内容，也许有帮助" />
    </div>
  );
}

function WaysOn({ answer, question }: { answer: Answer; question: string }) {
  const reason = answer.reason ?? 'no_basis';
  const hint = HINTS[reason];
  if (!hint) return <Instead answer={answer} />;
  return (
    <div class="block">
      <h4>接着可以这样做</h4>
      <p>{hint}</p>
      {reason === 'no_basis' ? <Elsewhere question={question} /> : null}
    </div>
  );
}

function Elsewhere({ question }: { question: string }) {
  const words = question.trim();
  return (
    <ul class="plainlist">
      <li>
        {SEARCHABLE.test(words) ? (
          <a href={`/plan?q=${encodeURIComponent(words)}`}>{`到方案原文里查“${words}”`}</a>
        ) : (
          <a href="/plan">到方案原文里查</a>
        )}
      </li>
      <li>
        <a href="/guide">看办事指引：复议、诉讼、调解、信访怎么走</a>
      </li>
    </ul>
  );
}

/** What is within reach, for whoever asked for something that is not. */
function Instead({ answer }: { answer: Answer }) {
  return (
    <form class="choices no-print" data-ask method="post" action="/#latest" aria-label="可以改问">
      <h4>可以改问</h4>
      <input type="hidden" name="conversationId" value={answer.conversationId} />
      {STARTERS.map((question) => (
        <button type="submit" class="button quiet" name="question" value={question}>
          {question}
        </button>
      ))}
    </form>
  );
}
