import { Hono } from 'hono';
import { STYLES } from '../styles/styles.ts';
import { LIGHT } from '../styles/tokens.css.ts';

/** The door of 问 with the mouth that asks, drawn plainly; no emblem. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="${LIGHT.link}"/><path d="M7 12v14M12 7h13v17q0 2-2 2h-2M13 14h6v6h-6z" fill="none" stroke="${LIGHT['on-link']}" stroke-width="2.5"/><path d="m6 5 3 3.5" stroke="${LIGHT['on-link']}" stroke-width="2.5"/></svg>`;

/** The scripts as `src/build.cjs` bundles them; what is missing is not linked. */
export interface Scripts {
  /** What every page loads. */
  page?: string | undefined;
  /** What checks receipts. */
  verifier?: string | undefined;
}

interface File {
  path: string;
  type: string;
  text: string;
}

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const STYLE_SHEET: File = { path: '/assets/styles.css', type: 'text/css; charset=utf-8', text: STYLES };
const ICON_FILE: File = { path: '/assets/icon.svg', type: 'image/svg+xml', text: ICON };
const pageScript = (text: string): File => ({ path: '/assets/page.js', type: JAVASCRIPT, text });

/** Where the verifier stands; the page of a receipt loads it, and people may keep it. */
export const VERIFIER_PATH = '/verifier.js';

/** The addresses that pages link, each with the hash of its content, so that a new text has a new address. */
export interface AssetLinks {
  styles: string;
  icon: string;
  script: string | null;
}

/** Makes the links once, at first need: Workers do no cryptography outside a request. */
export function assetLinks(script?: string | undefined): () => Promise<AssetLinks> {
  let links: Promise<AssetLinks> | undefined;
  const make = async (): Promise<AssetLinks> => ({
    styles: await linkTo(STYLE_SHEET),
    icon: await linkTo(ICON_FILE),
    script: script === undefined ? null : await linkTo(pageScript(script)),
  });
  return () => {
    links ??= make();
    return links;
  };
}

async function linkTo({ path, text }: File): Promise<string> {
  return `${path}?v=${await hash(text)}`;
}

/** Serves the style sheet, the icon and the scripts there are; for ever where the address bears the hash. */
export function assetRoutes({ page, verifier }: Scripts): Hono {
  const app = new Hono();
  // Browsers that read no link ask for this one unasked.
  const files = [STYLE_SHEET, ICON_FILE, { ...ICON_FILE, path: '/favicon.ico' }];
  if (page !== undefined) files.push(pageScript(page));
  if (verifier !== undefined) files.push({ path: VERIFIER_PATH, type: JAVASCRIPT, text: verifier });
  for (const file of files)
    app.get(file.path, async (context) => {
      const version = await hash(file.text);
      const current = context.req.query('v') === version;
      context.header('ETag', `"${version}"`);
      context.header('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
      context.header('X-Content-Type-Options', 'nosniff');
      // Compressing it on the way makes the tag a weak one.
      if (context.req.header('if-none-match')?.includes(`"${version}"`)) return context.body(null, 304);
      return context.body(file.text, 200, { 'Content-Type': file.type });
    });
  return app;
}

async function hash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
