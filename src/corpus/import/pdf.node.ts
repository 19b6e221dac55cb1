import { inflateSync } from 'node:zlib';
import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { drawnBy, visibleOf } from './pdf-hidden.ts';
import { paragraphsOf, type Stretch } from './pdf-lines.ts';
import { IMPORT_LIMITS, type LineFault, quoted, type Reading, type Refusal, refuse } from './reading.ts';

/** Reads the text of a PDF by way of unpdf's PDF.js. Pictures are not looked at: a scan has no text. */

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Reads a .pdf from its bytes. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const bomb = checkStreams(bytes);
  if (bomb) return bomb;
  let pdf: Pdf;
  try {
    // PDF.js takes the memory that it is given: a copy.
    pdf = await getDocumentProxy(Uint8Array.from(bytes), { enableXfa: false, maxImageSize: 1, verbosity: 0 });
  } catch (error) {
    return refuse((error as Error).name === 'PasswordException' ? 'encrypted' : 'unreadable');
  }
  try {
    return pdf.numPages > IMPORT_LIMITS.pages
      ? refuse('too_complex', `超过 ${IMPORT_LIMITS.pages} 页`)
      : await readPages(pdf);
  } catch {
    return refuse('unreadable');
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function readPages(pdf: Pdf): Promise<Reading> {
  const names = new Map(Object.entries((await getResolvedPDFJS()).OPS).map(([name, code]) => [code as number, name]));
  const faults: LineFault[] = [];
  const pages: Stretch[][] = [];
  let chars = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await readPage(pdf, number, names, faults);
    chars += page.reduce((sum, { text }) => sum + text.length, 0);
    if (chars > IMPORT_LIMITS.textChars) return refuse('text_too_long');
    pages.push(page);
  }
  const { lines, faults: furniture } = paragraphsOf(pages);
  return { ok: true, lines, faults: [...faults, ...furniture] };
}

async function readPage(pdf: Pdf, number: number, names: Map<number, string>, faults: LineFault[]): Promise<Stretch[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent({ disableNormalization: true });
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawn = drawnBy(fnArray.map((code, at) => ({ name: names.get(code) ?? '', args: argsArray[at] as unknown })));
  const all = items.flatMap((item) => ('str' in item ? [stretchOf(item)] : []));
  const { stretches, hidden, beside, sure } = visibleOf(all, drawn);
  const note = (code: LineFault['code'], detail: string, quote = ''): void => {
    faults.push({ code, line: null, detail: `第 ${number} 页：${detail}`, ...(quote && { quote: quoted(quote) }) });
  };
  for (const { because, text } of hidden) note('hidden_text', because, text);
  if (beside) note('hidden_text', '在页面之外', beside);
  if (!sure) note('unchecked', '看不见的文字可能没有去净');
  const [left, bottom, right, top] = page.view as [number, number, number, number];
  const seen = stretches.filter(({ text, x, y, width, size }) => {
    const outside = x + width < left || x > right || y < bottom - 2 || y > top + 2;
    if (text.trim() === '' || (size > 1.5 && !outside)) return true;
    note('hidden_text', outside ? '在页面之外' : '字号 1 磅以下', text);
    return false;
  });
  if (!seen.some(({ text }) => text.trim())) note('unchecked', '没有看得见的文字（空白或扫描图）');
  page.cleanup();
  return seen;
}

function stretchOf(item: { str: string; transform: number[]; width: number }): Stretch {
  const [, , c = 0, d = 0, x = 0, y = 0] = item.transform;
  return { text: item.str, x, y, width: item.width, size: Math.hypot(c, d) };
}

/** Refuses a file whose compressed streams unpack to more than the limit; PDF.js itself has none. Pictures aside. */
function checkStreams(bytes: Uint8Array): Refusal | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left: number = IMPORT_LIMITS.readBytes;
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const start = at + 6 + (file[at + 6] === 13 ? 2 : 1);
    const dictionary = file.toString('latin1', Math.max(0, at - 400), at);
    if (file[start] !== 0x78 || /\/Subtype\s*\/Image[^<]*$/.test(dictionary.slice(dictionary.lastIndexOf('obj'))))
      continue;
    const end = file.indexOf('endstream', start);
    try {
      left -= inflateSync(file.subarray(start, end < 0 ? undefined : end), { maxOutputLength: left }).length;
    } catch (error) {
      if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return refuse('unpacked_too_large');
    }
    if (left <= 0) return refuse('unpacked_too_large');
  }
  return null;
}
