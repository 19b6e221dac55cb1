import { originOf } from '../../conversation/rendering.ts';
import type { Answer, Citation, RefusalReason } from '../../domain/answer.ts';
import type { Choice } from '../../domain/choice.ts';
import { statusInWords } from '../../domain/law-time.ts';
import { HumanRoute, Moment } from '../frame/components.tsx';
import { CitedLine, LinkedLine, refUrl, sourceId, sourceUrl } from '../frame/marking.tsx';
import { Feedback, type FeedbackState } from './chat-feedback.tsx';

export type { FeedbackState };

const REFUSALS: Record<RefusalReason, string> = {
  no_basis: '方案里没有找到依据',
  out_of_scope: '不在湘问能回答的范围里',
  unsafe: '这个请求不能处理',
  over_limit: '问题太长',
  unavailable: '现在暂时答不了',
};

interface TurnProps {
  question: string;
  answer: Answer;
  /** Counts from 0 in the conversation as shown. */
  index: number;
  newest: boolean;
  /** Whether the newest is where the page begins; not where an error comes first. */
  anchor: boolean;
  feedback?: FeedbackState | undefined;
}

/** One question with its answer, its sources and, under the newest, the feedback form. */
export function Turn({ question, answer, index, newest, anchor, feedback }: TurnProps) {
  return (
    <li class="turn" id={newest && anchor ? 'latest' : undefined}>
      <div class="asked">
        <h2 class="who">{answer.outcome === 'action' ? '您说' : '您问'}</h2>
        <p>{question}</p>
      </div>
      <div class={answer.mode === 'model' && answer.outcome === 'answered' ? 'reply ai' : 'reply'}>
        <Byline answer={answer} />
        {answer.notices.length ? (
          <ul class="notices">
            {answer.notices.map((notice) => (
              <li class="note">{notice}</li>
            ))}
          </ul>
        ) : null}
        <Body answer={answer} index={index} />
        {newest && answer.choices?.length ? <Choices answer={answer} choices={answer.choices} /> : null}
      </div>
      {answer.citations.length ? <Sources citations={answer.citations} turn={index} /> : null}
      {newest && answer.outcome !== 'action' ? <Feedback answer={answer} state={feedback} /> : null}
    </li>
  );
}

/** What a reply is called, by what came of the question. */
export function titleOfReply({ outcome }: Answer): string {
  return { answered: '回答', refused: '未能答复', clarify: '请再说明一下', action: '回复' }[outcome];
}

/** What may be said next, as buttons: pressing one is the same as writing its text. */
function Choices({ answer, choices }: { answer: Answer; choices: Choice[] }) {
  return (
    <form class="choices no-print" method="post" action="/#latest" aria-label="可以这样接着说">
      <input type="hidden" name="conversationId" value={answer.conversationId} />
      {choices.map(({ label, text }) => (
        <button type="submit" class="button quiet" name="question" value={text}>
          {label}
        </button>
      ))}
    </form>
  );
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

function Body({ answer, index }: Pick<TurnProps, 'answer' | 'index'>) {
  const lines = answer.text.split('\n').filter((line) => line.trim() !== '');
  const cited = (line: string) =>
    answer.outcome === 'action' || answer.outcome === 'clarify' ? (
      <LinkedLine line={line} />
    ) : (
      <CitedLine line={line} citations={answer.citations} turn={index} />
    );
  if (answer.outcome !== 'refused')
    return (
      <>
        <div class="answer">{lines.map(cited)}</div>
        <Related answer={answer} title="相关任务" />
        {answer.intent === 'human_help' ? <HumanRoute routes={[]} /> : null}
      </>
    );
  return (
    <div class="why">
      <p>
        <span class="tag none">{REFUSALS[answer.reason ?? 'no_basis']}</span>
      </p>
      <div class="answer">{lines.filter((line) => !isRoute(line)).map(cited)}</div>
      <Related answer={answer} title="最接近的任务，也许有帮助" />
      <HumanRoute routes={lines.filter(isRoute)} />
    </div>
  );
}

/** Whether a refusal's line names an office; such lines stand together with the hotline. */
function isRoute(line: string): boolean {
  return line.startsWith('可以找');
}

function Related({ answer, title }: { answer: Answer; title: string }) {
  if (answer.related.length === 0) return null;
  return (
    <div class="block">
      <h4>{title}</h4>
      <ul class="plainlist">
        {answer.related.map(({ ref, label, heading }) => (
          <li>
            <a href={refUrl(ref) ?? '/plan'}>{`${label} ${heading}`}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Sources({ citations, turn }: { citations: Citation[]; turn: number }) {
  return (
    <aside class="sources" aria-label={`第${turn + 1}个回答的来源`}>
      <h3>{`来源（${citations.length}处）`}</h3>
      <ol>
        {citations.map((citation, at) => (
          <li class="source" id={sourceId(turn, at)} tabindex={-1}>
            <h4>{`来源${at + 1}:${citation.label} ${citation.heading}`}</h4>
            <p class="quoted">{kindOf(citation)}</p>
            <blockquote>{citation.quote}</blockquote>
            {citation.notes.map((note) => (
              <p class="note">{note}</p>
            ))}
            <a class="open" href={sourceUrl(citation)}>
              {isCard(citation) ? `打开${citation.label}` : `打开${citation.label}核对原文`}
            </a>
          </li>
        ))}
      </ol>
    </aside>
  );
}

/** What a source is: the official text, or what this site wrote of it; and whether it applies. */
function kindOf(citation: Citation): string {
  const kind = isCard(citation) ? '本站写的要点，不是原文' : '原文摘录';
  return citation.status === 'in_force' ? kind : `${kind} · ${statusInWords(citation.status)}`;
}

function isCard({ ref }: Citation): boolean {
  return ref.startsWith('card:');
}
