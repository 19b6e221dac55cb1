import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { CorpusFiles } from './corpus/files.ts';
import { readCorpusFiles } from './corpus/loader.node.ts';
import type { Prompts } from './models/prompt.ts';

/**
 * What answers were made from, kept under `DATA_DIR/versions` so that they can be replayed: a manifest for each version
 * that answers bear, the corpus's files once for each version of the corpus, and each prompt under its hash.
 */

/** One version: the corpus, and the bundle of laws' texts beside it. */
export interface Manifest {
  corpusVersion: string;
  /** The bundle's name under `DATA_DIR/laws`; `null` where no texts were at hand. */
  bundle: string | null;
}

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Keeps a version; what is there already is left as it is. */
export async function keepVersion(
  dataDir: string,
  version: string,
  manifest: Manifest,
  { corpusFolder, prompts }: { corpusFolder: string; prompts: Prompts },
): Promise<void> {
  const files = async () => {
    const read = await readCorpusFiles(corpusFolder);
    return pack(JSON.stringify(Object.fromEntries(read)));
  };
  await keep(fileOf(dataDir, 'corpus', manifest.corpusVersion), files);
  for (const { hash, source } of prompts.values()) await keep(fileOf(dataDir, 'prompt', hash), async () => source);
  await keep(fileOf(dataDir, 'version', version), async () => JSON.stringify(manifest));
}

/** The manifest of a version; `null` where it was not kept. */
export async function findManifest(dataDir: string, version: string): Promise<Manifest | null> {
  const json = await readFile(fileOf(dataDir, 'version', version), 'utf8').catch(() => null);
  return json === null ? null : (JSON.parse(json) as Manifest);
}

/** The files of a version of the corpus; `null` where they were not kept. */
export async function findCorpusFiles(dataDir: string, corpusVersion: string): Promise<CorpusFiles | null> {
  const packed = await readFile(fileOf(dataDir, 'corpus', corpusVersion)).catch(() => null);
  if (!packed) return null;
  return new Map(Object.entries(JSON.parse((await unpack(packed)).toString('utf8')) as Record<string, string>));
}

/** A prompt's file by its hash; `null` where it was not kept. */
export function findPrompt(dataDir: string, hash: string): Promise<string | null> {
  return readFile(fileOf(dataDir, 'prompt', hash), 'utf8').catch(() => null);
}

const ENDINGS = { version: 'json', corpus: 'json.gz', prompt: 'zh.md' } as const;

/** Versions are hashes already, but come from outside as text: no path is made of them. */
function fileOf(dataDir: string, kind: keyof typeof ENDINGS, id: string): string {
  const name = createHash('sha256').update(id).digest('hex').slice(0, 32);
  return join(dataDir, 'versions', `${kind}-${name}.${ENDINGS[kind]}`);
}

async function keep(path: string, content: () => Promise<string | Uint8Array>): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await mkdir(join(path, '..'), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, await content());
  await rename(part, path);
}
