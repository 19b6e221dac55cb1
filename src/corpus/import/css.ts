/**
 * As much of CSS as telling hidden text takes: which declarations apply to an element. Of a selector only the last
 * part is compared (`.a .b` counts as `.b`), so that rather too much is held for hidden, and said, than too little.
 */

/** Properties in lower case with their values, `!important` taken off. */
export type Style = Map<string, string>;

/** What a rule is compared with. */
export interface Styled {
  tag: string;
  attributes: ReadonlyMap<string, string>;
}

interface Rule {
  matches(element: Styled): boolean;
  weight: number;
  style: Style;
  important: Style;
}

/** The rules of a page's `<style>` elements. */
export class StyleSheet {
  private readonly rules: Rule[] = [];

  /** Adds the rules of one `<style>`; what is for print alone is left out, what cannot be read is passed over. */
  add(css: string): void {
    this.addBlocks(css.replace(/\/\*[\s\S]*?\*\/|<!--|-->/g, ' '), 0);
    this.rules.sort((one, other) => one.weight - other.weight);
  }

  /** The style of an element, with that of its own `style` attribute. */
  styleOf(element: Styled): Style {
    const applying = this.rules.filter((rule) => rule.matches(element));
    const own = declarations(element.attributes.get('style') ?? '');
    const layers = [
      ...applying.map(({ style }) => style),
      own.style,
      ...applying.map(({ important }) => important),
      own.important,
    ];
    return new Map(layers.flatMap((layer) => [...layer]));
  }

  private addBlocks(css: string, depth: number): void {
    let at = 0;
    while (at < css.length) {
      const open = css.indexOf('{', at);
      if (open < 0) return;
      const close = closing(css, open);
      const head = css.slice(at, open).replace(/^.*;/s, '').trim();
      const body = css.slice(open + 1, close);
      if (!head.startsWith('@')) this.addRule(head, body);
      else if (/^@(media|supports|layer|container)/.test(head) && !/^@media\s+print\s*$/.test(head) && depth < 5) {
        this.addBlocks(body, depth + 1);
      }
      at = close + 1;
    }
  }

  private addRule(selectors: string, body: string): void {
    const { style, important } = declarations(body);
    if (style.size + important.size === 0) return;
    for (const selector of selectors.split(',')) {
      const matches = lastPart(selector);
      if (matches) this.rules.push({ matches, weight: weightOf(selector), style, important });
    }
  }
}

function closing(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    if (css[at] === '{') depth++;
    else if (css[at] === '}' && --depth === 0) return at;
  }
  return css.length;
}

/** Reads declarations: the plain ones, and those marked `!important`. */
function declarations(body: string): { style: Style; important: Style } {
  const style: Style = new Map();
  const important: Style = new Map();
  for (const declaration of body.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
    const marked = /\s*!\s*important$/.exec(value);
    (marked ? important : style).set(name, marked ? value.slice(0, marked.index) : value);
  }
  return { style, important };
}

function weightOf(selector: string): number {
  const count = (pattern: RegExp): number => selector.match(pattern)?.length ?? 0;
  return count(/#[\w-]/g) * 10_000 + count(/[.[]/g) * 100 + count(/(^|[\s>+~])[a-z]/gi);
}

/** Compares with a selector's last part; `null` where that is about a state or a made-up element (`:hover`, `::after`). */
function lastPart(selector: string): Rule['matches'] | null {
  const part = /[^\s>+~]+$/.exec(selector.trim())?.[0];
  if (!part || part.includes(':')) return null;
  const tag = /^[a-z][\w-]*/i.exec(part)?.[0]?.toLowerCase();
  const id = /#([\w-]+)/.exec(part)?.[1];
  const classes = [...part.matchAll(/\.([\w-]+)/g)].map((match) => match[1] as string);
  const having = [...part.matchAll(/\[([\w-]+)(?:[~|^$*]?=["']?([^"'\]]*)["']?)?\]/g)];
  if (!tag && !id && !classes.length && !having.length && part !== '*') return null;
  return ({ tag: name, attributes }) => {
    const own = attributes.get('class')?.split(/\s+/) ?? [];
    if (tag && tag !== name) return false;
    if (id && id !== attributes.get('id')) return false;
    if (!classes.every((one) => own.includes(one))) return false;
    return having.every(([, attribute, value]) => {
      const actual = attributes.get(attribute as string);
      return actual !== undefined && (value === undefined || actual.includes(value));
    });
  };
}
