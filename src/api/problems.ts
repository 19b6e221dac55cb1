import { type Hook, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Env, ErrorHandler, Hono, NotFoundHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { PROBLEMS, Problem, type ProblemCode } from '../domain/errors.ts';

const PROBLEM_JSON = 'application/problem+json';

const instant = z.string().openapi({ format: 'date-time' });

const ProblemBody = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]]),
    closesAt: instant.optional().openapi({ description: 'consultation_closed:征求意见结束的时刻' }),
    opensAt: instant.optional().openapi({ description: 'consultation_not_open:征求意见开始的时刻' }),
  })
  .openapi('Problem', { description: 'RFC 9457 问题文档' });

/** The OpenAPI responses of these problem codes, by status. */
export function problemResponses(...codes: ProblemCode[]) {
  const content = { [PROBLEM_JSON]: { schema: ProblemBody } };
  return Object.fromEntries(
    codes.map((code) => [PROBLEMS[code].status, { description: PROBLEMS[code].title, content }]),
  );
}

/** Writes a problem document (RFC 9457) as a response of its own status. */
export function problemResponse(
  code: ProblemCode,
  detail: string,
  headers: Record<string, string> = {},
  members: Readonly<Record<string, string>> = {},
): Response {
  const { status, title } = PROBLEMS[code];
  const body = { type: `urn:problem-type:xiangwen:${code}`, title, status, detail, code, ...members };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': PROBLEM_JSON, 'cache-control': 'no-store', ...headers },
  });
}

/** Answers whatever was thrown. What is not an expected failure says nothing of itself to the outside. */
export const onError: ErrorHandler = (error) => {
  if (error instanceof Problem) return problemResponse(error.code, error.detail, {}, error.members);
  const code = error instanceof HTTPException ? codeOf(error.status) : 'internal';
  return problemResponse(code, DETAILS[code] ?? PROBLEMS[code].title);
};

/** Answers a path that nothing is at. */
export const notFound: NotFoundHandler = () => problemResponse('not_found', '没有这个地址');

const DETAILS: Partial<Record<ProblemCode, string>> = {
  bad_request: '请求正文不是正确的 JSON',
  unsupported_media_type: '请求正文须是 application/json',
  internal: '服务器内部出错,请稍后再试',
};

function codeOf(status: number): ProblemCode {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  return codes.find((code) => PROBLEMS[code].status === status) ?? (status < 500 ? 'bad_request' : 'internal');
}

/** For `defaultHook`: an address that cannot name anything is 404, any other input that does not fit is 422. */
// biome-ignore lint/suspicious/noExplicitAny: the validated shape differs for each route, the library's type is `any`.
export const onInvalid: Hook<any, Env, any, Response | undefined> = (result) => {
  if (result.success) return undefined;
  if (result.target === 'param') return problemResponse('not_found', '没有这一项');
  const issues = result.error.issues.slice(0, 5);
  const details = issues.map(({ path, message }) =>
    path.length ? `${path.map(String).join('.')}:${message}` : message,
  );
  return problemResponse('invalid_input', details.join(';'));
};

/** Answers 405 with `Allow` at every path registered so far, to every method that has no handler there. */
export function refuseOtherMethods<E extends Env>(app: Hono<E> | OpenAPIHono<E>): void {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of app.routes) {
    if (method === 'ALL') continue;
    const allowed = methods.get(path) ?? new Set();
    methods.set(path, allowed.add(method));
    if (method === 'GET') allowed.add('HEAD');
  }
  for (const [path, allowed] of methods) {
    const allow = [...allowed].join(', ');
    app.all(path, (c) => problemResponse('method_not_allowed', `这个地址不支持 ${c.req.method}`, { allow }));
  }
}
