import { parseArgs } from 'node:util';
import { givesOrders } from './answering/screen.ts';
import {
  addDocument,
  listDocuments,
  removeDocument,
  restoreDocument,
  rollbackDocument,
} from './corpus/import/documents.node.ts';
import type { Refusal } from './corpus/import/reading.ts';
import { reindex } from './corpus-commands.node.ts';
import { systemClock } from './domain/clock.ts';
import { stripHidden } from './retrieval/normalise.ts';
import { loadCorpus } from './start.node.ts';

/** The commands for an office's own documents; each returns the exit code, `null` where it was called wrongly. */

/** Shows what a file would bring; adds it where `--yes` says so. */
export async function addDocumentCommand(words: string[], dataDir: string): Promise<number | null> {
  const options = readOptions(words);
  const [file] = options?.positionals ?? [];
  if (!options || !file) return null;
  const { id, by, keep, yes: confirmed = false } = options.values;
  const { laws } = (await loadCorpus()).lock;
  const isLaw = (name: string): boolean => laws.some((law) => law.id === name);
  const screen = { stripHidden, givesOrders };
  const added = await addDocument({ file, id, by, keep, confirmed, dataDir, screen, isLaw, clock: systemClock });
  if (!added.ok) return refused(added);
  console.log(added.text);
  if (added.kind === 'preview') console.log('以上是预览，还没有入库。确认无误后加 --yes 再运行一次。');
  return added.kind === 'added' ? reindex(dataDir) : 0;
}

/** Lists the documents with their versions. */
export async function listDocumentsCommand(dataDir: string): Promise<number> {
  for (const { id, current, versions } of await listDocuments(dataDir))
    console.log(`${id}  ${current.title}  第 ${current.version} 版（共 ${versions.length} 版）  ${current.file}`);
  return 0;
}

/** Takes a document out, brings it back, or goes back to its version before. */
export async function changeDocumentCommand(
  change: 'remove' | 'restore' | 'rollback',
  [id]: string[],
  dataDir: string,
): Promise<number | null> {
  if (!id) return null;
  const changes = {
    remove: () => removeDocument(dataDir, id, systemClock),
    restore: () => restoreDocument(dataDir, id),
    rollback: () => rollbackDocument(dataDir, id),
  };
  const result = await changes[change]();
  return result.ok ? reindex(dataDir) : refused(result);
}

function refused(refusal: Refusal): number {
  console.error(refusal.message);
  return 1;
}

function readOptions(words: string[]) {
  try {
    const options = {
      id: { type: 'string' },
      by: { type: 'string' },
      yes: { type: 'boolean' },
      keep: { type: 'string', multiple: true },
    } as const;
    return parseArgs({ args: words, options, allowPositionals: true });
  } catch {
    return null;
  }
}
