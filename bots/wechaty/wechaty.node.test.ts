import { existsSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';

/** These need this folder's own packages, which the root's do not bring. */
const isInstalled = existsSync(new URL('./node_modules/wechaty-puppet-mock/package.json', import.meta.url));
if (!isInstalled)
  console.log('wechaty 的测试没有运行：先运行 node bots/wechaty/ensure-installed.cjs test 装好它的依赖包');
const { deliver, notice, scene, types } = isInstalled
  ? await import('./wechaty.fixture.node.ts')
  : ({} as typeof import('./wechaty.fixture.node.ts'));

describe.skipIf(!isInstalled)('a personal account, by the real wechaty with the mock puppet', () => {
  test('a direct message is answered with the text of the plan, to whom it came from', async () => {
    const { person, me, sentOf, received, channel } = await scene();
    person.say('任务31是什么').to(me);
    const [sent] = await sentOf(1);
    expect(sent?.to).toBe('wxid_person');
    expect(sent?.text).toContain('【任务31】');
    expect(sent?.text).toContain('〔原文摘录〕');
    expect(received[0]).toMatchObject({ channel: 'wechaty', chat: 'wxid_person', content: { text: '任务31是什么' } });
    expect(received[0]).not.toHaveProperty('isGroup');
    expect(channel.standing()).toMatchObject({ state: 'on', received: 1, failures: 0, lastFailure: null });
    expect(channel.standing().lastDelayMs).toBeLessThan(60_000);
  });

  test('in a room only what mentions the account is answered, there, with a mention', async () => {
    const { person, me, room, sentOf, received, puppet } = await scene();
    person.say('任务30是什么').to(room);
    person.say('@别人\u2005任务29是什么').to(room);
    person.say('@湘问\u2005任务31是什么', [me]).to(room);
    const [sent] = await sentOf(1);
    expect(sent).toMatchObject({ to: '777@chatroom', mentions: ['wxid_person'] });
    expect(sent?.text).toMatch(/^@某人 /);
    expect(sent?.text).toContain('【任务31】');
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      chat: '777@chatroom:wxid_person',
      isGroup: true,
      content: { kind: 'text', text: '任务31是什么' },
    });
    expect(puppet.sent).toHaveLength(1);
  });

  test('two people of one room have dialogues of their own', async () => {
    const { person, other, me, room, sentOf, received } = await scene();
    person.say('@湘问 任务31是什么', [me]).to(room);
    other.say('@湘问 任务42是什么', [me]).to(room);
    const sent = await sentOf(2);
    expect(new Set(received.map(({ chat }) => chat))).toEqual(
      new Set(['777@chatroom:wxid_person', '777@chatroom:wxid_other']),
    );
    for (const { mentions, text } of sent)
      expect(text).toContain(mentions[0] === 'wxid_person' ? '【任务31】' : '【任务42】');
  });

  test('a mention is read from the text too, where the puppet lists none; calling everybody is no question', async () => {
    const { person, me, room, sentOf, received } = await scene();
    person.say('@所有人\u2005明天开会', [me]).to(room);
    person.say('请问 @湘问 任务31是什么').to(room);
    await sentOf(1);
    expect(received.map(({ content }) => content)).toEqual([{ kind: 'text', text: '请问 任务31是什么' }]);
  });

  test('voice, pictures and files are answered by asking for text; in a room they are not for us', async () => {
    const set = await scene();
    deliver(set, { type: types.Message.Audio });
    deliver(set, { type: types.Message.Audio, roomId: set.room.id });
    const [sent] = await set.sentOf(1);
    expect(sent?.text).toContain('语音');
    deliver(set, { type: types.Message.Image });
    deliver(set, { type: types.Message.RedEnvelope });
    await set.sentOf(3);
    const kinds = set.received.map(({ content }) => content.kind === 'unsupported' && content.what);
    expect(kinds).toEqual(['voice', 'image', 'other']);
  });

  test('its own messages, official accounts, notices of the system and what is days old stay unanswered', async () => {
    const set = await scene();
    const { mocker, me, person, received, sentOf } = set;
    me.say('任务31是什么').to(person);
    mocker.createContact({ id: 'gh_news', name: '某报', type: types.Contact.Official }).say('要闻').to(me);
    mocker.createContact({ id: 'weixin', name: '微信团队' }).say('登录提醒').to(me);
    deliver(set, { type: types.Message.Unknown, text: '你已添加了某人' });
    deliver(set, { type: types.Message.Recalled, text: 'message-1' });
    deliver(set, { text: '任务31是什么', timestamp: Math.floor(Date.now() / 1000) - 3 * 86_400 });
    person.say('任务31是什么').to(me);
    await sentOf(1);
    expect(received.map(({ content }) => content)).toEqual([{ kind: 'text', text: '任务31是什么' }]);
  });

  test('a message that the puppet delivers again is answered once', async () => {
    const set = await scene();
    const id = deliver(set, { text: '任务31是什么' });
    set.puppet.emit('message', { messageId: id });
    await set.sentOf(1);
    set.puppet.emit('message', { messageId: id });
    await vi.waitFor(() => expect(set.received).toHaveLength(3));
    await set.channel.close();
    await set.engine.dispatcher.idle();
    expect(set.puppet.sent).toHaveLength(1);
    expect(set.channel.standing().received).toBe(1);
    expect(new Set(set.received.map(({ messageId }) => messageId))).toEqual(new Set([id]));
  });

  test('replies go out in the order of the messages, none within a second of another, whoever gets them', async () => {
    const { person, other, me, sentOf } = await scene();
    const asked = [31, 42, 7, 12];
    for (const task of asked) person.say(`任务${task}是什么`).to(me);
    other.say('任务20是什么').to(me);
    const sent = await sentOf(5);
    const toPerson = sent.filter(({ to }) => to === 'wxid_person');
    expect(toPerson.map(({ text }) => /【任务(\d+)】/.exec(text)?.[1])).toEqual(asked.map(String));
    const times = sent.map(({ at }) => at);
    for (const [index, time] of times.slice(1).entries())
      expect(time - (times[index] ?? 0)).toBeGreaterThanOrEqual(1_000);
  });

  test('a long notice goes out in parts of at most 2,000 characters, each once, though one of them fails', async () => {
    const { engine, puppet, sentOf, time } = await scene();
    const body = notice(250);
    await engine.store.enqueue([{ key: 'n1', channel: 'wechaty', chat: '777@chatroom:wxid_person', body }], time.now());
    puppet.failing.push(null, new Error('offline'));
    engine.dispatcher.wake();
    await engine.dispatcher.idle();
    await time.pass(60_000);
    engine.dispatcher.wake();
    const sent = await sentOf(3);
    expect(sent.every(({ text }) => text.length <= 2_000)).toBe(true);
    expect(sent.map(({ mentions }) => mentions.length)).toEqual([1, 0, 0]);
    expect(sent.map(({ text }) => text.replace(/^@某人 /, '')).join('')).toBe(body.kind === 'notice' ? body.text : '');
  });

  test('choices stand as numbers, and a number chooses', async () => {
    const { person, me, sentOf } = await scene();
    person.say('帮助').to(me);
    const [help] = await sentOf(1);
    expect(help?.text).toMatch(/\n1\. /);
    person.say('1').to(me);
    const [, chosen] = await sentOf(2);
    expect(chosen?.text).not.toBe(help?.text);
  });
});
