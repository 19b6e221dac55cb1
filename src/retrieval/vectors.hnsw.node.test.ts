import { test } from 'vitest';
import { vectorContract } from './vectors.contract.ts';
import { buildHnswIndex, loadHnsw } from './vectors.hnsw.node.ts';

let reason: string | undefined;
try {
  loadHnsw();
} catch (error) {
  reason = (error as Error).message;
  console.warn(`skipped: hnswlib-node is not installed here: ${reason}`);
}

if (reason) test.skip(`a vector index: hnswlib (${reason})`, () => undefined);
else vectorContract('hnswlib', buildHnswIndex, { recallFloor: 0.95 });
