import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LIBRARY_LOCK_PATH, type LibraryRow, parseLibraryLock } from './corpus/laws/library-lock.ts';
import { type PullResult, pullTexts } from './corpus/pull/pull.node.ts';
import { reasonText } from './corpus/pull/pull-reasons.ts';
import type { Corpus } from './domain/corpus.ts';
import type { Day } from './domain/law.ts';
import { buildBundle, currentBundle, loadBundle, readSources, saveBundle, textsFolder } from './law-data.node.ts';
import type { Embedder } from './retrieval/embedder.ts';

/** Pulls the laws' texts and builds the bundle that servers take up. */

/** What to pull, and where it goes. */
export interface PullLawsOptions {
  corpus: Corpus;
  corpusFolder: string;
  dataDir: string;
  /** A folder or mirror; the pinned repository where none is given. */
  from?: string | undefined;
  /** The whole national library, not only the pinned laws. */
  all?: boolean;
  embedder: Embedder | null;
  today: () => Day;
  /** Told one line at a time how far it is. */
  log: (line: string) => void;
  signal?: AbortSignal;
}

/** Where the pinned repository serves its files at the pinned commit. */
export function repositoryBase({ lock }: Corpus): string {
  const path = lock.repository.replace(/^https:\/\/github\.com\//, '').replace(/\/$/, '');
  return `https://raw.githubusercontent.com/${path}/${lock.commit}/`;
}

/** Pulls and builds. The exit code: 0 where something is at hand and nothing was refused. */
export async function pullLaws(options: PullLawsOptions): Promise<number> {
  const { corpus, dataDir, log } = options;
  const rows = await readLibraryLock(options.corpusFolder);
  const files = options.all
    ? rows.map(({ path, sha256 }) => ({ path, sha256 }))
    : corpus.lock.laws.flatMap(({ versions }) => versions.flatMap((version) => version.files));
  let told = 0;
  const result = await pullTexts({
    files,
    from: options.from ?? repositoryBase(corpus),
    folder: textsFolder(dataDir),
    signal: options.signal,
    onProgress: ({ done, fetched, total }) => {
      // Offline nothing is fetched, and one line says that.
      if (fetched === 0 || (done < total && done - told < total / 5)) return;
      told = done;
      log(`法律原文：已取回 ${fetched}/${total}`);
    },
  });
  report(result, log);
  if (result.kind === 'busy') return 0;
  // Offline, too: what was pulled before may have been indexed with another corpus.
  await rebuild(options, rows);
  return result.kind === 'done' && result.refused.length === 0 ? 0 : 1;
}

/** Builds the bundle over the texts that are at hand, where the current one is of other texts or another corpus. */
export async function rebuild(options: PullLawsOptions, rows?: readonly LibraryRow[]): Promise<void> {
  const { corpus, dataDir, log, today, embedder } = options;
  const begin = performance.now();
  const sources = await readSources(corpus, rows ?? (await readLibraryLock(options.corpusFolder)), dataDir);
  const name = await currentBundle(dataDir);
  if (sources.length === 0 && !name) return;
  const bundle = await buildBundle(corpus, sources, embedder, today);
  const current = name && (await loadBundle(dataDir, name));
  const same =
    current &&
    current.corpusVersion === bundle.corpusVersion &&
    current.packed.header.version === bundle.packed.header.version &&
    current.vectors?.model === bundle.vectors?.model;
  if (same) return;
  await saveBundle(bundle, dataDir);
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  log(`法律索引：${bundle.packed.header.laws.length} 部，${bundle.packed.header.places.length} 条，用时 ${seconds} 秒`);
}

async function readLibraryLock(folder: string): Promise<LibraryRow[]> {
  return parseLibraryLock(await readFile(join(folder, LIBRARY_LOCK_PATH), 'utf8'));
}

function report(result: PullResult, log: (line: string) => void): void {
  if (result.kind === 'busy') log('法律原文：另一个取回正在进行，这次不再取。');
  else if (result.kind === 'unreachable') log(`法律原文：取不到（${reasonText(result.reason)}），先用要点作答。`);
  else {
    for (const { path, reason } of result.refused) log(`法律原文：拒收 ${path}：${reasonText(reason)}`);
    log(`法律原文：新取 ${result.fetched} 个，已有 ${result.present} 个，拒收 ${result.refused.length} 个`);
  }
}
