import type { Answer } from '../../domain/answer.ts';
import type { Corpus } from '../../domain/corpus.ts';
import { LIMITS } from '../../domain/limits.ts';
import { ErrorSummary, StatusStrip } from '../frame/components.tsx';
import { type Frame, Layout } from '../frame/layout.tsx';
import { EXAMPLES } from './chat-examples.ts';
import { type FeedbackState, Turn, titleOfReply } from './chat-turn.tsx';

/** All that a page of the chat shows. `conversationId` is a secret: it stands in hidden fields only. */
export interface ChatView {
  conversationId: string | null;
  turns: { question: string; answer: Answer }[];
  /** What stands in the composer. */
  draft: string;
  error?: string | undefined;
  /** Said once above the composer, such as that an old conversation is gone. */
  message?: string | undefined;
  feedback?: FeedbackState | undefined;
}

/** The chat: empty with examples, or the conversation with the newest question under the anchor `latest`. */
export function ChatPage({ frame, corpus, view }: { frame: Frame; corpus: Corpus; view: ChatView }) {
  const title = view.error ? `错误:${view.error}` : titleOf(view);
  return (
    <Layout frame={frame} title={title} current="chat" sizeForm="composer">
      <div class={view.turns.length ? 'chat talking' : 'chat'}>
        {view.error ? <ErrorSummary errors={[{ field: 'question', message: view.error }]} /> : null}
        {view.message ? (
          <div class="note" role="alert">
            <b>请注意</b>
            {view.message}
          </div>
        ) : null}
        {view.turns.length ? <Talk view={view} /> : <Welcome corpus={corpus} view={view} />}
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

function Welcome({ corpus, view }: { corpus: Corpus; view: ChatView }) {
  return (
    <>
      <div class="hero">
        <h1>想知道法治政府建设方案怎么说？</h1>
        <p class="lead">{`用平常的话问就行。湘问从《${corpus.plan.title}》里找原文回答，每句话都标明出自哪一项任务，可以点开核对。`}</p>
      </div>
      <StatusStrip plan={corpus.plan} />
      <div class="column">
        <Composer view={view} />
      </div>
      <section class="examples" aria-labelledby="examples-title">
        <h2 id="examples-title">不知道怎么问？可以从这些开始</h2>
        <form method="post" action="/#latest" class="groups">
          {EXAMPLES.map(({ who, questions }) => (
            <div>
              <h3>{who}</h3>
              <ul>
                {questions.map((question) => (
                  <li>
                    <button type="submit" name="question" value={question}>
                      {question}
                    </button>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </form>
      </section>
    </>
  );
}

function Talk({ view }: { view: ChatView }) {
  const { turns, feedback } = view;
  return (
    <>
      <h1 class="hidden">对话</h1>
      {turns.length >= LIMITS.turns ? <p class="hint">{`只显示最近${LIMITS.turns}轮问答。`}</p> : null}
      <ol class="turns">
        {turns.map(({ question, answer }, index) => (
          <Turn
            question={question}
            answer={answer}
            index={index}
            newest={index === turns.length - 1}
            anchor={!view.error}
            feedback={feedback}
          />
        ))}
      </ol>
      <div class="column composing">
        <Composer view={view} />
      </div>
    </>
  );
}

function Composer({ view }: { view: ChatView }) {
  const newest = view.turns.at(-1)?.answer;
  // In the middle of a comment what comes next is no question.
  const talks = newest?.outcome === 'action' || newest?.outcome === 'clarify';
  return (
    <form id="composer" class="composer" method="post" action="/#latest" autocomplete="off" novalidate>
      <div class="row over">
        <label for="question">{talks ? '接着说' : newest ? '接着问' : '您的问题'}</label>
        {newest?.outcome === 'answered' ? <p class="hint">{stripOf(newest)}</p> : null}
      </div>
      {view.error ? <p class="error" id="question-error">{`错误:${view.error}`}</p> : null}
      <p class="hint" id="question-hint">
        {`最多${LIMITS.questionChars}字。请不要写身份证号、手机号、银行卡号。`}
        <span id="keys" hidden>
          按 Ctrl+Enter 也可以提交。
        </span>
      </p>
      <div class="ask">
        <textarea
          id="question"
          name="question"
          rows={newest ? 2 : 4}
          aria-describedby={view.error ? 'question-error question-hint' : 'question-hint'}
          aria-invalid={view.error ? 'true' : undefined}
        >
          {view.draft}
        </textarea>
        {view.conversationId ? <input type="hidden" name="conversationId" value={view.conversationId} /> : null}
        <button type="submit" class="button send">
          {talks ? '发送' : '提问'}
        </button>
      </div>
      <div class="row under">
        <p
          id="status"
          role="status"
          data-done={newest && !view.error && !view.feedback ? doneOf(newest) : undefined}
        ></p>
        {newest && !view.error ? <a href="#latest">跳到最新回答</a> : null}
        {newest ? <a href="/">换个话题重新开始</a> : null}
      </div>
    </form>
  );
}

/** The label strip: whose words the newest answer is made of. */
function stripOf(answer: Answer): string {
  return answer.mode === 'model'
    ? '标有「AI生成」的回答由模型撰写，请以所附原文为准。'
    : '回答摘自方案原文，由程序挑选，没有改写。';
}

function doneOf({ outcome, citations }: Answer): string {
  if (outcome === 'refused') return '没有找到可以答复的依据，已给出人工渠道';
  if (outcome === 'action' || outcome === 'clarify') return '已回复';
  return citations.length ? `回答完成,引用${citations.length}处` : '回答完成';
}
