/** What the platform allows, in one place. Sizes are bytes, times milliseconds. */
export const WECHAT = {
  /** The platform closes an attempt after 5 s; half a second is kept for the way back. */
  passiveMs: 4_500,
  /** A text message, passive or by customer service; about 680 Chinese characters. */
  textBytes: 2_048,
  /** A request of the platform; its longest text message is a tenth of that. */
  bodyBytes: 64 * 1024,
  /** How far a request's timestamp may be from our clock, either way. */
  skewMs: 5 * 60_000,
  /** Customer-service messages that a person's own message allows. */
  afterMessage: { count: 5, ms: 48 * 3_600_000 },
  /** Those that following, a menu entry or a scan allows. */
  afterEvent: { count: 3, ms: 60_000 },
  /** An access token is renewed this long before its end: within that time the platform honours both. */
  tokenMarginMs: 5 * 60_000,
  /** How long a call of the platform's interface may take. */
  callMs: 5_000,
} as const;
