import type { Corpus } from '../../domain/corpus.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ErrorSummary } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Composer, doneOf } from './chat-composer.tsx';
import { Examples } from './chat-examples.tsx';
import { titleOfReply } from './chat-reply.tsx';
import { Mine, SourcePanel, Templates } from './chat-templates.tsx';
import { Turn } from './chat-turn.tsx';
import type { Talk } from './conversation-view.ts';

/** All that a page of the chat shows. */
export interface ChatView extends Talk {
  /** What stands in the composer. */
  draft: string;
  error?: string | undefined;
  /** Said once above the composer, such as that an old conversation is gone. */
  message?: string | undefined;
  /** Whether feedback has just been taken in, so that nothing else is told as done. */
  judged?: boolean | undefined;
}

interface ChatPageProps {
  frame: Frame;
  corpus: Corpus;
  /** `https://host`, for what is copied. */
  origin: string;
  view: ChatView;
}

/**
 * The chat: empty with examples, or the conversation with the newest question under the anchor `latest`. All of its
 * parts are always there, so that the script begins a conversation without another page.
 */
export function ChatPage({ frame, corpus, origin, view }: ChatPageProps) {
  const title = view.error ? `错误:${view.error}` : titleOf(view);
  const isTalking = view.turns.length > 0;
  const newest = view.turns.at(-1)?.answer;
  return (
    <Layout frame={frame} title={title} current="chat" sizeForm="composer">
      <div class={isTalking ? 'chat talking' : 'chat'} id="chat" data-conversation={view.conversationId ?? ''}>
        {view.error ? <ErrorSummary errors={[{ field: 'question', message: view.error }]} /> : null}
        {view.message ? (
          <div class="note" role="alert">
            <b>请注意</b>
            {view.message}
          </div>
        ) : null}
        <section id="hero" hidden={isTalking}>
          <h1>
            想知道
            <wbr />
            法治政府建设方案
            <wbr />
            怎么说？
          </h1>
          <p class="lead">用平常的话问，每句都标明出处。</p>
        </section>
        <Turns origin={origin} view={view} />
        <div class="column composing">
          <Composer
            conversationId={view.conversationId}
            draft={view.draft}
            error={view.error}
            done={newest && !view.error && !view.judged ? doneOf(newest) : undefined}
          />
        </div>
        <Examples plan={corpus.plan} hidden={isTalking} />
        {view.conversationId ? <Delete conversationId={view.conversationId} /> : null}
        <Mine />
        <Templates />
        <SourcePanel />
      </div>
    </Layout>
  );
}

function titleOf({ turns }: ChatView): string {
  const newest = turns.at(-1);
  if (!newest) return '提问';
  const short = newest.question.length > 30 ? `${newest.question.slice(0, 30)}…` : newest.question;
  return `${titleOfReply(newest.answer)}：${short}`;
}

function Turns({ origin, view }: { origin: string; view: ChatView }) {
  const { turns, simple, links } = view;
  return (
    <>
      <h1 class="hidden next">对话</h1>
      {turns.length >= LIMITS.turnsShown ? <p class="hint">{`只显示最近${LIMITS.turnsShown}轮问答。`}</p> : null}
      <ol class="turns" id="turns">
        {turns.map(({ question, answer, feedback }, index) => (
          <Turn
            question={question}
            answer={answer}
            origin={origin}
            newest={index === turns.length - 1}
            simple={simple}
            link={links.find(({ answerId }) => answerId === answer.id)}
            anchor={index === turns.length - 1 && !view.error}
            feedback={feedback}
          />
        ))}
      </ol>
    </>
  );
}

/** Takes the whole conversation away, from here and from the server. */
function Delete({ conversationId }: { conversationId: string }) {
  return (
    <details class="forget no-print">
      <summary>删除这段对话</summary>
      <form method="post" action="/conversations/delete">
        <input type="hidden" name="conversationId" value={conversationId} />
        <p>问题、回答、评价和分享链接会一起从服务器上删掉，不能恢复。您对决策事项提的意见不在其中，凭回执撤回。</p>
        <button type="submit" class="button quiet">
          删除
        </button>
      </form>
    </details>
  );
}
