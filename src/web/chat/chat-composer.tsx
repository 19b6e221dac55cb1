import type { Answer } from '../../domain/answer.ts';
import { LIMITS } from '../../domain/limits.ts';

interface ComposerProps {
  conversationId: string | null;
  /** What stands in the field. */
  draft: string;
  error?: string | undefined;
  /** What the status line is to say once the page is there; nothing where nothing new is there. */
  done?: string | undefined;
}

/**
 * The one field that questions are written in. The same element serves the empty page and the conversation: what
 * differs between the two (`.first`, `.next`) is shown by the class `talking` of what stands around it.
 */
export function Composer({ conversationId, draft, error, done }: ComposerProps) {
  return (
    <form id="composer" class="composer" data-ask method="post" action="/#latest" autocomplete="off" novalidate>
      <div class="over">
        <p class="labels next">
          <span class="excerpt">标“原文摘录”的，逐字出自原文</span>
          <span class="written">标“AI生成”的，请以所附原文为准</span>
        </p>
        <label for="question">
          <span class="first">您的问题</span>
          <span class="next">接着说</span>
        </label>
        <p class="hint" id="question-hint">
          <span class="first">{`最多${LIMITS.questionChars}字，请不要写身份证号、手机号、银行卡号。`}</span>
          <span class="next">请勿写个人信息</span>
        </p>
      </div>
      {error ? <p class="error" id="question-error">{`错误:${error}`}</p> : null}
      <div class="ask">
        <textarea
          id="question"
          name="question"
          rows={3}
          aria-describedby={error ? 'question-error question-hint' : 'question-hint'}
          aria-invalid={error ? 'true' : undefined}
        >
          {draft}
        </textarea>
        {conversationId ? <input type="hidden" name="conversationId" value={conversationId} /> : null}
        <button type="submit" class="button send">
          <span class="first">提问</span>
          <span class="next">发送</span>
        </button>
      </div>
      <div class="under">
        <p id="status" role="status" data-done={done}></p>
        <a class="next" href="#latest">
          跳到最新回答
        </a>
        <a class="next" href="/">
          换个话题<span class="long">重新开始</span>
        </a>
      </div>
    </form>
  );
}

/** What the status line says of an answer that has come. */
export function doneOf({ outcome, citations }: Pick<Answer, 'outcome' | 'citations'>): string {
  if (outcome === 'refused') return '没有找到依据,已给出人工渠道';
  if (outcome === 'action' || outcome === 'clarify') return '已回复';
  return citations.length ? `回答完成,引用${citations.length}处` : '回答完成';
}
