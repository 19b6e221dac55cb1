import mammoth from 'mammoth';
import { readHtml } from './html.ts';
import { type Line, type LineFault, quoted, type Reading, type Refusal, refuse } from './reading.ts';
import { type Hidden, hiddenIn, pageColour, stylesOf } from './word-hidden.ts';
import { numberingOf, numbersIn } from './word-numbering.ts';
import { descendants, type Edit, edited, parseXml, type XmlElement } from './xml.ts';
import { Zip, zipOf } from './zip.node.ts';

/**
 * Reads a Word document by way of mammoth's HTML. mammoth sees a copy that holds nothing but the text's own parts, and
 * of those only what people see: it knows no hidden runs, and no numbers that Word counts.
 */

/** The parts that are read, under the names that mammoth looks for. */
const MAIN = 'word/document.xml';
const STYLES = 'word/styles.xml';
const NUMBERING = 'word/numbering.xml';
const PARTS = [MAIN, STYLES, NUMBERING, 'word/footnotes.xml', 'word/endnotes.xml'];

/** What is not read, by the parts that show it. */
const IGNORED: [RegExp, string][] = [
  [/vbaProject|vbaData/i, '宏'],
  [/word\/embeddings\/|\/activeX\//i, '嵌入对象'],
  [/word\/comments/i, '批注'],
  [/word\/media\//i, '图片'],
  [/word\/(header|footer)\d*\.xml/i, '页眉页脚'],
  [/afchunk|word\/[^/]+\.(html?|mht|rtf)$/i, '并入的其他文件'],
];

/** Reads a .docx from its bytes. */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const zip = Zip.open(bytes);
  if (!(zip instanceof Zip)) return zip;
  if (!zip.names.includes('[Content_Types].xml')) return refuse('kind_mismatch');
  const parts = readParts(zip);
  if (!(parts instanceof Map)) return parts;
  if (!parts.has(MAIN)) return refuse('kind_mismatch');
  const { texts, hidden, numbered } = visibleParts(parts);
  const html = await htmlOf(texts);
  const reading = html === null ? refuse('unreadable') : readHtml(`<body>${html}`);
  if (!reading.ok) return reading;
  const { lines, faults } = placed(reading.lines, hidden);
  const own = reading.faults.filter(({ code }) => code !== 'ignored_part');
  const counted: LineFault[] = numbered
    ? [{ code: 'numbering', line: null, detail: `${numbered} 段的编号由 Word 自动生成` }]
    : [];
  return { ok: true, lines, faults: [...counted, ...ignored(zip, parts), ...faults, ...own] };
}

async function htmlOf(texts: Map<string, string>): Promise<string | null> {
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  try {
    return (await mammoth.convertToHtml({ buffer: zipOf(texts) }, { externalFileAccess: false, convertImage })).value;
  } catch {
    return null;
  }
}

/** Takes the marks of hidden text out of the lines, and says on which line each stood. */
function placed(lines: readonly Line[], hidden: readonly Hidden[]): { lines: Line[]; faults: LineFault[] } {
  const at = new Map<number, number>();
  const plain = lines.map((line, index) => {
    const text = line.text.replace(/\ufdd0(\d+)\ufdd1/g, (_, number: string) => {
      at.set(Number(number), index);
      return '';
    });
    return { ...line, text };
  });
  const faults: LineFault[] = [];
  for (const [index, { because, quote }] of hidden.entries()) {
    const line = at.get(index) ?? null;
    const last = faults.at(-1);
    // Hidden letters may come a run each; those of a paragraph are reported together.
    if (last?.line === line && last.detail === because) last.quote = quoted(`${last.quote}${quote}`);
    else if (quote) faults.push({ code: 'hidden_text', line, detail: because, quote });
  }
  return { lines: plain, faults };
}

interface Part {
  xml: string;
  root: XmlElement;
}
type Parts = Map<string, Part>;

function readParts(zip: Zip): Parts | Refusal {
  const parts: Parts = new Map();
  const main = mainPart(zip);
  for (const name of PARTS) {
    const read = zip.text(name === MAIN ? main : name);
    if (read === null) continue;
    if (typeof read !== 'string') return read;
    const xml = read.replace(/[\ufeff\ufdd0\ufdd1]/g, '');
    const root = parseXml(xml);
    if (root === 'forbidden') return refuse('forbidden_xml');
    if (!root) return refuse('unreadable');
    parts.set(name, { xml, root });
  }
  return parts;
}

/** Where the text stands; some programs name it otherwise (word/document2.xml). */
function mainPart(zip: Zip): string {
  const relations = zip.text('_rels/.rels');
  const root = typeof relations === 'string' ? parseXml(relations) : null;
  if (!root || root === 'forbidden') return 'word/document.xml';
  const main = root.children.find(({ attributes }) => /\/officeDocument$/.test(attributes.get('Type') ?? ''));
  return main?.attributes.get('Target')?.replace(/^\//, '') ?? 'word/document.xml';
}

/** The parts without what people do not see, and with the numbers that Word counts. */
function visibleParts(parts: Parts): { texts: Map<string, string>; hidden: Hidden[]; numbered: number } {
  const texts = new Map([['[Content_Types].xml', CONTENT_TYPES]]);
  const styles = stylesOf(parts.get(STYLES)?.root);
  const page = pageColour((parts.get(MAIN) as Part).root);
  const all: Hidden[] = [];
  let numbered = 0;
  for (const [name, { xml, root }] of parts) {
    if (name === NUMBERING) continue;
    const hidden = name === STYLES ? [] : hiddenIn(xml, root, styles, page, all.length);
    all.push(...hidden);
    let text = edited(xml, [...hidden.map(({ edit }) => edit), ...outside(root)]);
    const seen = text === xml ? root : parseXml(text);
    if (name === MAIN && seen && seen !== 'forbidden') {
      const numbers = numbersIn(text, seen, styles, numberingOf(parts.get(NUMBERING)?.root));
      numbered = numbers.length;
      text = edited(text, numbers);
    }
    texts.set(name, text);
  }
  return { texts, hidden: all, numbered };
}

/** Takes pictures out, and links off their words: mammoth would look for what they name, which it is not given. */
function outside(root: XmlElement): Edit[] {
  return [...descendants(root)].flatMap(({ name, start, inner, innerEnd, end }) => {
    if (name === 'blip' || name === 'imagedata') return [{ start, end, text: '' }];
    if (name !== 'hyperlink') return [];
    return [
      { start, end: inner, text: '' },
      { start: innerEnd, end, text: '' },
    ];
  });
}

function ignored(zip: Zip, parts: Parts): LineFault[] {
  const found = IGNORED.filter(([pattern]) => zip.names.some((name) => pattern.test(name))).map(([, what]) => what);
  const relations = zip.names.filter((name) => name.endsWith('.rels')).map((name) => zip.text(name));
  if (relations.some((text) => typeof text === 'string' && /TargetMode\s*=\s*["']External/i.test(text)))
    found.push('外部链接');
  if ([...descendants((parts.get(MAIN) as Part).root)].some(({ name }) => name === 'altChunk'))
    found.push('并入的其他文件');
  return [...new Set(found)].map((what) => ({ code: 'ignored_part', line: null, detail: what }));
}

const CONTENT_TYPES =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
