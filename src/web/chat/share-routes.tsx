import { type Context, Hono } from 'hono';
import type { Answer } from '../../domain/answer.ts';
import { Problem } from '../../domain/errors.ts';
import type { LiveShare } from '../../store/shares.ts';
import { isPartial, sendPage, sendPart, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { SHARE_DAYS } from './chat-tools.tsx';
import { isId } from './conversation-view.ts';
import { SharedLink, type SharedLinkProps, SharePage, sharedUrl, TakenBack } from './share-page.tsx';
import { ExpiredPage, GonePage, SharedPage } from './shared-page.tsx';

const DAY_MS = 24 * 3_600_000;

/** Makes a link to one answer, takes it back, and shows what it leads to. */
export function shareRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/share', (context) => context.redirect('/', 303));
  app.get('/share/end', (context) => context.redirect('/', 303));
  app.post('/share', async (context) => share(context, web, await readForm(context)));
  app.post('/share/end', async (context) => end(context, web, await readForm(context)));
  app.get('/shared/:token', (context) => shared(context, web));
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
  const link = await linkTo(web, answer, now, days);
  if (!link) throw new Problem('not_found', '没有找到这个回答，没有生成链接。');
  const made: SharedLinkProps = { ...link, url: sharedUrl(web.origin(context), link.token), conversationId };
  context.header('Cache-Control', 'no-store');
  if (isPartial(context)) return sendPart(context, <SharedLink {...made} />);
  return sendPage(
    context,
    <SharePage frame={await frameOf(context, web)} conversationId={conversationId} title="只读链接已经生成">
      <SharedLink {...made} />
    </SharePage>,
  );
}

/** The link that holds already, so that there is one to take back; else a new one. `null` where the answer is gone. */
async function linkTo(web: Web, answer: Answer, now: number, days: number): Promise<LiveShare | null> {
  const { id: answerId, conversationId } = answer;
  const live = await web.store.listShares(conversationId, now);
  const known = live.find((one) => one.answerId === answerId);
  if (known) return known;
  const { retentionDays } = web.site ?? {};
  // A link ends with its answer, whatever was chosen.
  const gone = retentionDays === undefined ? Infinity : Date.parse(answer.createdAt) + retentionDays * DAY_MS;
  const expiresAt = Math.min(now + days * DAY_MS, gone);
  const token = web.newId();
  const isMade = await web.store.shareAnswer({ token, answerId, conversationId, expiresAt }, now);
  return isMade ? { token, answerId, expiresAt } : null;
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

async function shared(context: Context, web: Web): Promise<Response> {
  const token = context.req.param('token') ?? '';
  const found = isId(token) ? await web.store.findShared(token, web.clock.now()) : null;
  context.header('Cache-Control', 'no-store');
  // The address is the secret: no page that is opened from here may learn it.
  context.header('Referrer-Policy', 'no-referrer');
  context.header('X-Robots-Tag', 'noindex, nofollow');
  const origin = web.origin(context);
  // Nor is it printed: paper is handed on.
  const frame = { ...(await web.frame(context)), url: origin };
  if (!found) return sendPage(context, <GonePage frame={frame} />, 404);
  if (found.kind === 'expired') return sendPage(context, <ExpiredPage frame={frame} />, 410);
  return sendPage(
    context,
    <SharedPage frame={frame} plan={web.corpus.plan} version={web.laws.version} origin={origin} shared={found} />,
  );
}

/** What was posted cannot be come back to by an address. */
async function frameOf(context: Context, web: Web) {
  return { ...(await web.frame(context)), path: '/' };
}
