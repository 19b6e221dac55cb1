import { Hono } from 'hono';
import { dayInChina } from '../../domain/law-time.ts';
import { sendPage, type Web } from '../context.ts';
import { readQuote } from '../frame/marking.tsx';
import { CuratedPage, type CuratedSource } from './curated-page.tsx';

/** The pages of curated answers, which answers that cite them lead to. */
export function curatedRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/curated/:id', async (context, next) => {
    const { corpus, laws, clock } = web;
    const curated = corpus.curated.find(({ id }) => id === context.req.param('id'));
    if (!curated) return next();
    const { shelf } = laws.current;
    const sources = curated.citations.map(({ ref, quote }): CuratedSource => {
      const passage = corpus.passages.get(ref) ?? shelf.find(ref);
      return { ref, quote, passage: passage?.text.includes(quote) ? passage : null };
    });
    const quote = readQuote(context.req.query('quote'), curated.text.length);
    const view = { curated, sources, quote, today: dayInChina(clock.now()) };
    return sendPage(context, <CuratedPage frame={await web.frame(context)} {...view} />);
  });
  return app;
}
