import type { Child } from 'hono/jsx';
import { momentInWords } from '../../conversation/talk.ts';
import type { Frame } from '../frame/frame.ts';
import { Layout } from '../frame/layout.tsx';

/** The address of a link. */
export function sharedUrl(origin: string, token: string): string {
  return `${origin}/shared/${token}`;
}

/** A link that holds. */
export interface SharedLinkProps {
  /** The whole address. */
  url: string;
  token: string;
  conversationId: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** The page after a link was made or taken back, with the way back to the conversation. */
export function SharePage(props: { frame: Frame; conversationId: string; title: string; children?: Child }) {
  return (
    <Layout frame={props.frame} title={props.title} current="chat" noindex>
      <div class="prose">
        <h1>{props.title}</h1>
        {props.children}
        <form method="post" action="/turns#latest">
          <input type="hidden" name="conversationId" value={props.conversationId} />
          <button type="submit" class="button quiet">
            回到对话
          </button>
        </form>
      </div>
    </Layout>
  );
}

/** The address, until when it holds, and how to take it back. */
export function SharedLink({ url, token, conversationId, expiresAt }: SharedLinkProps) {
  const id = `link-${token}`;
  return (
    <div class="shared-link">
      <p>
        <a class="address" id={id} href={url}>
          {url}
        </a>
      </p>
      <p>
        <button type="button" class="button quiet" data-copy={id} hidden>
          复制链接
        </button>
        <span role="status" data-told></span>
      </p>
      <p>{`北京时间${momentInWords(expiresAt)}失效。在那以前，拿到链接的人都能看到这个回答和您的问题，不用登录。`}</p>
      <form method="post" action="/share/end">
        <input type="hidden" name="conversationId" value={conversationId} />
        <input type="hidden" name="token" value={token} />
        <button type="submit" class="button quiet">
          收回链接
        </button>
      </form>
    </div>
  );
}

/** What stands in a link's place once it is taken back. */
export function TakenBack() {
  return (
    <div class="shared-link">
      <p role="status">链接已经收回，别人再打开什么也看不到。</p>
    </div>
  );
}
