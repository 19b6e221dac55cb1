import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anOpenDecision, openDecision } from '../src/conversation/fixture.node.ts';
import { NOTICE } from '../src/participation/notice.ts';
import { openSqliteStore } from '../src/store/sqlite.node.ts';
import { BenchServer, freePort, spread } from './bench-server.ts';

interface Acknowledged {
  receipt: string;
  receivedAt: string;
  text: string;
  salt: string;
  ledger: { leaf: object; promise: string; keyId: string };
}

const LANES = 64;
/** Handed in before, to know how fast this machine is: about as many are to come before the end as after it. */
const WARM_UP = 300;

/**
 * `npm run bench -- burst [count]`: comments in a burst around the end of the consultation, the process killed once
 * behind it. Every acknowledged one has to be stored, included and provable; none may be accepted late. The proofs are
 * checked here with Node's own cryptography, by the text of RFC 6962, and not with the project's.
 */
export async function benchBurst(count: number): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-burst-'));
  const server = new BenchServer(await freePort(), { DATA_DIR: folder });
  const store = await openSqliteStore(join(folder, 'xiangwen.sqlite'));
  await server.start();
  await openDecision(store, anOpenDecision('warm-up', '演示事项'));
  const warmUp = performance.now();
  await inLanes(WARM_UP, async (at) => void (await hand(server, 'warm-up', at)));
  const expectedMs = ((performance.now() - warmUp) / WARM_UP) * count;
  const closesAt = Date.now() + expectedMs / 2;
  await openDecision(store, anOpenDecision('burst', '县城公交票价调整方案'), { opensAt: 1, closesAt });
  await store.close();
  const given: Acknowledged[] = [];
  const refused: Record<string, number> = {};
  const times: number[] = [];
  const began = performance.now();
  await inLanes(count, async (at) => {
    const sent = performance.now();
    const { status, body, text } = await hand(server, 'burst', at);
    times.push(performance.now() - sent);
    if (status === 201) given.push({ ...(body as Omit<Acknowledged, 'text'>), text });
    else refused[(body as { code: string }).code] = (refused[(body as { code: string }).code] ?? 0) + 1;
  });
  const seconds = (performance.now() - began) / 1000;
  await server.kill();
  await server.start();
  const included = await waitForLedger(server, given.length);
  const late = given.filter(({ receivedAt }) => Date.parse(receivedAt) >= closesAt).length;
  const faults = await verifyAll(server, given);
  await server.kill('SIGTERM');
  await rm(folder, { recursive: true });
  console.log(
    `${count} 份意见在 ${seconds.toFixed(1)} s 内到达（${(count / seconds).toFixed(0)} 份/秒，并发 ${LANES}），提交 ${spread(times)}`,
  );
  console.log(`签收 ${given.length} 份，拒收 ${JSON.stringify(refused)}，签收里晚到的 ${late} 份`);
  console.log(
    `强杀重启后 ${included.seconds.toFixed(1)} s 内编入存证链 ${included.size} 份；独立核验不通过 ${faults} 份`,
  );
  return late === 0 && faults === 0 && included.size === given.length && given.length + sum(refused) === count;
}

/** Calls `work` with 0…count-1, many at once. */
async function inLanes(count: number, work: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < count; at = next++) await work(at);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

async function hand({ base }: BenchServer, decision: string, at: number) {
  const text = `第${at}份：票价莫涨那么多，老人和学生要照顾。${'补充'.repeat(at % 40)}`;
  const body = { text, noticeVersion: NOTICE.version };
  return { ...(await post(`${base}/api/decisions/${decision}/comments`, body)), text };
}

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((a, b) => a + b, 0);
const agent = new Agent({ keepAlive: true, maxSockets: LANES });

function post(url: string, value: object): Promise<{ status: number; body: unknown }> {
  const body = JSON.stringify(value);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk as Buffer);
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
    });
    sent.once('error', reject).end(body);
  });
}

async function waitForLedger(server: BenchServer, size: number) {
  const began = performance.now();
  for (;;) {
    const root = (await (await fetch(`${server.base}/api/decisions/burst/ledger`)).json()) as { size: number };
    const seconds = (performance.now() - began) / 1000;
    if (root.size >= size || seconds > 120) return { size: root.size, seconds };
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** How many receipts do not prove that their comment is in the record. */
async function verifyAll(server: BenchServer, given: Acknowledged[]): Promise<number> {
  const { keys } = (await (await fetch(`${server.base}/api/ledger/keys`)).json()) as {
    keys: { keyId: string; publicKey: string }[];
  };
  let faults = 0;
  const waiting = [...given];
  const lane = async () => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const receipt = await (await fetch(`${server.base}/api/receipts/${one.receipt}`)).json();
      if (!isProven(one, receipt as Proven, keys)) faults += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  return faults;
}

interface Proven {
  ledger: {
    state: string;
    leaf: Record<string, unknown>;
    index: number;
    size: number;
    root: string;
    inclusion: string[];
    signedRoot: Record<string, unknown>;
  };
}

function isProven(given: Acknowledged, { ledger }: Proven, keys: { keyId: string; publicKey: string }[]): boolean {
  const key = keys.find(({ keyId }) => keyId === given.ledger.keyId);
  if (!key || ledger.state !== 'included' || canonical(ledger.leaf) !== canonical(given.ledger.leaf)) return false;
  const commitment = sha256(Buffer.from(given.salt, 'hex'), Buffer.from(given.text)).toString('hex');
  const { signature, ...root } = ledger.signedRoot;
  return (
    commitment === ledger.leaf.commitment &&
    isSigned({ leaf: given.ledger.leaf, keyId: key.keyId }, given.ledger.promise, key.publicKey) &&
    isSigned(root, signature as string, key.publicKey) &&
    root.root === ledger.root &&
    rootFrom(ledger) === ledger.root
  );
}

/** RFC 9162 section 2.1.3.2. */
function rootFrom({ leaf, index, size, inclusion }: Proven['ledger']): string | null {
  let hash = sha256(Buffer.from([0]), Buffer.from(canonical(leaf)));
  let fn = index;
  let sn = size - 1;
  for (const step of inclusion) {
    if (sn === 0) return null;
    const other = Buffer.from(step, 'hex');
    if (fn % 2 === 1 || fn === sn) {
      hash = sha256(Buffer.from([1]), other, hash);
      while (fn % 2 === 0 && fn !== 0) {
        fn = Math.floor(fn / 2);
        sn = Math.floor(sn / 2);
      }
    } else hash = sha256(Buffer.from([1]), hash, other);
    fn = Math.floor(fn / 2);
    sn = Math.floor(sn / 2);
  }
  return sn === 0 ? hash.toString('hex') : null;
}

function sha256(...parts: Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function isSigned(value: object, signature: string, publicKey: string): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, Buffer.from(canonical(value)), key, Buffer.from(signature, 'base64url'));
}

/** RFC 8785 for what stands here: objects of strings, whole numbers and null. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
