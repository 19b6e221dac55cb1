import { Hono } from 'hono';
import { sendPage, type Web } from '../context.ts';
import { draftRoutes } from './draft-routes.tsx';
import { GuidePage } from './guide-page.tsx';
import { MatterPage } from './matter-page.tsx';

/** Guidance by matter, and the draft of an application. */
export function guideRoutes(web: Web): Hono {
  const app = new Hono();
  const { corpus } = web;
  app.get('/guide', async (context) =>
    sendPage(context, <GuidePage frame={await web.frame(context)} matters={corpus.matters} />),
  );
  app.get('/guide/:matter', async (context, next) => {
    const matter = corpus.matters.find(({ id }) => id === context.req.param('matter'));
    if (!matter) return next();
    const { shelf } = web.laws.current;
    return sendPage(
      context,
      <MatterPage frame={await web.frame(context)} corpus={corpus} shelf={shelf} matter={matter} />,
    );
  });
  app.route('/', draftRoutes(web));
  return app;
}
