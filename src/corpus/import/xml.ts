import { IMPORT_LIMITS } from './reading.ts';

/** An element of an XML part with where it stands, so that stretches of the part can be cut out or put in. */
export interface XmlElement {
  /** The name without its prefix. */
  name: string;
  /** With the colon; empty where there is none. */
  prefix: string;
  /** By their names without prefixes. */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  parent: XmlElement | null;
  /** `xml.slice(start, end)` is the element, `xml.slice(inner, innerEnd)` what it holds. */
  start: number;
  inner: number;
  innerEnd: number;
  end: number;
}

const TOKEN =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|(<!)|<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*?)(\/?)>/g;

/** Reads XML without entities of its own. `forbidden`: it declares a DOCTYPE; `null`: it is broken, or nested too deep. */
export function parseXml(xml: string): XmlElement | 'forbidden' | null {
  const root = element('', '', '', 0, 0, null);
  let top = root;
  let depth = 0;
  for (const match of xml.matchAll(TOKEN)) {
    const [whole, declares, slash, prefix = '', name, attributes = '', empty] = match;
    if (declares) return 'forbidden';
    if (name === undefined) continue;
    if (slash) {
      if (top.name !== name || !top.parent) return null;
      top.innerEnd = match.index;
      top.end = match.index + whole.length;
      top = top.parent;
      depth--;
      continue;
    }
    const child = element(name, prefix, attributes, match.index, match.index + whole.length, top);
    top.children.push(child);
    if (empty) continue;
    top = child;
    if (++depth > IMPORT_LIMITS.depth) return null;
  }
  return top === root ? (root.children[0] ?? null) : null;
}

function element(
  name: string,
  prefix: string,
  attributes: string,
  start: number,
  end: number,
  parent: XmlElement | null,
): XmlElement {
  const pairs = [...attributes.matchAll(/(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const read = new Map(pairs.map(([, key, double, single]) => [key as string, decoded(double ?? single ?? '')]));
  return { name, prefix, attributes: read, children: [], parent, start, inner: end, innerEnd: end, end };
}

/** The first child of a name, or the first below it along a path of names. */
export function childOf(parent: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), parent);
}

/** An attribute of a child, mostly `val`; undefined where either is missing. */
export function valueAt(parent: XmlElement | undefined, child: string, name = 'val'): string | undefined {
  return childOf(parent, child)?.attributes.get(name);
}

/** All elements below one, in their order. */
export function* descendants(parent: XmlElement): Generator<XmlElement> {
  for (const child of parent.children) {
    yield child;
    yield* descendants(child);
  }
}

/** The nearest element of a name that an element stands in. */
export function above(inner: XmlElement, name: string): XmlElement | undefined {
  let at = inner.parent;
  while (at && at.name !== name) at = at.parent;
  return at ?? undefined;
}

/** The words of a part of WordprocessingML. */
export function wordsOf(xml: string, parent: XmlElement): string {
  const texts = [...descendants(parent)].filter(({ name }) => name === 't');
  return texts.map(({ inner, innerEnd }) => decoded(xml.slice(inner, innerEnd))).join('');
}

function decoded(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
    if (code === null) return named[name as string] ?? whole;
    return code > 0x10ffff ? '' : String.fromCodePoint(code);
  });
}

/** A change to a text: what stands from `start` to `end` gives way to `text`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Applies changes; one inside another that came before it is passed over. */
export function edited(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of [...edits].sort((one, other) => one.start - other.start || other.end - one.end)) {
    if (edit.start < at) continue;
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}
