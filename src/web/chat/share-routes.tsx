import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/errors.ts';
import { isPartial, sendPage, sendPart, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { SHARE_DAYS } from './chat-tools.tsx';
import { isId } from './conversation-view.ts';
import { SharedLink, type SharedLinkProps, SharePage, TakenBack } from './share-page.tsx';
import { ExpiredPage, SharedPage } from './shared-page.tsx';

const DAY_MS = 24 * 3_600_000;

/** Makes a link to one answer, takes it back, and shows what it leads to. */
export function shareRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/share', (context) => context.redirect('/', 303));
  app.get('/share/end', (context) => context.redirect('/', 303));
  app.post('/share', async (context) => share(context, web, await readForm(context)));
  app.post('/share/end', async (context) => end(context, web, await readForm(context)));
  app.get('/shared/:token', async (context, next) => (await shared(context, web)) ?? next());
  return app;
}

async function share(context: Context, web: Web, field: (name: string) => string): Promise<Response> {
  const [conversationId, answerId] = [field('conversationId'), field('answerId')];
  const days = SHARE_DAYS.find((one) => String(one) === field('days'));
  if (!days) throw new Problem('invalid_input', '请选择多少天后失效：1天、7天或者30天。');
  const answer = isId(conversationId) && isId(answerId) ? await web.store.findAnswer(answerId, conversationId) : null;
  // What was said of a comment or a receipt is no answer, and nobody else's business.
  if (!answer || (answer.outcome !== 'answered' && answer.outcome !== 'refused'))
    throw new Problem('not_found', '没有找到这个回答，没有生成链接。');
  const now = web.clock.now();
  const expiresAt = now + days * DAY_MS;
  const token = web.newId();
  if (!(await web.store.shareAnswer({ token, answerId, conversationId, expiresAt }, now)))
    throw new Problem('not_found', '没有找到这个回答，没有生成链接。');
  const made: SharedLinkProps = { url: `${web.origin(context)}/shared/${token}`, token, conversationId, expiresAt };
  context.header('Cache-Control', 'no-store');
  if (isPartial(context)) return sendPart(context, <SharedLink {...made} />);
  return sendPage(
    context,
    <SharePage frame={await frameOf(context, web)} conversationId={conversationId} title="只读链接已经生成">
      <SharedLink {...made} />
    </SharePage>,
  );
}

async function end(context: Context, web: Web, field: (name: string) => string): Promise<Response> {
  const [conversationId, token] = [field('conversationId'), field('token')];
  const isEnded = isId(conversationId) && isId(token) && (await web.store.endShare(token, conversationId));
  if (!isEnded) throw new Problem('not_found', '没有找到这个链接，可能已经收回。');
  context.header('Cache-Control', 'no-store');
  if (isPartial(context)) return sendPart(context, <TakenBack />);
  return sendPage(
    context,
    <SharePage frame={await frameOf(context, web)} conversationId={conversationId} title="链接已经收回">
      <TakenBack />
    </SharePage>,
  );
}

/** `null` where nobody knows the link. */
async function shared(context: Context, web: Web): Promise<Response | null> {
  const token = context.req.param('token') ?? '';
  const found = isId(token) ? await web.store.findShared(token, web.clock.now()) : null;
  if (!found) return null;
  context.header('Cache-Control', 'no-store');
  // The address is the secret: no page that is opened from here may learn it.
  context.header('Referrer-Policy', 'no-referrer');
  context.header('X-Robots-Tag', 'noindex, nofollow');
  const frame = await web.frame(context);
  if (found.kind === 'expired') return sendPage(context, <ExpiredPage frame={frame} />, 410);
  const origin = web.origin(context);
  return sendPage(
    context,
    <SharedPage frame={frame} plan={web.corpus.plan} version={web.laws.version} origin={origin} shared={found} />,
  );
}

/** What was posted cannot be come back to by an address. */
async function frameOf(context: Context, web: Web) {
  return { ...(await web.frame(context)), path: '/' };
}
