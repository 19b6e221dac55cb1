import type { Context } from 'hono';
import { type PageStatus, sendPage, type Web } from '../context.ts';
import type { Size } from '../frame/settings.ts';
import { ChatPage, type ChatView } from './chat-page.tsx';
import { NO_TALK } from './conversation-view.ts';

/** How a page of the chat is sent beside what it shows. */
interface Sending {
  status?: PageStatus;
  /** A size that was chosen with this very request. */
  size?: Size;
}

/** Sends a page of the chat; whatever is left out of the view is empty. */
export async function showChat(
  context: Context,
  web: Web,
  part: Partial<ChatView>,
  as: Sending = {},
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  const frame = await web.frame(context);
  const view: ChatView = { ...NO_TALK, draft: '', ...part };
  // What was posted cannot be come back to by an address.
  const shown = { ...frame, path: '/', size: as.size ?? frame.size };
  const page = <ChatPage frame={shown} corpus={web.corpus} origin={web.origin(context)} view={view} />;
  return sendPage(context, page, as.status);
}
