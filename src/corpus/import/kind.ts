import { type DocumentKind, IMPORT_LIMITS, type Refusal, refuse } from './reading.ts';

/** Tells a file's kind by its name, and whether its first bytes bear that out. */

const KINDS: Record<string, DocumentKind> = { docx: 'docx', pdf: 'pdf', html: 'html', htm: 'html', md: 'md' };

/** The beginnings of files that a name may not belie: zip, PDF, the old Office's container, rtf, gzip. */
const MAGIC = {
  zip: 'PK\u0003\u0004',
  pdf: '%PDF-',
  ole: '\u00d0\u00cf\u0011\u00e0',
  rtf: '{\\rtf',
  gzip: '\u001f\u008b',
};

/** A file's kind. Refused: other endings, a content of another kind, a file over the limit. */
export function kindOf(name: string, bytes: Uint8Array): { ok: true; kind: DocumentKind; extension: string } | Refusal {
  const extension = /\.([a-z]{2,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS[extension];
  if (!kind) return refuse('unknown_kind');
  if (bytes.length > IMPORT_LIMITS.fileBytes) return refuse('file_too_large');
  const found = magicOf(bytes);
  const expected = { docx: 'zip', pdf: 'pdf', html: null, md: null }[kind];
  if (found === 'ole') return refuse('kind_mismatch', '是旧版 Office 或加密的文件，请另存为 .docx');
  if (found !== expected) return refuse('kind_mismatch');
  if (!expected && !isText(bytes)) return refuse('kind_mismatch', '不是文本');
  return { ok: true, kind, extension };
}

function magicOf(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 8));
  return Object.entries(MAGIC).find(([, magic]) => head.startsWith(magic))?.[0] ?? null;
}

/** Text holds no zero bytes, unless it says that it is UTF-16. */
function isText(bytes: Uint8Array): boolean {
  return utf16(bytes) !== null || !bytes.includes(0);
}

function utf16(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** Reads text in UTF-8, UTF-16 with a mark, or GB 18030 (many older government pages); `null` for anything else. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = utf16(bytes);
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}
