import { Hono } from 'hono';
import { STYLES } from '../styles/styles.ts';
import { SCRIPT } from './script.ts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" fill="#0B4F8A"/><path d="M12 25V8h10" fill="none" stroke="#FFF" stroke-width="4"/></svg>`;

const FILES = {
  styles: { path: '/assets/styles.css', type: 'text/css; charset=utf-8', text: STYLES },
  script: { path: '/assets/chat.js', type: 'text/javascript; charset=utf-8', text: SCRIPT },
  icon: { path: '/assets/icon.svg', type: 'image/svg+xml', text: ICON },
} as const;

/** The addresses that pages link, each with the hash of its content, so that a new text has a new address. */
export type AssetLinks = Record<keyof typeof FILES, string>;

/** Makes the links once, at first need: Workers do no cryptography outside a request. */
export function assetLinks(): () => Promise<AssetLinks> {
  let links: Promise<AssetLinks> | undefined;
  return () => {
    links ??= Promise.all(
      Object.entries(FILES).map(async ([name, file]) => [name, `${file.path}?v=${await hash(file.text)}`]),
    ).then((entries) => Object.fromEntries(entries) as AssetLinks);
    return links;
  };
}

/** Where the verifier stands; the page of a receipt loads it, and people may keep it. */
export const VERIFIER_PATH = '/verifier.js';

/** Serves the style sheet, the script, the icon and the verifier where there is one; for ever where the address bears the hash. */
export function assetRoutes(verifier: string | undefined): Hono {
  const app = new Hono();
  const files: { path: string; type: string; text: string }[] = Object.values(FILES);
  if (verifier) files.push({ path: VERIFIER_PATH, type: FILES.script.type, text: verifier });
  for (const file of files)
    app.get(file.path, async (context) => {
      const version = await hash(file.text);
      const current = context.req.query('v') === version;
      context.header('ETag', `"${version}"`);
      context.header('Cache-Control', current ? 'public, max-age=31536000, immutable' : 'no-cache');
      context.header('X-Content-Type-Options', 'nosniff');
      if (context.req.header('if-none-match') === `"${version}"`) return context.body(null, 304);
      return context.body(file.text, 200, { 'Content-Type': file.type });
    });
  return app;
}

async function hash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
