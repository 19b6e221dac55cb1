import { XMLParser } from 'fast-xml-parser';
import { WECHAT } from './limits.ts';

/** XML that is not of the platform's simple form: too large, a DTD, an entity, an attribute, not well formed. */
export class XmlRefused extends Error {}

/** The elements right under the root that hold text, by name. */
export type Fields = Partial<Record<string, string>>;

const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

/**
 * Reads a message of the platform. Throws `XmlRefused`. Nothing is resolved from outside: what is not a plain tag, text,
 * CDATA or one of XML's own five entities is refused before the parser sees it.
 */
export function readXml(text: string): Fields {
  if (new TextEncoder().encode(text).length > WECHAT.bodyBytes) throw new XmlRefused('too large');
  refuseAllButTags(text);
  const root: unknown = parse(text).xml;
  if (typeof root !== 'object' || root === null) throw new XmlRefused('no root element');
  return Object.fromEntries(Object.entries(root).filter(([, value]) => typeof value === 'string'));
}

/** A person's text may hold `<!DOCTYPE`, so CDATA is set aside; attributes and comments cannot hide behind it then. */
function refuseAllButTags(text: string): void {
  const rest = text
    .replace(/^\s*<\?xml[^<>?]*\?>/, '')
    .replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '')
    .replace(/<\/?[A-Za-z_][\w.-]*\s*\/?>/g, '')
    .replace(/&(?:lt|gt|amp|quot|apos);/g, '');
  if (/[<&]/.test(rest)) throw new XmlRefused('not of plain tags');
}

function parse(text: string): { xml?: unknown } {
  try {
    return parser.parse(text, true);
  } catch (error) {
    throw new XmlRefused('not well formed', { cause: error });
  }
}

/** Writes the platform's form: numbers bare, text as CDATA. Text is to be free of control characters (`tidy`). */
export function writeXml(fields: Record<string, string | number>): string {
  const elements = Object.entries(fields).map(
    ([name, value]) => `<${name}>${typeof value === 'number' ? value : cdata(value)}</${name}>`,
  );
  return `<xml>${elements.join('')}</xml>`;
}

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
