/**
 * The closed list of problem codes (RFC 9457). A code is a promise to clients: add, never rename.
 */
export const PROBLEMS = {
  bad_request: { status: 400, title: '请求格式不对' },
  not_found: { status: 404, title: '没有找到' },
  method_not_allowed: { status: 405, title: '不支持这种请求方法' },
  too_large: { status: 413, title: '内容过长' },
  unsupported_media_type: { status: 415, title: '不支持这种内容类型' },
  consultation_closed: { status: 409, title: '征求意见已经结束' },
  consultation_not_open: { status: 409, title: '征求意见还没有开始' },
  idempotency_conflict: { status: 409, title: '同一个幂等键已用于别的内容' },
  wrong_code: { status: 403, title: '撤回码不对' },
  invalid_input: { status: 422, title: '内容不符合要求' },
  unauthorized: { status: 401, title: '没有通过验证' },
  foreign_origin: { status: 403, title: '不接受其他网站提交的表单' },
  rate_limited: { status: 429, title: '请求太频繁，请稍后再试' },
  internal: { status: 500, title: '服务出错' },
  unavailable: { status: 503, title: '服务暂时不可用' },
} as const;

/** One of the codes that a problem document carries. */
export type ProblemCode = keyof typeof PROBLEMS;

/**
 * An expected failure of a request, to be answered as a problem document. `detail` is read by people; `members` are
 * what programs are told beside it (RFC 9457, 3.2).
 */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
  }
}

/** A failure at start-up that the operator can mend; its message is the one line printed. */
export class StartupError extends Error {}
