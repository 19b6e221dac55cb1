/** For tests: Telegram's HTML as its documentation defines it, read strictly. */

const TAGS = [
  'b',
  'strong',
  'i',
  'em',
  'u',
  'ins',
  's',
  'strike',
  'del',
  'code',
  'pre',
  'blockquote',
  'tg-spoiler',
  'a',
];
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** What is left of a message after parsing, or the platform's complaint. */
export type Parsed = { text: string; links: { text: string; href: string }[]; tags: string[] } | { error: string };

/** Reads a message in HTML. Tags must close in order; <, > and & must stand as entities. */
export function parseMarkup(html: string): Parsed {
  const open: { name: string; from: number; href: string }[] = [];
  const links: { text: string; href: string }[] = [];
  const tags: string[] = [];
  let text = '';
  for (const token of html.match(/<[^>]*>|&[^;\s]*;|[^<&]+|[<&]/g) ?? []) {
    const tag = /^<(\/?)([a-z-]+)(?: href="([^"<>]*)")?>$/.exec(token);
    if (tag) {
      const [, slash, name = '', href = ''] = tag;
      if (!TAGS.includes(name)) return { error: `Unsupported start tag "${name}"` };
      if (!slash) {
        open.push({ name, from: text.length, href });
        tags.push(name);
      } else {
        const last = open.pop();
        if (last?.name !== name) return { error: `Unmatched end tag, expected "</${last?.name}>", found "</${name}>"` };
        if (name === 'a') links.push({ text: text.slice(last.from), href: decode(last.href) });
      }
    } else if (/^&/.test(token)) {
      const character = decode(token);
      if (character === token) return { error: `Unknown entity ${token}` };
      text += character;
    } else if (/[<>]/.test(token)) return { error: 'Character that must be escaped' };
    else text += token;
  }
  const unclosed = open.at(-1);
  return unclosed
    ? { error: `Can't find end tag corresponding to start tag "${unclosed.name}"` }
    : { text, links, tags };
}

function decode(text: string): string {
  return text.replace(/&([a-z]+);/g, (whole, name: string) => NAMED[name] ?? whole);
}
