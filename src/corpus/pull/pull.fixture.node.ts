import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LawFile } from '../../domain/law.ts';
import { type PullOptions, pullTexts } from './pull.node.ts';
import { sha256Of } from './stored-texts.node.ts';

/** A server on a free port of 127.0.0.1, gone after the test. `seen` are the paths asked for, as they came. */
export async function serveTexts(answer: RequestListener): Promise<{ from: string; seen: string[]; stop(): void }> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url ?? '');
    answer(request, response);
  });
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(stop);
  return { from: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, seen, stop };
}

/** An empty folder, gone after the test. */
export async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'texts-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A file of the lock for this text. */
export function lawFile(path: string, text: string): LawFile {
  return { path, sha256: sha256Of(Buffer.from(text)) };
}

/** A pull into an empty folder, with short waits; `stored` are the names that lie there afterwards. */
export async function pullInto(options: Omit<PullOptions, 'folder'> & { folder?: string }) {
  const folder = options.folder ?? (await emptyFolder());
  const limits = { backOffMs: 5, ...options.limits };
  const result = await pullTexts({ ...options, folder, limits });
  return { result, folder, stored: (await readdir(folder)).sort() };
}
