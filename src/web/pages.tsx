import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { PROBLEMS, Problem, type ProblemCode } from '../domain/errors.ts';
import { AboutPage } from './about/about-page.tsx';
import { chatRoutes } from './chat/chat-routes.tsx';
import { commentRoutes } from './comments/comment-routes.tsx';
import { receiptRoutes } from './comments/receipt-routes.tsx';
import { isPartial, sendPage, sendProblem, type Web, type WebParts, webContext } from './context.ts';
import { curatedRoutes } from './curated/curated-routes.tsx';
import { decisionRoutes } from './decisions/decision-routes.tsx';
import { docsRoutes } from './docs/docs-routes.tsx';
import { assetRoutes } from './frame/assets.ts';
import { ErrorPage } from './frame/error-page.tsx';
import { asSize, keepSize, safePath } from './frame/settings.ts';
import { guideRoutes } from './guide/guide-routes.tsx';
import { lawRoutes } from './laws/law-routes.tsx';
import { planRoutes } from './plan/plan-routes.tsx';

export type { WebParts } from './context.ts';

/**
 * All pages, to be mounted at `/`. An app that another is mounted on answers what nobody knows by itself,
 * so the entry asks `webNotFound` for what a browser wants.
 */
export function webPages(parts: WebParts): Hono {
  const web = webContext(parts);
  const app = new Hono();
  app.onError((error, context) => showError(context, web, error));
  app.notFound((context) => showNotFound(context, web));
  app.route('/', assetRoutes(parts.scripts ?? {}));
  app.route('/', chatRoutes(web));
  app.route('/', planRoutes(web));
  app.route('/', guideRoutes(web));
  app.route('/', lawRoutes(web));
  app.route('/', curatedRoutes(web));
  if (parts.document) app.route('/', docsRoutes(web, parts.document));
  app.route('/', decisionRoutes(web));
  app.route('/', commentRoutes(web));
  app.route('/', receiptRoutes(web));
  app.get('/about', async (context) =>
    sendPage(context, <AboutPage frame={await web.frame(context)} corpus={web.corpus} laws={web.laws} />),
  );
  app.get('/settings/size', (context) => {
    const size = asSize(context.req.query('value'));
    if (size) keepSize(context, size);
    return context.redirect(safePath(context.req.query('back')), 303);
  });
  return app;
}

/** The page for an address that nobody knows, for the entry's own `notFound`. */
export function webNotFound(parts: WebParts): (context: Context) => Promise<Response> {
  const web = webContext(parts);
  return (context) => showNotFound(context, web);
}

/**
 * Shows a person in a browser the problem that a program would get as JSON: too large a form, another site's form,
 * too many requests. Stands outermost, before what refuses.
 */
export function problemPages(parts: WebParts): MiddlewareHandler {
  const web = webContext(parts);
  return async (context, next) => {
    await next();
    const isProblem = context.res.headers.get('content-type')?.startsWith('application/problem+json');
    const wantsPage = context.req.header('accept')?.includes('text/html') && !context.req.path.startsWith('/api/');
    if (!isProblem || !wantsPage) return;
    const { code, detail } = (await context.res.json()) as { code: ProblemCode; detail: string };
    context.res = await showError(context, web, new Problem(code, detail));
  };
}

async function showNotFound(context: Context, web: Web): Promise<Response> {
  const detail = '这个网址没有对应的页面。可能是打错了，或者页面已经不在了。';
  return sendPage(
    context,
    <ErrorPage frame={await errorFrame(context, web)} title="没有找到这个页面" detail={detail} status={404} />,
    404,
  );
}

/** An expected failure says what it is; any other only that it is ours. The entry's log finds it in `context.error`. */
async function showError(context: Context, web: Web, error: Error): Promise<Response> {
  const known = error instanceof Problem;
  if (known && isPartial(context)) return sendProblem(context, error);
  const { status, title } = PROBLEMS[known ? error.code : 'internal'];
  const detail = known
    ? error.detail
    : '是我们这边的问题，不是您的操作有误。请过一会儿再试；您刚才的提问可能没有保存。';
  context.header('Cache-Control', 'no-store');
  const frame = await errorFrame(context, web);
  return sendPage(context, <ErrorPage frame={frame} title={title} detail={detail} status={status} />, status);
}

/** After an error one comes back to the start page: the address itself may be the trouble. */
async function errorFrame(context: Context, web: Web) {
  return { ...(await web.frame(context)), path: '/' };
}
