import { onTestFinished, vi } from 'vitest';
import { WechatyBuilder } from 'wechaty';
import { types } from 'wechaty-puppet';
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { Reception } from '../../src/conversation/channel.ts';
import { freshFolder, type OpenConversation, openConversation } from '../../src/conversation/fixture.node.ts';
import type { IncomingMessage, OutgoingBody } from '../../src/domain/message.ts';
import type { Store } from '../../src/store/store.ts';
import { TestTime } from './time.fixture.ts';
import { WechatyChannel, type WechatyOptions } from './wechaty.ts';

type Person = ReturnType<mock.Mocker['createContact']>;
type Room = ReturnType<mock.Mocker['createRoom']>;

/** One text that the account sent. */
interface Sent {
  to: string;
  text: string;
  mentions: string[];
  at: number;
}

/** The mock puppet, which also tells whom a text mentions, and fails where a test wants it. */
class TestPuppet extends PuppetMock {
  readonly sent: Sent[] = [];
  /** How the next tries end; `null` is well. */
  readonly failing: (Error | null)[] = [];

  constructor(
    mocker: mock.Mocker,
    private readonly now: () => number,
  ) {
    super({ mocker });
  }

  override async messageSendText(to: string, text: string, mentions: string[] = []): Promise<void> {
    const failure = this.failing.shift();
    if (failure) throw failure;
    await super.messageSendText(to, text);
    this.sent.push({ to, text, mentions, at: this.now() });
  }
}

/** Everything that a test of the channel needs. */
export interface Scene {
  channel: WechatyChannel;
  mocker: mock.Mocker;
  puppet: TestPuppet;
  engine: OpenConversation;
  /** What the channel handed in, repeats too. */
  received: IncomingMessage[];
  me: Person;
  person: Person;
  other: Person;
  room: Room;
  time: TestTime;
  codes: string[];
  /** Each line as JSON. */
  logged: string[];
  /** Waits for so many texts to be sent. */
  sentOf(count: number): Promise<Sent[]>;
}

interface Changes extends Partial<WechatyOptions> {
  wrap?: (store: Store) => Store;
  time?: TestTime;
  /** Whether the account logs in when the bot starts. */
  logsIn?: boolean;
}

/** The real wechaty with the mock puppet in front of the real engine on SQLite. Closed after the test. */
export async function scene({ wrap, logsIn = true, time = new TestTime(), ...changes }: Changes = {}): Promise<Scene> {
  const [folder, remove] = await freshFolder();
  const engine = await openConversation(folder, { clock: time, ...(wrap && { wrap }) });
  const people = await peopleOf(time, logsIn);
  const { reception, received } = recording(engine.inbox);
  const codes: string[] = [];
  const logged: string[] = [];
  const write = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }));
  const channel = new WechatyChannel({
    ...{ bot: WechatyBuilder.build({ puppet: people.puppet }), reception, pause: { minMs: 1_000, maxMs: 1_000 } },
    ...{ log: { info: write, warn: write }, clock: time, sleep: time.sleep, random: () => 0 },
    showCode: (code) => void codes.push(code),
    ...changes,
  });
  engine.dispatcher.add(channel);
  await channel.start();
  if (logsIn) await vi.waitFor(() => void people.puppet.currentUserId);
  onTestFinished(async () => {
    await channel.close();
    await engine.dispatcher.idle();
    await engine.store.close();
    await remove();
  });
  const sentOf = (count: number) =>
    vi.waitFor(
      () => {
        if (people.puppet.sent.length < count) throw new Error(`${people.puppet.sent.length} of ${count} sent`);
        return people.puppet.sent;
      },
      { timeout: 10_000 },
    );
  return { channel, engine, received, time, codes, logged, sentOf, ...people };
}

async function peopleOf(time: TestTime, logsIn: boolean) {
  const mocker = new mock.Mocker();
  const puppet = new TestPuppet(mocker, time.now);
  const me = mocker.createContact({ id: 'wxid_bot', name: '湘问' });
  const person = mocker.createContact({ id: 'wxid_person', name: '某人' });
  const other = mocker.createContact({ id: 'wxid_other', name: '别人' });
  const memberIdList = [me.id, person.id, other.id];
  const room = mocker.createRoom({ id: '777@chatroom', topic: '群', memberIdList });
  // At every start anew, as a kept login does.
  if (logsIn)
    mocker.use(() => {
      mocker.login(me);
      return () => undefined;
    });
  return { mocker, puppet, me, person, other, room };
}

function recording(inbox: Reception): { reception: Reception; received: IncomingMessage[] } {
  const received: IncomingMessage[] = [];
  const reception: Reception = {
    receive: async (message) => {
      const taken = await inbox.receive(message);
      received.push(message);
      return taken;
    },
    work: (channel, chat) => inbox.work(channel, chat),
    replyTo: (...about) => inbox.replyTo(...about),
    takeForReturn: (reply) => inbox.takeForReturn(reply),
    returned: (reply) => inbox.returned(reply),
    grantPushes: (...about) => inbox.grantPushes(...about),
    spendPush: (...about) => inbox.spendPush(...about),
  };
  return { reception, received };
}

let ids = 0;

/** A message as the puppet delivers it, of any type and time; gives its id. */
export function deliver(
  { mocker, person, me }: Pick<Scene, 'mocker' | 'person' | 'me'>,
  changes: Partial<Parameters<mock.Mocker['MessageMock']['create']>[0]> = {},
): string {
  ids += 1;
  const id = `message-${ids}`;
  const base = { id, talkerId: person.id, listenerId: me.id, timestamp: Date.now() };
  mocker.MessageMock.create({ ...base, type: types.Message.Text, ...changes });
  mocker.puppet.emit('message', { messageId: id });
  return id;
}

/** A notice of this length, in sentences. */
export function notice(sentences: number): OutgoingBody {
  const text = Array.from({ length: sentences }, (_, at) => `第${at + 1}句，公开征求意见的情况说明。`).join('');
  return { kind: 'notice', text, choices: [] };
}

export { types };
