import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { CORPUS_FOLDER } from './start.node.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'start-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** The server as a process of its own, at a port that is free, over an empty data folder. */
async function start(settings: Record<string, string> = {}): Promise<ChildProcess> {
  const env = {
    PATH: process.env.PATH,
    PORT: '0',
    DATA_DIR: join(await freshFolder(), 'data'),
    CORPUS_PULL: 'off',
    ...settings,
  };
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.node.ts'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Starts what cannot start, and gives what it says about it. */
async function failure(settings: Record<string, string>): Promise<{ code: number; out: string; lines: string[] }> {
  const child = await start(settings);
  const [out, err, [code]] = await Promise.all([output(child.stdout), output(child.stderr), once(child, 'exit')]);
  expect(err).not.toMatch(/^\s+at /m);
  return { code, out, lines: err.split('\n').filter(Boolean) };
}

const output = (stream: ChildProcess['stdout']): Promise<string> => (stream ? text(stream) : Promise.resolve(''));

test('a good start says where it listens, what is indexed and that no model writes; SIGTERM ends it with 0', async () => {
  const child = await start({ LOG_LEVEL: 'silent' });
  let out = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk;
  });
  const err = output(child.stderr);
  await expect.poll(() => out, { timeout: 25_000 }).toMatch(/未配置模型.*\n/);
  expect(out).toMatch(/已索引：方案 10 部分、32 节、108 项任务；语料版本 sha256:[0-9a-f]{12}/);
  const address = /湘问已启动：(http:\/\/127\.0\.0\.1:\d+)\n/.exec(out)?.[1];
  const response = await fetch(`${address}/readyz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'ready' });
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  expect(await err).toBe('');
});

test('a port in use is named', async () => {
  const other = createServer();
  other.listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await once(other, 'listening');
  const { port } = other.address() as { port: number };
  const { code, out, lines } = await failure({ PORT: String(port) });
  expect(lines).toEqual([expect.stringMatching(`^端口 ${port} 已被占用：.*PORT`)]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
});

test('a data folder that cannot be written is named', async () => {
  const file = join(await freshFolder(), 'file');
  await writeFile(file, '');
  const { code, out, lines } = await failure({ DATA_DIR: join(file, 'data') });
  expect(lines).toEqual([expect.stringMatching(`^无法在 ${join(file, 'data')} 读写数据库.*DATA_DIR`)]);
  expect({ code, out }).toEqual({ code: 1, out: '' });
});

test('a damaged corpus is told with every fault, file and line', async () => {
  const corpus = join(await freshFolder(), 'corpus');
  await cp(CORPUS_FOLDER, corpus, { recursive: true });
  const change = async (path: string, from: RegExp, to: string): Promise<void> => {
    const source = await readFile(join(corpus, path), 'utf8');
    await writeFile(join(corpus, path), source.replace(from, to));
  };
  await change('plan/plan.md', /^31\./m, '32.');
  await change('plan/questions/exact.md', /^## .*$/m, '## 999');
  await rm(join(corpus, 'offices.yaml'));
  const { code, out, lines } = await failure({ CORPUS_DIR: corpus });
  expect(lines[0]).toBe(`语料有 ${lines.length - 1} 处错误，未启动：`);
  for (const line of lines.slice(1)) expect(line).toMatch(/^ {2}[\w/.-]+:\d+ .*\p{Script=Han}/u);
  for (const fault of [
    /plan\/plan\.md:\d+ 任务编号应为 31，读到 32$/,
    /plan\/plan\.md:1 .*sha256/,
    /plan\/questions\/exact\.md:\d+ 方案里没有 999$/,
    /offices\.yaml:1 缺少这个文件$/,
  ])
    expect(lines).toContainEqual(expect.stringMatching(fault));
  expect({ code, out }).toEqual({ code: 1, out: '' });
});

test('a setting of the wrong form is refused by name', async () => {
  const { code, out, lines } = await failure({ PORT: 'abc' });
  expect(lines).toEqual(['配置有误：PORT 的值不对']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
});

test('all settings of the wrong form are named together', async () => {
  const { code, lines } = await failure({ PUBLIC_URL: 'xiangwen.example', RATE_LIMIT: '-1', LOG_LEVEL: 'loud' });
  expect(lines).toEqual(['配置有误：PUBLIC_URL、RATE_LIMIT、LOG_LEVEL 的值不对']);
  expect(code).toBe(1);
});
