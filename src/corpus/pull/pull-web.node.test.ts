import type { LookupAddress } from 'node:dns';
import { expect, test } from 'vitest';
import { lawFile, pullInto, serveTexts } from './pull.fixture.node.ts';
import type { Lookup } from './pull-source.node.ts';
import { fileAddress, nextHop } from './pull-web.node.ts';

const TEXT = '第一条　为了规范……\n';
const file = lawFile('1.md', TEXT);
const LOOPBACK: LookupAddress = { address: '127.0.0.1', family: 4 };
const refusedFor = (reason: string) => ({ kind: 'done', fetched: 0, refused: [{ path: '1.md', reason }] });

/** A server that sends everybody on, one that nobody may reach, and what a pull from the first comes to. */
async function sentOn(location: (port: string) => string, lookup?: Lookup) {
  const inner = await serveTexts((_request, response) => response.end(TEXT));
  const { port } = new URL(inner.from);
  const outer = await serveTexts((_request, response) => response.writeHead(302, { location: location(port) }).end());
  const limits = { answerMs: 300, attempts: 1 };
  const pulled = await pullInto({ files: [file], from: outer.from, limits, ...(lookup && { lookup }) });
  return { ...pulled, innerSeen: inner.seen, outerSeen: outer.seen };
}

test.each([
  ['another port of this machine', (port: string) => `http://127.0.0.1:${port}/`],
  ['this machine as one number', (port: string) => `http://2130706433:${port}/`],
  ['this machine by name', (port: string) => `http://localhost:${port}/`],
  ['this machine in IPv6', (port: string) => `http://[::1]:${port}/`],
  ['this machine in IPv4-mapped IPv6', (port: string) => `http://[::ffff:127.0.0.1]:${port}/`],
  ['no address at all', (port: string) => `http://0.0.0.0:${port}/`],
  ['the metadata of a cloud', () => 'http://169.254.169.254/latest/meta-data/'],
  ['the metadata in IPv4-mapped IPv6', () => 'http://[::ffff:169.254.169.254]/'],
  ['a private network over https', () => 'https://10.0.0.1/'],
])('a redirect to %s is refused before anything is sent there', async (_name, location) => {
  const { result, stored, innerSeen } = await sentOn(location);
  expect(result).toMatchObject(refusedFor('private_address'));
  expect(innerSeen).toEqual([]);
  expect(stored).toEqual([]);
});

test('a redirect to a name is refused where only one of its addresses is private', async () => {
  const lookup: Lookup = async () => [{ address: '8.8.8.8', family: 4 }, LOOPBACK];
  const { result, innerSeen } = await sentOn((port) => `http://law.example:${port}/`, lookup);
  expect(result).toMatchObject(refusedFor('private_address'));
  expect(innerSeen).toEqual([]);
});

test('a name is looked up once a request, so that the resolver cannot change its mind in between', async () => {
  const asked: string[] = [];
  const lookup: Lookup = async (host) => {
    asked.push(host);
    if (asked.length > 1) throw new Error('asked twice');
    return [LOOPBACK];
  };
  const { from } = await serveTexts((_request, response) => response.end(TEXT));
  const { port } = new URL(from);
  const { result } = await pullInto({ files: [file], from: `http://mirror.example:${port}/`, lookup });
  expect(result).toMatchObject({ fetched: 1 });
  expect(asked).toEqual(['mirror.example']);
});

test('a redirect within the operator’s own origin is followed, wherever that lies', async () => {
  const { from, seen } = await serveTexts((request, response) => {
    if (request.url === '/1.md') response.writeHead(301, { location: '/moved/1.md' }).end();
    else response.end(TEXT);
  });
  expect((await pullInto({ files: [file], from })).result).toMatchObject({ fetched: 1 });
  expect(seen).toEqual(['/1.md', '/moved/1.md']);
});

test('three redirects are followed and a fourth is not', async () => {
  for (const [hops, outcome] of [
    [3, { fetched: 1 }],
    [4, refusedFor('too_many_redirects')],
  ] as const) {
    const { from, seen } = await serveTexts((_request, response) => {
      if (seen.length > hops) response.end(TEXT);
      else response.writeHead(307, { location: `/${seen.length}` }).end();
    });
    expect((await pullInto({ files: [file], from })).result).toMatchObject(outcome);
    expect(seen).toHaveLength(4);
  }
});

test.each([
  ['nowhere', undefined],
  ['no address', 'http://'],
  ['a file', 'file:///etc/passwd'],
])('a redirect to %s is refused', async (_name, location) => {
  const { from } = await serveTexts((_request, response) => {
    response.writeHead(302, location === undefined ? {} : { location }).end();
  });
  expect((await pullInto({ files: [file], from })).result).toMatchObject(refusedFor('bad_redirect'));
});

test('a redirect keeps https', () => {
  const current = new URL('https://raw.githubusercontent.com/a/1.md');
  expect(() => nextHop(current, 'http://raw.githubusercontent.com/a/1.md')).toThrow('insecure_redirect');
  expect(() => nextHop(current, 'http://8.8.8.8/')).toThrow('insecure_redirect');
  expect(nextHop(current, '//objects.example/1.md').href).toBe('https://objects.example/1.md');
});

test('every segment of a path is encoded and added below the base, and none leads out of it', () => {
  const base = new URL('https://mirror.example/laws/abc?key=1');
  const address = fileAddress(base, '民法典/第1编(总则)?#%2e.md');
  expect(address.href).toBe(
    'https://mirror.example/laws/abc/%E6%B0%91%E6%B3%95%E5%85%B8/%E7%AC%AC1%E7%BC%96(%E6%80%BB%E5%88%99)%3F%23%252e.md?key=1',
  );
  for (const path of ['../1.md', 'a/../1.md', '/1.md', 'a//1.md', './1.md', 'a\\1.md', 'a\0.md', '\ud800.md'])
    expect(() => fileAddress(base, path), path).toThrow('bad_path');
});
