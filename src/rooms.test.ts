import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** Who may import whom (docs/decisions/0001). A room may always import itself and `domain`. */
const ROOMS: Record<string, string[]> = {
  domain: [],
  corpus: [],
  store: [],
  privacy: [],
  documents: [],
  models: ['store'],
  retrieval: ['corpus'],
  answering: ['retrieval', 'corpus', 'store', 'privacy', 'models'],
  participation: ['store', 'privacy'],
  conversation: ['answering', 'participation', 'retrieval', 'store', 'privacy'],
  outbox: ['store', 'privacy'],
  research: ['answering', 'retrieval', 'corpus', 'participation', 'documents', 'models', 'privacy'],
  gaps: ['answering', 'retrieval', 'corpus', 'store', 'documents', 'privacy'],
  staff: ['store'],
  operations: ['store'],
  api: ['conversation', 'answering', 'participation', 'retrieval', 'corpus', 'staff', 'store', 'models'],
  web: ['conversation', 'answering', 'participation', 'retrieval', 'corpus', 'documents', 'staff', 'store'],
};

const SOURCE = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => path.replaceAll('\\', '/'));

function importsOf(path: string): string[] {
  const source = readFileSync(join(SOURCE, path), 'utf8');
  const specifiers = [...source.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] as string);
  return specifiers
    .filter((name) => name.startsWith('.'))
    .map((name) => normalize(join(dirname(path), name)).replaceAll('\\', '/'));
}

const roomOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] as string) : '');

test('every file stands in a known room and imports only the rooms that its own may', () => {
  const wrong = files.flatMap((path) => {
    const room = roomOf(path);
    // What the tests of the whole site share assembles it, as the entries do.
    if (room === '' || room === 'browsing') return [];
    const allowed = ROOMS[room];
    if (!allowed) return [`${path}: unknown room`];
    return importsOf(path)
      .filter((target) => ![room, 'domain', ...allowed].includes(roomOf(target)))
      .map((target) => `${path} → ${target}`);
  });
  expect(wrong).toEqual([]);
});

test('what also runs on Workers imports no file that uses Node', () => {
  const wrong = files
    .filter((path) => !/\.(node|contract)\.tsx?$/.test(path))
    .flatMap((path) =>
      importsOf(path)
        .filter(
          (target) =>
            /\.node\.tsx?$/.test(target) || (target.startsWith('..') && !/^\.\.\/(corpus|dist|bots)\//.test(target)),
        )
        .map((target) => `${path} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    else if (!done.has(path)) {
      for (const target of importsOf(path)) if (files.includes(target)) visit(target, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test('a bot imports its own folder, the conversation and the domain, and no other of ours', () => {
  // `main.node.ts` is a process of its own, an entry.
  const bots = readdirSync(join(SOURCE, '../bots'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.ts$/.test(path) && !/(\.(test|fixture\.node)|\bmain\.node)\.ts$/.test(path))
    .filter((path) => !path.includes('node_modules'))
    .map((path) => `../bots/${path.replaceAll('\\', '/')}`);
  const wrong = bots.flatMap((path) => {
    const own = path.split('/').slice(0, 3).join('/');
    return importsOf(path)
      .filter((target) => !target.startsWith(`${own}/`) && !/^\.\.\/src\/(conversation|domain)\//.test(target))
      .map((target) => `${path} → ${target}`);
  });
  expect(bots.length).toBeGreaterThan(0);
  expect(wrong).toEqual([]);
});
