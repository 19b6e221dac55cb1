import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { LIMITS } from '../domain/limits.ts';
import { refuseForeignForms } from './origin.ts';
import { problemResponse } from './problems.ts';
import { type ClientAddress, rateLimit } from './rate-limit.ts';
import { type Log, requestLog } from './request-log.ts';

/** What the entry decides of the outer shell. */
export interface HardeningOptions {
  /** The address that people type, where it is known; over https it also turns HSTS on. */
  publicUrl?: string | undefined;
  /** Requests a minute an address; 0 is off. */
  rateLimit: number;
  clientAddress: ClientAddress;
  log: Log;
}

/**
 * What stands before every route, API and pages alike, in order: the log line, security headers, the rate limit, the
 * refusal of other sites' forms, the body limit. Use all of them, first, on the outermost app.
 */
export function hardening(options: HardeningOptions): MiddlewareHandler[] {
  return [
    requestLog(options.log),
    securityHeaders(options.publicUrl?.startsWith('https:') ?? false),
    ...(options.rateLimit > 0 ? [rateLimit(options.rateLimit, options.clientAddress)] : []),
    refuseForeignForms(options.publicUrl),
    limitBodies(),
  ];
}

const TOO_LARGE = `请求正文最多 ${LIMITS.bodyBytes / 1024} KB`;
const SELF = ["'self'"];
const NONE = ["'none'"];

function securityHeaders(overHttps: boolean): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: NONE,
      styleSrc: SELF,
      scriptSrc: SELF,
      imgSrc: ["'self'", 'data:'],
      connectSrc: SELF,
      formAction: SELF,
      baseUri: NONE,
      frameAncestors: NONE,
    },
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [], usb: [] },
    // Under no-referrer browsers send "Origin: null" with our own forms; no address of ours holds a secret.
    referrerPolicy: 'same-origin',
    // Over plain http a browser ignores it; said only where the whole way is https.
    strictTransportSecurity: overHttps,
    xFrameOptions: 'DENY',
    // A page whose address is itself a secret says so by a stricter policy of its own.
    overwrite: false,
  });
}

/**
 * What people send is short; a client that sends the whole conversation along needs more; a platform's message carries
 * much beside its text, and its adapter has a limit of its own.
 */
function limitBodies(): MiddlewareHandler {
  const onError = () => problemResponse('too_large', TOO_LARGE);
  const usual = bodyLimit({ maxSize: LIMITS.bodyBytes, onError });
  const conversations = bodyLimit({ maxSize: LIMITS.conversationBytes, onError });
  const platforms = bodyLimit({ maxSize: LIMITS.webhookBytes, onError });
  return (c, next) => {
    if (c.req.path.startsWith('/webhooks/')) return platforms(c, next);
    return (/^\/(v1\/|api\/chat$)/.test(c.req.path) ? conversations : usual)(c, next);
  };
}
