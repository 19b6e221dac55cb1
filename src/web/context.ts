import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Conversation } from '../conversation/conversation.ts';
import { type Clock, type NewId, randomId, systemClock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { PROBLEMS, type Problem } from '../domain/errors.ts';
import type { Retriever } from '../domain/retrieval.ts';
import type { Participation } from '../participation/participation.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Store } from '../store/store.ts';
import { assetLinks, type Scripts } from './frame/assets.ts';
import type { Frame, Site } from './frame/frame.ts';
import { readSize } from './frame/settings.ts';

/** What the pages read and change of conversations. */
export type ConversationStore = Pick<
  Store,
  | 'listAnswers'
  | 'findAnswer'
  | 'findChat'
  | 'saveFeedback'
  | 'deleteConversation'
  | 'shareAnswer'
  | 'listShares'
  | 'findShared'
  | 'endShare'
>;

/** What the pages are built from. */
export interface WebParts {
  corpus: Corpus;
  conversation: Conversation;
  retriever: Retriever;
  laws: Laws;
  participation: Participation;
  store: ConversationStore;
  /** The public origin (`https://host`), where a proxy in front changes the host that requests name. */
  publicOrigin?: string | undefined;
  site?: Site | undefined;
  clock?: Clock | undefined;
  /** Makes the secret in the address of a shared answer; by default 128 random bits. */
  newId?: NewId | undefined;
  /** The description of the interface (OpenAPI); without it there is no page of it. */
  document?: (() => object) | undefined;
  /** The scripts of the pages; every page works without them, and a receipt is then checked offline. */
  scripts?: Scripts | undefined;
}

/** The parts with all that is left out filled in, and the frame of each request. */
export interface Web extends WebParts {
  clock: Clock;
  newId: NewId;
  frame(context: Context): Promise<Frame>;
  /** The origin that people type, `https://host`: what stands before a path in what is copied or shared. */
  origin(context: Context): string;
}

/** Fills the parts in. */
export function webContext(parts: WebParts): Web {
  const links = assetLinks(parts.scripts?.page);
  const origin = (context: Context): string => parts.publicOrigin ?? new URL(context.req.url).origin;
  return {
    ...parts,
    clock: parts.clock ?? systemClock,
    newId: parts.newId ?? randomId,
    origin,
    async frame(context) {
      const url = new URL(context.req.url);
      return {
        size: readSize(context),
        path: context.req.method === 'GET' ? url.pathname + url.search : '/',
        url: `${origin(context)}${url.pathname}${url.search}`,
        assets: await links(),
        site: parts.site ?? {},
        corpusVersion: parts.corpus.version,
        asOf: parts.corpus.lock.snapshot,
        madeAt: (parts.clock ?? systemClock).now(),
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

/** Tells our script what went wrong with a part, as the interface would tell a program (RFC 9457). */
export function sendProblem(context: Context, { code, detail }: Problem): Response {
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `urn:problem-type:xiangwen:${code}`, title, status, detail, code });
  return context.body(body, status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
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
