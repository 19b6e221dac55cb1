import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { fullReceipt, KEYS, TEXT } from './participation/ledger/receipt.fixture.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Writes the files into a folder of their own and runs the command there, as npm would. */
async function verify(files: Record<string, unknown>, ...words: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'verify-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  const command = ['--import', 'tsx', 'src/verify.node.ts', ...words];
  const env = { PATH: process.env.PATH, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter(Boolean), error: stderr.trim() };
}

const { text, keys, ...withoutText } = fullReceipt();
const published = { keys: KEYS };

test('a receipt that holds is told step by step, with exit code 0', async () => {
  const files = { 'r.json': withoutText, 'text.txt': `${TEXT}\n`, 'keys.json': published };
  const { status, lines, error } = await verify(files, 'r.json', '--text', 'text.txt', '--keys', 'keys.json');
  expect({ status, error }).toEqual({ status: 0, error: '' });
  expect(lines).toHaveLength(8);
  expect(lines.slice(0, 7).every((line) => line.startsWith('通过'))).toBe(true);
  expect(lines.at(-1)).toBe('结论：全部核验通过。');
  expect([text, keys]).toEqual([TEXT, KEYS]);
});

test('a text that is another is told with exit code 1', async () => {
  const files = { 'r.json': withoutText, 'text.txt': '别的话', 'keys.json': published };
  const { status, lines } = await verify(files, 'r.json', '--keys', 'keys.json', '--text=text.txt');
  expect(status).toBe(1);
  expect(lines).toContain('不符　 意见原文与存证哈希相符：原文与受理时不同，或者盐值不对');
  expect(lines.at(-1)).toBe('结论：核验不通过。');
});

test('a receipt of which not everything could be checked is told with exit code 2', async () => {
  const { status, lines } = await verify({ 'r.json': fullReceipt() }, 'r.json');
  expect(status).toBe(2);
  expect(lines.filter((line) => line.startsWith('未核验'))).toHaveLength(1);
  expect(lines.at(-1)).toContain('材料不全');
});

test.each<[string, string[], string]>([
  ['no file', [], '用法：npm run verify'],
  ['two files', ['r.json', 'keys.json'], '用法：npm run verify'],
  ['an unknown option', ['r.json', '--url', 'x'], '用法：npm run verify'],
  ['a file that is not there', ['none.json'], '读不到文件：none.json'],
  ['a file that is no JSON', ['text.txt'], '不是 JSON 文件：text.txt'],
  ['keys that are none', ['r.json', '--keys', 'r.json'], '文件里没有公钥：r.json'],
])('a call with %s is refused in one line, with exit code 2', async (_, words, message) => {
  const files = { 'r.json': { ledger: null }, 'keys.json': published, 'text.txt': TEXT };
  const { status, lines, error } = await verify(files, ...words);
  expect({ status, lines }).toEqual({ status: 2, lines: [] });
  expect(error).toContain(message);
  expect(error.split('\n')).toHaveLength(1);
});
