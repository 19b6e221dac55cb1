import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';

const isInstalled = existsSync(new URL('./node_modules/wechaty-puppet-mock/package.json', import.meta.url));
if (!isInstalled) console.log('wechaty 的进程测试没有运行：先运行 node bots/wechaty/ensure-installed.cjs test');

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** As `npm run wechaty` runs it. */
const LOADER = './bots/wechaty/node_modules/tsx/dist/loader.mjs';

async function start(settings: Record<string, string>): Promise<{ child: ChildProcess; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-wechaty-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const env = { PATH: process.env.PATH, DATA_DIR: join(folder, 'data'), ...settings };
  const child = spawn(process.execPath, ['--import', LOADER, 'bots/wechaty/main.node.ts'], { cwd: ROOT, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, folder };
}

const output = (stream: ChildProcess['stdout']): Promise<string> => (stream ? text(stream) : Promise.resolve(''));

describe.skipIf(!isInstalled)('the process of a personal account', () => {
  test('it says which puppet it runs, keeps the login under the data folder, and ends with 0 on SIGTERM', async () => {
    const { child, folder } = await start({ WECHATY_PUPPET: 'wechaty-puppet-mock', LOG_LEVEL: 'silent' });
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
    });
    await expect.poll(() => out, { timeout: 60_000 }).toMatch(/微信个人号：wechaty-puppet-mock.*公众号/);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const login = await readFile(join(folder, 'data', 'wechaty', 'login.memory-card.json'), 'utf8');
    expect(JSON.parse(login)).toEqual({});
  }, 90_000);

  test('without a puppet, with one that is not installed or lacks its token, it says so in a line and ends with 1', async () => {
    const wrong: [Record<string, string>, string][] = [
      [{}, 'WECHATY_PUPPET'],
      [{ WECHATY_PUPPET: 'wechaty-puppet-nowhere' }, '--prefix bots/wechaty wechaty-puppet-nowhere'],
      [{ WECHATY_PUPPET: 'wechaty-puppet-service' }, 'WECHATY_PUPPET_SERVICE_TOKEN'],
    ];
    for (const [settings, named] of wrong) {
      const { child } = await start(settings);
      const [err, [code]] = await Promise.all([output(child.stderr), once(child, 'exit')]);
      expect(code).toBe(1);
      expect(err.trimEnd().split('\n').at(-1)).toContain(named);
      expect(err).not.toMatch(/^\s+at /m);
    }
  }, 90_000);
});
