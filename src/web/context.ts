import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Conversation } from '../conversation/conversation.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import type { Retriever } from '../domain/retrieval.ts';
import type { Participation } from '../participation/participation.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Store } from '../store/store.ts';
import { assetLinks, type Scripts } from './frame/assets.ts';
import type { Frame, Site } from './frame/layout.tsx';
import { readSize } from './frame/settings.ts';

/** What the pages are built from. */
export interface WebParts {
  corpus: Corpus;
  conversation: Conversation;
  retriever: Retriever;
  laws: Laws;
  participation: Participation;
  store: Pick<Store, 'listAnswers' | 'saveFeedback'>;
  /** The public origin (`https://host`), where a proxy in front changes the host that requests name. */
  publicOrigin?: string | undefined;
  site?: Site | undefined;
  clock?: Clock | undefined;
  /** The description of the interface (OpenAPI); without it there is no page of it. */
  document?: (() => object) | undefined;
  /** The scripts of the pages; every page works without them, and a receipt is then checked offline. */
  scripts?: Scripts | undefined;
}

/** The parts with all that is left out filled in, and the frame of each request. */
export interface Web extends WebParts {
  clock: Clock;
  frame(context: Context): Promise<Frame>;
}

/** Fills the parts in. */
export function webContext(parts: WebParts): Web {
  const links = assetLinks(parts.scripts?.page);
  return {
    ...parts,
    clock: parts.clock ?? systemClock,
    async frame(context) {
      const url = new URL(context.req.url);
      return {
        size: readSize(context),
        path: context.req.method === 'GET' ? url.pathname + url.search : '/',
        url: `${parts.publicOrigin ?? url.origin}${url.pathname}${url.search}`,
        assets: await links(),
        site: parts.site ?? {},
        corpusVersion: parts.corpus.version,
      };
    },
  };
}

/** A document's element. A component that waits makes its text a promise. */
interface Page {
  toString(): string | Promise<string>;
}

/** The statuses a page may have. */
export type PageStatus = ContentfulStatusCode;

/**
 * Whether our own script asks for only that part of a page which it will put into another: the header `X-Partial: 1`.
 * The address is the same, so that without the script the same link or form gives the whole page.
 */
export function isPartial(context: Context): boolean {
  return context.req.header('x-partial') === '1';
}

/** Sends a part of a page (see `isPartial`). */
export async function sendPart(context: Context, part: Page, status: PageStatus | undefined = 200): Promise<Response> {
  vary(context);
  return context.html(await part.toString(), status);
}

/** Sends a document. Pages vary with the size cookie, so nobody between may keep them. */
export async function sendPage(context: Context, page: Page, status: PageStatus | undefined = 200): Promise<Response> {
  vary(context);
  return context.html(`<!DOCTYPE html>${await page.toString()}`, status);
}

function vary(context: Context): void {
  if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'private, no-cache');
  context.header('Vary', 'Cookie, X-Partial');
}
