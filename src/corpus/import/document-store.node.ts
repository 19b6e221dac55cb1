import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDocumentId } from './identity.ts';
import type { DocumentKind, ImportFault } from './reading.ts';

/**
 * Imported documents on disk, a folder each: `<n>.md` as it is indexed, `<n>.json` where it comes from, the original
 * as `<n>.original.<ext>`, and `current.json`, which names the version that applies. It is written last, so that a
 * version whose writing broke off never applies.
 */

/** Where a version comes from. */
export interface Provenance {
  id: string;
  version: number;
  title: string;
  documentNumber: string | null;
  registration: string | null;
  issuer: string | null;
  date: string | null;
  effectiveFrom: string | null;
  effectiveTo: string | null;
  /** The original's file name without its folder. */
  file: string;
  /** SHA-256 of the original in hex, and its size in bytes. */
  sha256: string;
  size: number;
  reader: DocumentKind;
  /** SHA-256 of the Markdown in hex, so that a change on disk shows. */
  markdownSha256: string;
  /** ISO 8601, UTC. */
  importedAt: string;
  importedBy: string | null;
  places: number;
  pieces: number;
  faults: ImportFault[];
}

/** A document as it is kept: the version that applies, and which others there are. */
export interface StoredDocument {
  id: string;
  current: Provenance;
  /** All versions' numbers, the oldest first. */
  versions: number[];
}

/** The folder of documents below the data folder. */
export class DocumentStore {
  private readonly root: string;

  constructor(dataDir: string) {
    this.root = join(dataDir, 'documents');
  }

  /** All documents, by id. One whose files are broken throws, with its id. */
  async list(): Promise<StoredDocument[]> {
    const ids = (await names(this.root)).filter(isDocumentId).sort();
    const documents = await Promise.all(ids.map((id) => this.find(id)));
    return documents.filter((document) => document !== null);
  }

  /** A document; `null` where there is none of the id. */
  async find(id: string): Promise<StoredDocument | null> {
    if (!isDocumentId(id)) return null;
    const pointer = await readJson<{ version: number }>(join(this.root, id, 'current.json'));
    if (!pointer) return null;
    const current = await readJson<Provenance>(join(this.root, id, `${pointer.version}.json`));
    if (!current) throw new Error(`documents/${id} 缺少 ${pointer.version}.json`);
    return { id, current, versions: await this.versions(id) };
  }

  /** The Markdown of a version. Throws where it is not there. */
  async markdown(id: string, version: number): Promise<string> {
    return readFile(join(this.root, id, `${version}.md`), 'utf8');
  }

  /** Writes a version behind the last one and makes it apply; fills in its number. */
  async add(provenance: Omit<Provenance, 'version'>, markdown: string, original: Uint8Array): Promise<StoredDocument> {
    const folder = join(this.root, provenance.id);
    await mkdir(folder, { recursive: true });
    const taken = (await names(folder)).map((name) => Number.parseInt(name, 10)).filter((number) => number > 0);
    const version = Math.max(0, ...taken) + 1;
    const extension = /\.[a-z]+$/i.exec(provenance.file)?.[0].toLowerCase() ?? '';
    const entry: Provenance = { ...provenance, version };
    await writeWhole(join(folder, `${version}.original${extension}`), original);
    await writeWhole(join(folder, `${version}.md`), markdown);
    await writeWhole(join(folder, `${version}.json`), json(entry));
    await this.apply(provenance.id, version);
    return { id: provenance.id, current: entry, versions: await this.versions(provenance.id) };
  }

  /** Makes a version apply. */
  async apply(id: string, version: number): Promise<void> {
    await writeWhole(join(this.root, id, 'current.json'), json({ version }));
  }

  /** Moves a document with all its versions to `removed/`; returns the name it has there. */
  async remove(id: string, at: Date): Promise<string> {
    const name = `${id}-${at.toISOString().replace(/[-:.]/g, '')}`;
    await mkdir(join(this.root, 'removed'), { recursive: true });
    await rename(join(this.root, id), join(this.root, 'removed', name));
    return name;
  }

  /** Moves the document of that id that was removed last back; `false` where there is none, or the id is in use. */
  async restore(id: string): Promise<boolean> {
    const removed = (await names(join(this.root, 'removed'))).filter((name) => name.startsWith(`${id}-`)).sort();
    const last = removed.at(-1);
    if (!last || !isDocumentId(id) || (await names(this.root)).includes(id)) return false;
    await rename(join(this.root, 'removed', last), join(this.root, id));
    return true;
  }

  private async versions(id: string): Promise<number[]> {
    const files = await names(join(this.root, id));
    return files.flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : [])).sort((a, b) => a - b);
  }
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function readJson<T>(path: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`读不出 ${path}`, { cause: error });
  }
}

/** Writes a file so that it is there as a whole or not at all. */
async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, content, { flush: true });
  await rename(draft, path);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
