import {
  APICallError,
  EmptyResponseBodyError,
  InvalidResponseDataError,
  JSONParseError,
  StreamProviderError,
  TypeValidationError,
} from 'ai';
import type { ModelFailure } from './model.ts';
import type { Stopped } from './watch.ts';

/** What went wrong with one try of a request. */
export interface Fault {
  failure: ModelFailure;
  /** For logs and traces: never what the service wrote in words, for it may repeat the key or the question. */
  detail: string;
  /** `form`: another form may be taken; `later`: the same may be taken in `waitMs`; `no`: it is no use. */
  again: 'form' | 'later' | 'no';
  waitMs: number;
}

const WAIT_MS = { rate_limited: 500, unreachable: 200 };
/** What a service says of a request whose form it does not know. */
const FORM_STATUSES = [400, 404, 422];
/** Nothing of the request was taken up: the connection did not come about, or went before an answer began. */
const NOT_TAKEN_UP = ['ECONNREFUSED', 'ConnectionRefused', 'ECONNRESET', 'UND_ERR_SOCKET', 'EPIPE'];

/** Words of a content filter: what was asked is at fault, neither the service nor the form. */
const FILTERED = /filter|inspection|moderation|sensitive|inappropriate|content.policy|敏感|违规/i;

const UNREADABLE = [JSONParseError, TypeValidationError, InvalidResponseDataError, EmptyResponseBodyError];

/** Reads an error of the AI SDK's, or of `fetch`; `begun`: an answer had begun before. */
export function faultOf(error: unknown, begun: boolean): Fault {
  if (APICallError.isInstance(error) && (error.statusCode ?? 0) >= 400) return faultOfStatus(error);
  if (UNREADABLE.some((kind) => kind.isInstance(error))) return fault('unreadable', '回答不合接口');
  if (StreamProviderError.isInstance(error) || !(error instanceof Error)) return faultWithin(error);
  const code = codeIn(error);
  const detail = code ? `连接失败（${code}）` : '连接中断';
  const again = !begun && NOT_TAKEN_UP.includes(code) ? 'later' : 'no';
  return { failure: 'unreachable', detail, again, waitMs: WAIT_MS.unreachable };
}

/** An error that the service told of in the middle of its answer. */
function faultWithin(error: unknown): Fault {
  const data = StreamProviderError.isInstance(error) ? error.data : error;
  const word = codeOf({ error: data });
  const { message } = (data ?? {}) as { message?: unknown };
  // Some tell a filter in words alone; these are looked at and not told.
  const isFiltered = FILTERED.test(`${word} ${message}`);
  return fault(isFiltered ? 'refused' : 'unreachable', ['服务中途报错', word].filter(Boolean).join(' '));
}

/** A request that was broken off from here. */
export function faultOfStop(stopped: Stopped): Fault {
  const details = { silence: '久久没有回音', time: '没有在限时内写完', caller: '请求方已放弃' };
  return fault('timeout', details[stopped]);
}

/** A fault after which nothing more is tried. */
export function fault(failure: ModelFailure, detail: string): Fault {
  return { failure, detail, again: 'no', waitMs: 0 };
}

function faultOfStatus(error: APICallError): Fault {
  const status = error.statusCode as number;
  const detail = ['HTTP', status, codeOf(error.data)].filter(Boolean).join(' ');
  if (status === 429) {
    const waitMs = retryAfter(error.responseHeaders ?? {}) ?? WAIT_MS.rate_limited;
    return { failure: 'rate_limited', detail, again: 'later', waitMs };
  }
  if (status >= 500 || status === 408)
    return { failure: 'unreachable', detail, again: 'later', waitMs: WAIT_MS.unreachable };
  const isForm = FORM_STATUSES.includes(status) && !FILTERED.test(detail);
  return { ...fault('refused', detail), again: isForm ? 'form' : 'no' };
}

/** The milliseconds that the service asks to wait; `undefined` where it says nothing of use. */
function retryAfter({ 'retry-after': after, 'retry-after-ms': afterMs }: Record<string, string>): number | undefined {
  const ms = afterMs ? Number(afterMs) : after ? Number(after) * 1_000 : Number.NaN;
  const waitMs = Number.isFinite(ms) ? ms : Date.parse(after ?? '') - Date.now();
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}

/** The service's own word for the error, where it is nothing but a word: `model_not_found`, `1211`. */
function codeOf(data: unknown): string {
  const { code, type } = ((data as { error?: unknown } | null)?.error ?? {}) as { code?: unknown; type?: unknown };
  const words = [code, type].filter((word) => typeof word === 'string' || typeof word === 'number').map(String);
  return words.find((word) => /^([a-z]{2,20}(_[a-z]{2,20}){0,6}|\d{3,6})$/i.test(word)) ?? '';
}

/** The code of the network's error, behind whatever wraps it. */
function codeIn(error: unknown): string {
  let current = error;
  for (let depth = 0; current instanceof Error && depth < 5; depth++) {
    const { code } = current as { code?: unknown };
    if (typeof code === 'string' && /^\w{3,40}$/.test(code)) return code;
    current = current.cause;
  }
  return '';
}
