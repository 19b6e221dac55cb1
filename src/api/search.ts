import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import type { Hit } from '../domain/retrieval.ts';
import type { Searching } from '../retrieval/searching.ts';
import { problemResponses } from './problems.ts';
import { SearchBody, SearchQuery } from './schemas.ts';

const search = createRoute({
  method: 'get',
  path: '/api/search',
  summary: '检索原文',
  request: { query: SearchQuery },
  responses: {
    200: { description: '命中的段落,最相关的在前', content: { 'application/json': { schema: SearchBody } } },
    ...problemResponses('invalid_input', 'rate_limited'),
  },
});

/** Registers the search over plan, laws and cards: best first, each reference once. */
export function registerSearch(app: OpenAPIHono, searching: Pick<Searching, 'search'>): void {
  app.openapi(search, (c) => {
    const { q, k, kind } = c.req.valid('query');
    return c.json({ hits: searching.search(q, { limit: k, ...(kind && { kind }) }).map(hitJson) }, 200);
  });
}

function hitJson({ passage: { ref, label, heading, text, status }, score }: Hit) {
  return { ref, label, heading, text, score, status };
}
