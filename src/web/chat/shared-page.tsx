import { momentInWords } from '../../conversation/talk.ts';
import type { Answer } from '../../domain/answer.ts';
import type { Plan } from '../../domain/corpus.ts';
import { StatusStrip } from '../frame/components.tsx';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';
import { Reply } from './chat-reply.tsx';
import { Sources } from './chat-sources.tsx';
import { CopyAndPrint } from './chat-tools.tsx';
import { Asked } from './chat-turn.tsx';

interface SharedPageProps {
  frame: Frame;
  plan: Plan;
  /** What answers are made from today. */
  version: string;
  origin: string;
  shared: { question: string; answer: Answer; expiresAt: number };
}

/** One question with its answer, for whoever has the link: to be read, not to be gone on with. */
export function SharedPage({ frame, plan, version, origin, shared }: SharedPageProps) {
  const { question, answer, expiresAt } = shared;
  return (
    <Layout frame={frame} title="别人分享的一个回答" noindex>
      <div class="chat sharing">
        <div class="hero">
          <h1>别人分享给您的一个回答</h1>
          <p class="lead">
            <span class="tag">只读</span>
            {` 北京时间${momentInWords(expiresAt)}失效。这是湘问给出的查找结果，不是行政机关的答复，也不是法律意见。`}
          </p>
          {answer.corpusVersion === version ? null : (
            <p class="note">从那以后语料更新过。要看现在怎么答，请把问题再问一次。</p>
          )}
          <StatusStrip plan={plan} />
        </div>
        <ol class="turns">
          <li class="turn" data-state="done">
            <Asked question={question} who="问题" />
            <Reply answer={answer} question={question} readOnly />
            <Sources answer={answer} />
            <div class="below">
              <div class="tools no-print">
                <CopyAndPrint answer={answer} question={question} origin={origin} />
              </div>
              <p class="hint">
                依据的语料版本：<span class="num">{answer.corpusVersion}</span>
              </p>
            </div>
          </li>
        </ol>
        <p>
          <a class="button" href="/">
            自己问一个问题
          </a>
        </p>
      </div>
    </Layout>
  );
}

/** A link whose time is over. */
export function ExpiredPage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={{ ...frame, path: '/' }} title="这个链接已经失效" noindex>
      <div class="prose">
        <h1>这个链接已经失效</h1>
        <p>分享的人给它定了期限，期限已经过了，里面的回答不再显示。</p>
        <p>想看的话，可以请分享的人重新生成一个，或者自己把问题问一遍。</p>
        <p>
          <a class="button" href="/">
            自己问一个问题
          </a>
        </p>
      </div>
    </Layout>
  );
}

/** A link that nobody knows: taken back, its answer deleted, or never made. */
export function GonePage({ frame }: { frame: Frame }) {
  return (
    <Layout frame={{ ...frame, path: '/' }} title="这个链接打不开了" noindex>
      <div class="prose">
        <h1>这个链接打不开了</h1>
        <p>分享的人可能已经收回了它，或者原来的对话已经删除，也可能网址不完整。</p>
        <p>想看的话，可以请分享的人重新生成一个，或者自己把问题问一遍。</p>
        <p>
          <a class="button" href="/">
            自己问一个问题
          </a>
        </p>
      </div>
    </Layout>
  );
}
