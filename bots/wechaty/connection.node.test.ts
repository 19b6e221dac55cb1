import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from './connection.ts';
import { TestTime } from './time.fixture.ts';

const isInstalled = existsSync(new URL('./node_modules/wechaty-puppet-mock/package.json', import.meta.url));
if (!isInstalled) console.log('wechaty 的连接测试没有运行：先运行 node bots/wechaty/ensure-installed.cjs test');
const { notice, scene, types } = isInstalled
  ? await import('./wechaty.fixture.node.ts')
  : ({} as typeof import('./wechaty.fixture.node.ts'));

describe.skipIf(!isInstalled)('the connection of a personal account', () => {
  test('after a logout the bot is started anew, and messages are answered again', async () => {
    const { person, me, puppet, sentOf, time, logged } = await scene();
    person.say('任务31是什么').to(me);
    await sentOf(1);
    await puppet.logout('在别处登录');
    await vi.waitFor(() => expect(puppet.isLoggedIn).toBe(true));
    expect(time.slept).toContain(FIRST_PAUSE_MS);
    expect(logged.join()).toContain('重新连接微信');
    person.say('任务42是什么').to(me);
    const [, second] = await sentOf(2);
    expect(second?.text).toContain('【任务42】');
  });

  test('an error is counted, and with the login still there nothing is started anew', async () => {
    const { puppet, channel, logged, person, me, sentOf } = await scene();
    puppet.emit('error', { data: '某人的话' });
    await vi.waitFor(() => expect(channel.standing().failures).toBe(1));
    person.say('任务31是什么').to(me);
    await sentOf(1);
    expect(logged.join()).not.toContain('重新连接');
    expect(logged.join()).not.toContain('某人的话');
    expect(channel.standing().lastFailure).not.toContain('某人的话');
  });

  test('pauses between starts double up to ten minutes while no login comes', async () => {
    const { time, puppet, logged } = await scene({ logsIn: false });
    await vi.waitFor(() => expect(time.slept.length).toBeGreaterThan(10));
    expect(time.slept.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000]);
    expect(Math.max(...time.slept)).toBe(LONGEST_PAUSE_MS);
    expect(logged.filter((line) => line.includes('重新连接')).length).toBeGreaterThan(5);
    expect(puppet.isLoggedIn).toBe(false);
  });

  test('a login code is shown once, and again when it changes; while it may be scanned nothing is started anew', async () => {
    const time = heldTime();
    const { puppet, mocker, me, codes, logged, channel } = await scene({ logsIn: false, time });
    mocker.scan('https://login.example/one');
    mocker.scan('https://login.example/one');
    await time.pass(4 * 60_000);
    puppet.emit('scan', { qrcode: 'https://login.example/one', status: types.ScanStatus.Scanned });
    mocker.scan('https://login.example/two', types.ScanStatus.Timeout);
    await time.pass(4 * 60_000);
    expect(codes).toEqual(['https://login.example/one', 'https://login.example/two']);
    expect(logged.join()).not.toContain('重新连接');
    mocker.login(me);
    await vi.waitFor(() => expect(logged.join()).toContain('微信已登录'));
    expect(channel.standing().failures).toBe(0);
  });

  test('a login code is drawn in the terminal, by half blocks, in a square that is large enough to hold it', async () => {
    const { showLoginCode } = await import('./login-code.ts');
    const printed: string[] = [];
    const { mocker } = await scene({
      logsIn: false,
      time: heldTime(),
      showCode: (code) => showLoginCode(code, (lines) => printed.push(lines)),
    });
    mocker.scan('https://login.weixin.qq.com/l/4Z-abcdefg==');
    await vi.waitFor(() => expect(printed).toHaveLength(1));
    const [told, ...rows] = (printed[0] ?? '').trimEnd().split('\n');
    expect(told).toContain('扫一扫');
    expect(rows.join('')).toMatch(/^[█▀▄ ]+$/);
    expect(rows.length).toBeGreaterThan(12);
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
  });

  test('while logged out a reply is tried again soon; after five minutes it waits for the next message', async () => {
    const time = heldTime();
    const { channel, mocker, me, puppet } = await scene({ logsIn: false, time });
    const sending = { body: notice(1), partsSent: 0, sentPart: async () => undefined };
    expect(await channel.push('wxid_person', sending)).toEqual({ kind: 'retry', afterMs: 30_000, error: 'logged out' });
    mocker.scan('https://login.example/one');
    await time.pass(5 * 60_000 + 1);
    expect(await channel.push('wxid_person', sending)).toEqual({ kind: 'parked' });
    time.held = false;
    mocker.login(me);
    await vi.waitFor(async () => expect(await channel.push('wxid_person', sending)).toEqual({ kind: 'sent' }));
    expect(puppet.sent).toHaveLength(1);
  });

  test('whom the puppet does not know is tried again; what is no chat of ours never', async () => {
    const { channel } = await scene();
    const sending = { body: notice(1), partsSent: 0, sentPart: async () => undefined };
    expect(await channel.push('wxid_nobody', sending)).toEqual({ kind: 'retry', error: 'Error' });
    expect(await channel.push('no@chatroom:wxid_person', sending)).toEqual({ kind: 'retry', error: 'Error' });
    for (const chat of ['', ':', 'a:b:c', '%']) expect((await channel.push(chat, sending)).kind).toBe('dead');
  });

  test('a message that the store cannot take in is tried again; lost at last, the person is told so', async () => {
    let failing = 2;
    const { person, me, sentOf, time, channel } = await scene({
      wrap: (store) => ({
        ...store,
        receive: (...message) =>
          failing-- > 0 ? Promise.reject(new Error('disk full of 某人的话')) : store.receive(...message),
      }),
    });
    time.slept.length = 0;
    person.say('任务31是什么').to(me);
    const [answered] = await sentOf(1);
    expect(answered?.text).toContain('【任务31】');
    expect(time.slept.slice(0, 2)).toEqual([1_000, 5_000]);
    failing = 4;
    person.say('任务42是什么').to(me);
    const [, told] = await sentOf(2);
    expect(told?.text).toBe('系统繁忙，这条消息没有收到，请稍后再发一次。');
    expect(channel.standing()).toMatchObject({ received: 1, failures: 6, lastFailure: 'Error' });
  });
});

function heldTime() {
  const time = new TestTime();
  time.held = true;
  return time;
}
