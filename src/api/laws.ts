import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { Problem } from '../domain/errors.ts';
import { type Day, documentLawId, type Law, lawRef, parseLawRef } from '../domain/law.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import { ArticleBody, CardBody, LawBody, LawListBody } from './law-schemas.ts';
import { articleJson, cardJson, lawEntryJson, lawJson } from './laws-json.ts';
import { problemResponses } from './problems.ts';

const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*$/)
  .openapi({ param: { name: 'id', in: 'path' }, example: 'xzcf' });
const Version = z.object({ version: z.iso.date().optional().openapi({ description: '某一旧版本,如 2017-09-01' }) });
const article = z.string().openapi({ param: { name: 'article', in: 'path' }, example: '29' });

const get = <P extends string, T extends z.ZodType, R extends object>(
  path: P,
  summary: string,
  schema: T,
  request: R,
) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request,
    responses: {
      200: { description: summary, content: { 'application/json': { schema } } },
      ...problemResponses('not_found', 'invalid_input'),
    },
  });

/** Registers the laws: which are pinned, their versions and articles, and the cards. */
export function registerLaws(app: OpenAPIHono, laws: Laws): void {
  app.openapi(get('/api/laws', '法律法规', LawListBody, {}), (c) => {
    const { shelf } = laws.current;
    const { repository, commit, snapshot } = shelf.corpus.lock;
    return c.json({ repository, commit, snapshot, laws: shelf.laws.map((law) => lawEntryJson(law, shelf)) }, 200);
  });
  app.openapi(get('/api/laws/{id}', '一部法律及其条目', LawBody, { params: z.object({ id }), query: Version }), (c) => {
    const { shelf } = laws.current;
    const law = known(shelf.law(c.req.valid('param').id));
    return c.json(lawJson(law, versionOf(law, c.req.valid('query').version), shelf), 200);
  });
  const one = { params: z.object({ id, article }), query: Version };
  app.openapi(get('/api/laws/{id}/articles/{article}', '一条', ArticleBody, one), (c) => {
    const { shelf } = laws.current;
    const { id, article } = c.req.valid('param');
    const law = known(shelf.law(id));
    const version = versionOf(law, c.req.valid('query').version);
    if (!shelf.library?.range(id, version)) throw new Problem('not_found', `《${law.names[0]}》的原文还没有取回`);
    const ref = lawRef({ law: id, version, place: article });
    const found = parseLawRef(ref) && shelf.library?.find(ref);
    if (!found) throw new Problem('not_found', `《${law.names[0]}》没有这一条`);
    return c.json(articleJson(found, law, shelf), 200);
  });
  const place = z.object({
    id,
    n: z
      .string()
      .regex(/^(?:[a-z]+-)?\d{1,4}(?:-\d{1,2})?$|^preamble$/)
      .openapi({ param: { name: 'n', in: 'path' } }),
  });
  app.openapi(get('/api/documents/{id}/{n}', '本单位导入的文件,一处', ArticleBody, { params: place }), (c) => {
    const { shelf } = laws.current;
    const { id: document, n } = c.req.valid('param');
    const law = shelf.law(documentLawId(document));
    const found = law && shelf.library?.find(lawRef({ law: law.id, version: null, place: n }));
    if (!found) throw new Problem('not_found', '没有这份文件,或文件里没有这一处');
    return c.json(articleJson(found, law, shelf), 200);
  });
  app.openapi(get('/api/cards/{id}', '要点（非原文）', CardBody, { params: z.object({ id }) }), (c) => {
    const card = laws.current.shelf.card(c.req.valid('param').id);
    if (!card) throw new Problem('not_found', '没有这份要点');
    return c.json(cardJson(card), 200);
  });
}

function known(law: Law | undefined): Law {
  if (!law) throw new Problem('not_found', '没有收录这部法律');
  return law;
}

function versionOf(law: Law, version: Day | undefined): Day | null {
  if (version === undefined) return null;
  if (!law.versions.some((one) => one.version === version))
    throw new Problem('not_found', `《${law.names[0]}》没有这个版本`);
  return version;
}
