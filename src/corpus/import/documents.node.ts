import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Clock } from '../../domain/clock.ts';
import type { ImportedDocument } from './compose.ts';
import { DocumentStore, type StoredDocument } from './document-store.node.ts';
import { type DocumentRequest, type Preview, readRequest } from './read-document.node.ts';
import { quoted, type Refusal, refuse } from './reading.ts';

/** An office's own documents: read from files, shown to a person, kept in versions. */

/** What adding a document came to. `unchanged`: the version that applies was made of the very same file and reads alike. */
export type Added = Preview | { ok: true; kind: 'added' | 'unchanged'; stored: StoredDocument; text: string } | Refusal;

/** Reads a file and shows what would be indexed. Stores nothing; throws nothing that a file can bring about. */
export async function previewDocument(request: DocumentRequest): Promise<Preview | Refusal> {
  const read = await readRequest(request);
  return read.ok ? read.preview : read;
}

/** Adds a document once it is `confirmed`; until then it is a preview, and nothing is stored. A known id gets a new version. */
export async function addDocument(
  request: DocumentRequest & { confirmed: boolean; by?: string | undefined; clock: Clock },
): Promise<Added> {
  const read = await readRequest(request);
  if (!read.ok) return read;
  const { preview, bytes, kind } = read;
  if (!request.confirmed) return preview;
  const { id, document, text } = preview;
  const store = new DocumentStore(request.dataDir);
  const provenance = {
    id,
    ...headFacts(document),
    file: quoted(basename(request.file), 200),
    sha256: sha256(bytes),
    size: bytes.length,
    reader: kind,
    markdownSha256: sha256(document.markdown),
    importedAt: new Date(request.clock.now()).toISOString(),
    importedBy: request.by ?? null,
    places: document.places.length,
    pieces: document.pieces,
    faults: document.faults,
  };
  const known = await store.find(id);
  const same =
    known?.current.sha256 === provenance.sha256 && known.current.markdownSha256 === provenance.markdownSha256;
  if (known && same) return { ok: true, kind: 'unchanged', stored: known, text };
  return { ok: true, kind: 'added', stored: await store.add(provenance, document.markdown, bytes), text };
}

/** All documents, by id, with the version that applies and what was found in it. */
export async function listDocuments(dataDir: string): Promise<StoredDocument[]> {
  return new DocumentStore(dataDir).list();
}

/** A document's Markdown, of the version that applies, for `readDocument` and the index. Refused: an unknown id. */
export async function documentText(dataDir: string, id: string): Promise<{ ok: true; markdown: string } | Refusal> {
  const store = new DocumentStore(dataDir);
  const known = await store.find(id);
  return known
    ? { ok: true, markdown: await store.markdown(id, known.current.version) }
    : refuse('unknown_document', id);
}

/** Takes a document with all its versions out of what is indexed. It is moved, not deleted: `restoreDocument`. */
export async function removeDocument(dataDir: string, id: string, clock: Clock): Promise<{ ok: true } | Refusal> {
  const store = new DocumentStore(dataDir);
  if (!(await store.find(id))) return refuse('unknown_document', id);
  await store.remove(id, new Date(clock.now()));
  return { ok: true };
}

/** Brings back what was removed last under an id. Refused where nothing was, or the id is in use again. */
export async function restoreDocument(dataDir: string, id: string): Promise<{ ok: true } | Refusal> {
  return (await new DocumentStore(dataDir).restore(id)) ? { ok: true } : refuse('unknown_document', id);
}

/** Makes the version before the one that applies apply. The later ones stay; adding goes on behind them. */
export async function rollbackDocument(dataDir: string, id: string): Promise<{ ok: true; version: number } | Refusal> {
  const store = new DocumentStore(dataDir);
  const known = await store.find(id);
  if (!known) return refuse('unknown_document', id);
  const before = known.versions.filter((version) => version < known.current.version).at(-1);
  if (before === undefined) return refuse('nothing_before');
  await store.apply(id, before);
  return { ok: true, version: before };
}

function headFacts({ head }: ImportedDocument) {
  const { title, documentNumber, registration, issuer, date, effectiveFrom, effectiveTo } = head;
  return { title, documentNumber, registration, issuer, date, effectiveFrom, effectiveTo };
}

function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
