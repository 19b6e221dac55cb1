import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.node.ts';
import { type PullReason, Refusal } from './pull-reasons.ts';
import { type Lookup, type PullLimits, segmentsOf, type TextSource } from './pull-source.node.ts';

/**
 * Reads over http(s) below `from`. What `from` names is the operator's word and may lie anywhere; where a server sends
 * us from there is not, and only public addresses are gone to. The address that was checked is the one connected to.
 *
 * @param lookup stands in for the system's resolver.
 */
export function webSource(from: URL, limits: PullLimits, lookup: Lookup = lookupAll): TextSource {
  // Node gives each address of a name 250 ms unless told, less than a far connection takes.
  const options = { keepAlive: true, maxSockets: limits.concurrency, autoSelectFamilyAttemptTimeout: 2_000 };
  const agents = { 'http:': new HttpAgent(options), 'https:': new HttpsAgent(options) };

  async function ask(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), limits.answerMs);
    const until = AbortSignal.any([signal, late.signal]);
    try {
      const addresses = await orAborted(addressesOf(url, lookup), until);
      if (url.origin !== from.origin && !addresses.every(({ address }) => isPublicAddress(address)))
        throw new Refusal('private_address');
      return await request(url, agents[url.protocol as 'http:' | 'https:'], addresses, until);
    } catch (error) {
      throw until.aborted ? new Refusal('timeout', false) : connectionRefusal(error);
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async read(path, signal) {
      const attempt = AbortSignal.any([signal, AbortSignal.timeout(limits.attemptMs)]);
      let url = fileAddress(from, path);
      for (let hops = 0; ; hops++) {
        const response = await ask(url, attempt);
        const { statusCode = 0, headers } = response;
        if (![301, 302, 303, 307, 308].includes(statusCode)) return await bodyOf(response, limits.bytes, attempt);
        response.destroy();
        if (hops === limits.redirects) throw new Refusal('too_many_redirects');
        url = nextHop(url, headers.location);
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

/** The address of a file below the base, whatever signs its path holds. Throws a `Refusal` for a path that is none. */
export function fileAddress(base: URL, path: string): URL {
  const url = new URL(base);
  url.pathname = [url.pathname.replace(/\/$/, ''), ...segmentsOf(path).map(encodeURIComponent)].join('/');
  return url;
}

/** Where a redirect leads. Throws a `Refusal` where that is no http(s) address, or http after https. */
export function nextHop(current: URL, location: string | undefined): URL {
  if (location === undefined || !URL.canParse(location, current)) throw new Refusal('bad_redirect');
  const next = new URL(location, current);
  if (next.protocol !== 'https:' && next.protocol !== 'http:') throw new Refusal('bad_redirect');
  if (next.protocol === 'http:' && current.protocol === 'https:') throw new Refusal('insecure_redirect');
  return next;
}

const lookupAll: Lookup = (host) => systemLookup(host, { all: true });

async function addressesOf(url: URL, lookup: Lookup): Promise<LookupAddress[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  const addresses = family === 0 ? await lookup(host) : [{ address: host, family }];
  if (addresses.length === 0) throw new Refusal('unreachable', false);
  return addresses;
}

function request(url: URL, agent: HttpAgent, addresses: LookupAddress[], signal: AbortSignal) {
  const { address, family } = addresses[0] as LookupAddress;
  const lookup: LookupFunction = (_host, { all }, give) => (all ? give(null, addresses) : give(null, address, family));
  const headers = { accept: 'text/plain, */*', 'accept-encoding': 'identity', 'user-agent': 'xiangwen' };
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise<IncomingMessage>((resolve, reject) => {
    send(url, { agent, headers, lookup, signal }).on('response', resolve).on('error', reject).end();
  });
}

async function bodyOf(response: IncomingMessage, most: number, signal: AbortSignal): Promise<Uint8Array> {
  const { statusCode, headers } = response;
  const isTooLarge = Number(headers['content-length'] ?? 0) > most;
  if (statusCode !== 200 || isTooLarge) {
    response.destroy();
    throw new Refusal(statusCode !== 200 ? statusReason(statusCode) : 'too_large');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) throw new Refusal('too_large');
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(signal.aborted ? 'timeout' : 'cut_off');
  }
  return Buffer.concat(chunks);
}

function statusReason(status = 0): PullReason {
  return status === 404 || status === 410 ? 'not_found' : `http_${status}`;
}

function connectionRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  return new Refusal(/CERT|UNABLE_TO_/.test(code) ? 'bad_certificate' : 'unreachable', false);
}

/** A look-up cannot be called back; its result is then left lying. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject);
  });
}
