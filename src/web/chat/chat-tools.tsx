import type { Answer } from '../../domain/answer.ts';
import type { LiveShare } from '../../store/shares.ts';
import { copyText } from './chat-copy.ts';
import { SharedLink, sharedUrl } from './share-page.tsx';

/** For how long a link may hold, in days; the longest is `LIMITS.shareDays`. */
export const SHARE_DAYS = [1, 7, 30] as const;

interface ToolsProps {
  answer: Answer;
  question: string;
  origin: string;
  /** Whether it was told simply; `null` where it is not the newest, which alone is told again. */
  simple: boolean | null;
  /** The link to this answer, where one holds. */
  link?: LiveShare | undefined;
}

/** What can be done with an answer: copy, print, share, have it told simply. Copying and printing wait for the script. */
export function Tools({ answer, question, origin, simple, link }: ToolsProps) {
  return (
    <div class="tools no-print">
      <CopyAndPrint answer={answer} question={question} origin={origin} />
      {answer.outcome === 'answered' && simple !== null ? <Simpler answer={answer} simple={simple} /> : null}
      <Share answer={answer} origin={origin} link={link} />
    </div>
  );
}

/** Both buttons stay hidden until the script can serve them; what is copied stands beside them. */
export function CopyAndPrint({ answer, question, origin }: Omit<ToolsProps, 'simple' | 'link'>) {
  const copied = `copy-${answer.id}`;
  return (
    <>
      <button type="button" class="button quiet" data-copy={copied} hidden>
        复制（含来源）
      </button>
      <button type="button" class="button quiet" data-print hidden>
        打印
      </button>
      <span role="status" data-told></span>
      <pre id={copied} hidden>
        {copyText({ question, answer, origin })}
      </pre>
    </>
  );
}

function Simpler({ answer, simple }: { answer: Answer; simple: boolean }) {
  return (
    <form class="simpler" data-ask method="post" action="/#latest">
      <input type="hidden" name="conversationId" value={answer.conversationId} />
      <button type="submit" class="button quiet" name="question" value={simple ? '恢复' : '说简单点'}>
        {simple ? '恢复详细回答' : '说简单点'}
      </button>
    </form>
  );
}

/** The way to make a link; where one holds already, that link with the way to take it back. */
function Share({ answer, origin, link }: Pick<ToolsProps, 'answer' | 'origin' | 'link'>) {
  const { conversationId } = answer;
  const field = `days-${answer.id}`;
  return (
    <details class="share">
      <summary class="button quiet">分享</summary>
      <form method="post" action="/share" autocomplete="off" hidden={link !== undefined}>
        <p>生成一个只读链接。拿到链接的人能看到这个回答，也能看到您的问题；看不到这段对话里别的内容。</p>
        <input type="hidden" name="conversationId" value={conversationId} />
        <input type="hidden" name="answerId" value={answer.id} />
        <div class="field">
          <label for={field}>多少天后失效</label>
          <select id={field} name="days">
            {SHARE_DAYS.map((days) => (
              <option value={days} selected={days === 7}>{`${days}天`}</option>
            ))}
          </select>
        </div>
        <p class="hint">到期自动失效，也可以随时收回。</p>
        <button type="submit" class="button">
          生成链接
        </button>
      </form>
      {link ? <SharedLink url={sharedUrl(origin, link.token)} conversationId={conversationId} {...link} /> : null}
    </details>
  );
}
