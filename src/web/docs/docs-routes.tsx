import { Hono } from 'hono';
import { sendPage, type Web } from '../context.ts';
import { type Described, readDocument } from './docs-document.ts';
import { DocsPage } from './docs-page.tsx';

/** The interface's description as a page. `document` gives the OpenAPI document; it is asked for once, at first need. */
export function docsRoutes(web: Web, document: () => object): Hono {
  const app = new Hono();
  let described: Described | undefined;
  app.get('/docs', async (context) => {
    described ??= readDocument(document());
    return sendPage(context, <DocsPage frame={await web.frame(context)} described={described} />);
  });
  return app;
}
