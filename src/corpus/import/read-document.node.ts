import { readFile, stat } from 'node:fs/promises';
import { placeLabel } from '../../domain/law.ts';
import { compose, type ImportedDocument } from './compose.ts';
import { DocumentStore } from './document-store.node.ts';
import { readDocx } from './docx.node.ts';
import { readHtmlFile } from './html.ts';
import { freeId, idOf, isDocumentId } from './identity.ts';
import { kindOf } from './kind.ts';
import { readMarkdownFile } from './markdown.ts';
import { readPdf } from './pdf.node.ts';
import { previewOf } from './preview.ts';
import { type DocumentKind, IMPORT_LIMITS, type Reading, type Refusal, refuse, type Screen } from './reading.ts';

/** From a file on disk to what an operator is shown. */

/** What reading a file takes. */
export interface DocumentRequest {
  dataDir: string;
  /** Path of the file. */
  file: string;
  /** The name to keep it under; without one, the initials of its title. */
  id?: string | undefined;
  /** Tells hidden characters and orders to a machine: `stripHidden`, `givesOrders`. */
  screen: Screen;
  /** Ids (from the preview) of sentences that look like orders to a machine and are to be kept all the same. */
  keep?: readonly string[] | undefined;
  /** Whether a law has the name already. */
  isLaw?: ((id: string) => boolean) | undefined;
}

/** A document that could be added; nothing has been stored. */
export interface Preview {
  ok: true;
  kind: 'preview';
  id: string;
  /** Whether it would become a new version of a document that is there. */
  replaces: number | null;
  /** What the operator reads. */
  text: string;
  document: ImportedDocument;
}

/** A file that has been read, with its bytes for the store. */
export type ReadRequest = { ok: true; preview: Preview; bytes: Uint8Array; kind: DocumentKind } | Refusal;

/** Reads the file of a request into a preview. Stores nothing; throws nothing that a file can bring about. */
export async function readRequest(request: DocumentRequest): Promise<ReadRequest> {
  if (request.id !== undefined && !isDocumentId(request.id)) return refuse('bad_id');
  if (request.id !== undefined && request.isLaw?.(request.id)) return refuse('id_taken');
  const bytes = await readLimited(request.file);
  if (!(bytes instanceof Uint8Array)) return bytes;
  const kind = kindOf(request.file, bytes);
  if (!kind.ok) return kind;
  const composed = await compose(await READERS[kind.kind](bytes), request.screen, request.keep);
  if (!composed.ok) return composed;
  const { document } = composed;
  const { id, replaces } = await identify(request, document.head.title);
  const versions = replaces ? `编号：${id}（第 ${replaces} 版之后的新版本）` : `编号：${id}（新文件）`;
  const text = `${versions}\n${previewOf(document, placeLabel)}`;
  return { ok: true, preview: { ok: true, kind: 'preview', id, replaces, text, document }, bytes, kind: kind.kind };
}

const READERS: Record<DocumentKind, (bytes: Uint8Array) => Reading | Promise<Reading>> = {
  docx: readDocx,
  pdf: readPdf,
  html: readHtmlFile,
  md: readMarkdownFile,
};

async function readLimited(file: string): Promise<Uint8Array | Refusal> {
  try {
    const { size } = await stat(file);
    return size > IMPORT_LIMITS.fileBytes ? refuse('file_too_large') : await readFile(file);
  } catch {
    return refuse('missing');
  }
}

/** A given id stands. Initials that another title has, or a law, get a number. */
async function identify(
  { dataDir, id, isLaw }: DocumentRequest,
  title: string,
): Promise<{ id: string; replaces: number | null }> {
  const known = new Map((await new DocumentStore(dataDir).list()).map((document) => [document.id, document.current]));
  const chosen = id ?? freeId(idOf(title), (one) => !isLaw?.(one) && (known.get(one)?.title ?? title) === title);
  return { id: chosen, replaces: known.get(chosen)?.version ?? null };
}
