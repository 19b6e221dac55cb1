import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { CorpusLoader } from '../domain/corpus.ts';
import type { CorpusFiles } from './files.ts';
import { parseCorpus } from './parse.ts';

/** Trains the embedder and the recognition of reports; answers never rest on it (src/build.cjs leaves out the same). */
const ONLY_FOR_TRAINING = /^(laws\/wider|reports)\//;

/** Loads the corpus from a folder. A folder that cannot be read is reported as a fault like any other. */
export function diskLoader(folder: string): CorpusLoader {
  return {
    async load() {
      try {
        return await parseCorpus(await readCorpusFiles(folder));
      } catch (error) {
        return { ok: false, faults: [{ file: folder, line: 1, message: `读不到语料：${(error as Error).message}` }] };
      }
    },
  };
}

/** Every `.md` and `.yaml` file below the folder, and the lock, under its path with forward slashes. */
export async function readCorpusFiles(folder: string): Promise<CorpusFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files: CorpusFiles = new Map();
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(md|yaml)$|^corpus\.lock\.json$/.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    if (ONLY_FOR_TRAINING.test(path)) continue;
    files.set(path, await readFile(file, 'utf8'));
  }
  return files;
}
