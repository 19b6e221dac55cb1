/** Why a text was not pulled. Codes are a promise to scripts that read them: add, never rename. */

const WORDS = {
  hash_differs: '内容与锁定的 SHA-256 不符',
  not_found: '来源没有这个文件',
  too_large: '文件超过大小上限',
  cut_off: '传输中断',
  timeout: '超时',
  unreachable: '连不上来源',
  bad_certificate: '来源的证书不可信',
  private_address: '被转到非公网地址',
  insecure_redirect: '被从 https 转到不加密的地址',
  too_many_redirects: '跳转次数过多',
  bad_redirect: '跳转的地址不对',
  bad_source: '来源应当是 http(s) 地址或文件夹',
  bad_path: '路径不合规定',
  not_a_file: '不是普通文件（符号链接也不接受）',
  unreadable: '来源的文件读不出来',
  cannot_store: '写不进存放原文的文件夹',
  stopped: '中途停止，没有获取',
} as const;

/** A reason out of the closed list, or the status with which a server refused: `http_403`. */
export type PullReason = keyof typeof WORDS | `http_${number}`;

/** What people read of a reason: one short line without a full stop. */
export function reasonText(reason: PullReason): string {
  if (reason in WORDS) return WORDS[reason as keyof typeof WORDS];
  return `来源答复 HTTP ${reason.slice('http_'.length)}`;
}

/** Whether another attempt may go better. */
export function isPassing(reason: PullReason): boolean {
  return /^(?:cut_off|timeout|unreachable|http_(?:408|429|5\d\d))$/.test(reason);
}

/** Thrown where a text cannot be had. `answered` tells whether the source gave any answer at all. */
export class Refusal extends Error {
  constructor(
    readonly reason: PullReason,
    readonly answered = true,
  ) {
    super(reason);
  }
}
