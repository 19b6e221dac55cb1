import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentText, listDocuments } from './corpus/import/documents.node.ts';
import { piecesOf } from './corpus/import/pieces.ts';
import { readDocument } from './corpus/import/places.ts';
import { type LawSource, PackedLibrary, packLaws } from './corpus/laws/library.ts';
import { type LibraryRow, lawsOfLibrary } from './corpus/laws/library-lock.ts';
import type { Corpus } from './domain/corpus.ts';
import { type Day, documentLawId, type Law } from './domain/law.ts';
import { articleText } from './retrieval/embedder.static.ts';
import type { Embedder } from './retrieval/embedder.ts';
import { decodeLaws, encodeLaws, type LawBundle } from './retrieval/laws/bundle.ts';
import { buildLawIndex, type IndexedRow } from './retrieval/laws/word-index.ts';
import { packVectors } from './retrieval/packed-vectors.ts';

/**
 * Pulled laws on disk, below the data folder: `laws/texts/<sha256>.md`, the bundle built from them, and
 * `laws/current`, which names the bundle that servers take up. A bundle is written whole before it is named.
 */

/** Where pulled texts lie. */
export function textsFolder(dataDir: string): string {
  return join(dataDir, 'laws', 'texts');
}

/** Every text that is at hand, in the lock's order, then in the library's. A version that lacks a file is left out. */
export async function readSources(corpus: Corpus, rows: readonly LibraryRow[], dataDir: string): Promise<LawSource[]> {
  const texts = new Map<string, string>();
  const read = async (sha256: string): Promise<string | undefined> => {
    if (!texts.has(sha256)) {
      const text = await readFile(join(textsFolder(dataDir), `${sha256}.md`), 'utf8').catch(() => undefined);
      if (text !== undefined) texts.set(sha256, text);
    }
    return texts.get(sha256);
  };
  const present = new Set(await readdir(textsFolder(dataDir)).catch(() => [] as string[]));
  const wanted = rows.filter(({ sha256 }) => present.has(`${sha256}.md`));
  for (const { sha256 } of wanted) await read(sha256);
  const titleOf = ({ sha256 }: LibraryRow): string => /^#+ *(.*)$/m.exec(texts.get(sha256) ?? '')?.[1]?.trim() ?? '';
  const pinned = new Set(corpus.lock.laws.map(({ id }) => id));
  const laws: Law[] = [...corpus.lock.laws, ...lawsOfLibrary(wanted, pinned, corpus.lock.snapshot, titleOf)];
  const sources: LawSource[] = [];
  for (const law of laws)
    for (const version of law.versions) {
      const parts = await Promise.all(version.files.map(({ sha256 }) => read(sha256)));
      if (parts.every((part) => part !== undefined)) sources.push({ law, version, texts: parts as string[] });
    }
  return [...sources, ...(await readDocuments(dataDir, corpus.lock.snapshot))];
}

/** What the kind of an office's own document is called, beside 法律 and 行政法规. */
const IMPORTED = '本单位文件';

/** The imported documents, each in the version that applies. */
async function readDocuments(dataDir: string, snapshot: Day): Promise<LawSource[]> {
  const documents = await listDocuments(dataDir);
  return Promise.all(
    documents.map(async ({ id, current }) => {
      const version = {
        version: current.date ?? current.importedAt.slice(0, 10),
        effectiveFrom: current.effectiveFrom,
        effectiveTo: current.effectiveTo,
        files: [{ path: current.file, sha256: current.markdownSha256 }],
      };
      const law: Law = {
        id: documentLawId(id),
        title: current.title,
        names: [current.title],
        kind: IMPORTED,
        documentNumber: current.documentNumber,
        versions: [version],
        status: 'in_force',
        statusAsOf: current.importedAt.slice(0, 10) || snapshot,
        replacedBy: null,
        changes: [],
      };
      const read = await documentText(dataDir, id);
      return { law, version, texts: read.ok ? [read.markdown] : [], read: readDocument };
    }),
  );
}

