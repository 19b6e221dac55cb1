import { createRoute, z } from '@hono/zod-openapi';
import type { ProblemCode } from '../domain/errors.ts';
import { problemResponses } from './problems.ts';

const json = <T extends z.ZodType>(schema: T) => ({ content: { 'application/json': { schema } } });

/** What every `GET` of ours is described by: 200 with this body, 404 and 422. */
export function getRoute<P extends string, T extends z.ZodType, R extends object>(
  path: P,
  summary: string,
  schema: T,
  request: R,
) {
  const responses = {
    200: { description: summary, ...json(schema) },
    ...problemResponses('not_found', 'invalid_input'),
  };
  return createRoute({ method: 'get', path, summary, request, responses });
}

const COMMON = [
  'bad_request',
  'not_found',
  'too_large',
  'unsupported_media_type',
  'invalid_input',
  'rate_limited',
] as const;

/** What every `POST` of ours is described by: a JSON body in, `status` with this body out, and its problems. */
export function postRoute<
  P extends string,
  B extends z.ZodType,
  T extends z.ZodType,
  S extends 200 | 201,
  R extends object,
>(path: P, summary: string, options: { body: B; answer: T; status: S; request: R; problems?: ProblemCode[] }) {
  const { body, answer, status, request, problems = [] } = options;
  return createRoute({
    method: 'post',
    path,
    summary,
    request: { ...request, body: { ...json(body), required: true } },
    responses: { [status]: { description: summary, ...json(answer) }, ...problemResponses(...COMMON, ...problems) } as {
      [status in S]: { description: string; content: { 'application/json': { schema: T } } };
    },
  });
}

/** A path's parameter that names something; what cannot name anything is 404. */
export const nameParam = <N extends string>(name: N, pattern: RegExp, example: string) =>
  z
    .string()
    .regex(pattern)
    .openapi({ param: { name, in: 'path' }, example });
