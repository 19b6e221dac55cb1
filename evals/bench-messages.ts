import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { anOpenDecision, openDecision } from '../src/conversation/fixture.node.ts';
import { openSqliteStore } from '../src/store/sqlite.node.ts';
import {
  note,
  openPlatforms,
  type Platforms,
  TELEGRAM,
  telegramUpdate,
  WECHAT,
  wechatMessage,
} from './bench-platforms.ts';
import { BenchServer, freePort, spread } from './bench-server.ts';

/** One person's messages in one channel, sent one after the other. */
interface Person {
  channel: 'web' | 'telegram' | 'wechat';
  chat: string;
  messages: string[];
  /** Where a conversation goes on over HTTP. */
  conversationId?: string;
}

const PER_PERSON = 20;
/** Every tenth message is delivered a second time. */
const REDELIVERED = 10;
const FAILING = 0.05;
const AT_ONCE = 24;
let ids = 1_000;

/**
 * `npm run bench -- messages [count]`: messages over three channels at once, a tenth of them delivered twice, a
 * twentieth of the platforms' answers failing, the process killed twice. Counts what took effect: every message has to
 * exactly once, in its chat's order.
 */
export async function benchMessages(count: number): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-messages-'));
  const file = join(folder, 'xiangwen.sqlite');
  const store = await openSqliteStore(file);
  await openDecision(store, anOpenDecision('bench', '县城公交票价调整方案'));
  await store.close();
  const platforms = await openPlatforms(FAILING);
  const server = new BenchServer(await freePort(), {
    ...{ DATA_DIR: folder, TELEGRAM_BOT_TOKEN: TELEGRAM.token, TELEGRAM_WEBHOOK_SECRET: TELEGRAM.secret },
    ...{ TELEGRAM_API_ROOT: platforms.root, TELEGRAM_COMMENTS_BASIS: '演示评估1号', WECHAT_API_ROOT: platforms.root },
    ...{ WECHAT_APP_ID: WECHAT.appId, WECHAT_APP_SECRET: WECHAT.appSecret, WECHAT_TOKEN: WECHAT.token },
  });
  await server.start();
  const people = peopleOf(count);
  const run = { sent: 0, repeated: 0, passive: [] as number[], kills: [count / 3, (2 * count) / 3] };
  const began = performance.now();
  const waiting = [...people];
  const worker = async () => {
    for (let person = waiting.shift(); person; person = waiting.shift())
      for (const text of person.messages) {
        if (run.sent >= (run.kills[0] ?? Number.POSITIVE_INFINITY)) {
          run.kills.shift();
          await server.kill();
          await server.start();
        }
        await say(person, text, server, platforms, run);
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const tookIn = performance.now() - began;
  await drained(file, server);
  const took = performance.now() - began;
  await server.kill('SIGTERM');
  const good = judge(people, file, platforms);
  console.log(`${run.sent} 条消息，重复投递 ${run.repeated} 次，平台故意失败 ${platforms.failed} 次，强杀 2 次`);
  console.log(`收进用 ${(tookIn / 1000).toFixed(0)} s，全部送完用 ${(took / 1000).toFixed(0)} s`);
  console.log(`微信被动回复：${spread(run.passive)}`);
  platforms.close();
  if (good) await rm(folder, { recursive: true });
  else console.log(`数据留在 ${folder}`);
  return good;
}

/** A third of the people in each channel; every fourth person also hands in a comment. */
function peopleOf(count: number): Person[] {
  const channels = ['web', 'telegram', 'wechat'] as const;
  return Array.from({ length: Math.ceil(count / PER_PERSON) }, (_, at) => {
    const channel = channels[at % 3] as Person['channel'];
    const consent = channel === 'telegram' ? ['同意'] : [];
    const comment = at % 4 === 0 ? ['评论 #1', ...consent, '整体', `第${at}位的意见`, '写完了', '提交'] : [];
    const questions = Array.from({ length: PER_PERSON - comment.length }, (_, n) => `任务${1 + ((at + n) % 108)}`);
    return {
      channel,
      chat: channel === 'wechat' ? `openid-${at}` : String(50_000 + at),
      messages: [...questions, ...comment],
    };
  });
}

/** Sends until it is taken in, as the platforms do; now and then once more. */
async function say(
  person: Person,
  text: string,
  server: BenchServer,
  platforms: Platforms,
  run: { sent: number; repeated: number; passive: number[] },
): Promise<void> {
  ids += 1;
  const id = ids;
  const times = id % REDELIVERED === 0 ? 2 : 1;
  run.sent += 1;
  run.repeated += times - 1;
  const deliver = async () => {
    for (;;) {
      const began = performance.now();
      const taken = await deliverOnce(person, id, text, server, platforms).catch(() => null);
      if (taken && person.channel === 'wechat') run.passive.push(performance.now() - began);
      if (taken) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.all(Array.from({ length: times }, deliver));
}

async function deliverOnce(person: Person, id: number, text: string, server: BenchServer, platforms: Platforms) {
  const { channel, chat } = person;
  if (channel === 'telegram')
    return (await fetch(`${server.base}/webhooks/telegram`, telegramUpdate(id, Number(chat), text))).ok;
  if (channel === 'wechat') {
    const { query, init } = wechatMessage(id, chat, text);
    const response = await fetch(`${server.base}/webhooks/wechat?${query}`, init);
    const body = await response.text();
    if (body.includes('<Content>')) note(platforms.wechat, chat, body);
    return response.ok;
  }
  const body = JSON.stringify({ messageId: `m${id}`, sender: chat, text, conversationId: person.conversationId });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${server.base}/api/messages`, { method: 'POST', headers, body });
  if (!response.ok) return false;
  const reply = (await response.json()) as { conversationId: string };
  person.conversationId ??= reply.conversationId;
  return true;
}

/** Waits until nothing waits to be worked on or sent. */
async function drained(file: string, server: BenchServer): Promise<void> {
  const database = new Database(file, { readonly: true });
  const left = () =>
    (database.prepare('select count(*) from messages where finished_at is null').pluck().get() as number) +
    (database.prepare("select count(*) from outgoing where state = 'waiting'").pluck().get() as number);
  for (let waited = 0; left() > 0 && waited < 900; waited += 1) {
    await fetch(`${server.base}/readyz`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  console.log(`剩下没有办完的：${left()}`);
  database.close();
}

/** Compares what the store holds with what was sent. */
function judge(people: Person[], file: string, platforms: Platforms): boolean {
  const database = new Database(file, { readonly: true });
  const turns = database.prepare(
    'select trace from turns where conversation_id = ? and trace is not null order by position',
  );
  const conversation = database.prepare('select conversation_id from chats where channel = ? and chat = ?').pluck();
  let wrong = 0;
  for (const { channel, chat, messages, conversationId } of people) {
    const id = channel === 'web' ? conversationId : conversation.get(channel, chat);
    const asked = turns
      .all(id)
      .map((row) => (JSON.parse((row as { trace: string }).trace) as { question: string }).question);
    const same =
      asked.length === messages.length &&
      asked.every((text, at) => text === messages[at] || text.startsWith('（公众意见'));
    if (!same) wrong += 1;
  }
  const expected = people.flatMap(({ messages }) => messages.filter((text) => /^第\d+位/.test(text))).sort();
  const comments = (database.prepare('select text from comments').pluck().all() as string[])
    .map((json) => JSON.parse(json))
    .sort();
  const commentsRight = JSON.stringify(comments) === JSON.stringify(expected);
  const shown = [...platforms.telegram.values()].reduce((sum, texts) => sum + texts.length, 0);
  const due = people
    .filter(({ channel }) => channel === 'telegram')
    .reduce((sum, { messages }) => sum + messages.length, 0);
  console.log(
    `次序或次数不对的会话：${wrong} / ${people.length}；意见 ${comments.length} / ${expected.length} 份，${commentsRight ? '一份不多一份不少' : '不一致'}`,
  );
  console.log(`Telegram 回复 ${due} 条，送出 ${shown} 条（多出的是被杀时正在发送的）`);
  if (!commentsRight)
    console.log(
      '意见的差别：',
      expected.filter((text) => !comments.includes(text)).slice(0, 3),
      comments.filter((text) => !expected.includes(text)).slice(0, 3),
    );
  database.close();
  return wrong === 0 && commentsRight && shown >= due;
}