/** Builds a bundle over sources. Over none it is an empty one, which takes back what was there. */
export async function buildBundle(
  corpus: Corpus,
  sources: readonly LawSource[],
  embedder: Embedder | null,
  today: () => Day,
): Promise<LawBundle> {
  const hash = createHash('sha256');
  for (const { law, version } of sources)
    hash.update(`${law.id}@${version.version} ${version.files.map(({ sha256 }) => sha256).join(' ')}\n`);
  const packed = packLaws(sources, `sha256:${hash.digest('hex')}`);
  const library = new PackedLibrary(packed, today);
  const says = corpus.cards.flatMap(({ law, points }) => points.map(({ place, says }) => ({ law, place, says })));
  const rows = await rowsOf(library);
  const index = buildLawIndex(library, { questions: corpus.lawQuestions, says }, rows);
  const vectors =
    embedder && packVectors(embedder.model, embedder.dimensions, await vectorsOf(library, rows, embedder), rows.length);
  return { packed, index, vectors, corpusVersion: corpus.version };
}

/** What is indexed of each passage: the whole, or of an over-long one the pieces that the splitter makes. */
async function rowsOf(library: PackedLibrary): Promise<IndexedRow[]> {
  const rows: IndexedRow[] = [];
  for (let place = 0; place < library.size; place++)
    for (const { start, end } of await piecesOf(library.textAt(place))) rows.push({ place, start, end });
  return rows;
}

async function vectorsOf(library: PackedLibrary, rows: IndexedRow[], embedder: Embedder): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < rows.length; from += embedder.textsPerCall) {
    const texts = rows.slice(from, from + embedder.textsPerCall).map(({ place, start, end }) => {
      const title = library.law(library.at(place).law)?.names[0] ?? '';
      const text = library.textAt(place).slice(start, end);
      return articleText({ title, chapter: library.headingAt(place), text });
    });
    vectors.push(...(await embedder.embed(texts)));
  }
  return vectors;
}

/** So many bundles before the current one are kept, to replay answers with. */
const KEPT_BUNDLES = 2;

/** Writes a bundle and names it as the current one; old ones are removed. Returns its name. */
export async function saveBundle(bundle: LawBundle, dataDir: string): Promise<string> {
  const folder = join(dataDir, 'laws');
  await mkdir(folder, { recursive: true });
  const file = encodeLaws(bundle);
  const name = bundleName(file);
  await writeWhole(join(folder, name), file);
  await writeWhole(join(folder, 'current'), `${name}\n`);
  for (const entry of (await olderBundles(folder, name)).slice(KEPT_BUNDLES))
    await rm(join(folder, entry), { force: true });
  return name;
}

/** The other bundles of a folder, the newest first. */
async function olderBundles(folder: string, current: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((entry) => entry.endsWith('.bundle') && entry !== current);
  const dated = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  return dated.sort((a, b) => b.at - a.at).map(({ name }) => name);
}

function bundleName(file: Uint8Array): string {
  return `${createHash('sha256').update(file).digest('hex').slice(0, 16)}.bundle`;
}

async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, content);
  await rename(part, path);
}

/** The name of the current bundle; `null` where none was built. */
export async function currentBundle(dataDir: string): Promise<string | null> {
  const name = await readFile(join(dataDir, 'laws', 'current'), 'utf8').catch(() => '');
  return /^[0-9a-f]{16}\.bundle$/.test(name.trim()) ? name.trim() : null;
}

/** Reads a bundle; `null` where it is not there, is damaged or is of another format. */
export async function loadBundle(dataDir: string, name: string): Promise<LawBundle | null> {
  const file = await readFile(join(dataDir, 'laws', name)).catch(() => null);
  // The name is the hash of what was written: a byte that the disk changed would be quoted as law.
  return file && bundleName(file) === name ? decodeLaws(file) : null;
}
