import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Answering, type ModelParts } from '../answering/answering.ts';
import type { Answer } from '../domain/answer.ts';
import { randomId } from '../domain/clock.ts';
import type { DecisionDocument } from '../domain/decision.ts';
import type { ChannelName } from '../domain/message.ts';
import { openParticipation } from '../participation/opening.ts';
import { realRetrieval } from '../retrieval/fixture.node.ts';
import { openSqliteStore } from '../store/sqlite.node.ts';
import type { Store } from '../store/store.ts';
import { askedOverHttp } from './asked-over-http.ts';
import type { Delivery, PushChannel, Sending } from './channel.ts';
import { Dispatcher } from './dispatcher.ts';
import { ConversationEngine, type EngineParts } from './engine.ts';
import { Inbox } from './inbox.ts';
import { IntentLikeness } from './intent-likeness.ts';
import { Live } from './live.ts';

/** A channel for tests: keeps what was sent, and answers each try as the test wants. */
export class RecordingChannel implements PushChannel {
  readonly sent: { chat: string; text: string; key: string | null }[] = [];
  deliver: (chat: string) => Delivery = () => ({ kind: 'sent' });

  constructor(readonly name: ChannelName) {}

  async push(chat: string, { body }: Sending): Promise<Delivery> {
    const delivery = this.deliver(chat);
    const key = body.kind === 'reply' ? body.reply.id : null;
    if (delivery.kind === 'sent')
      this.sent.push({ chat, key, text: body.kind === 'reply' ? body.reply.text : body.text });
    return delivery;
  }
}

/** The saved weights of the recognition of intents. Throws an `Error` where the file is missing or damaged. */
export async function realLikeness(): Promise<IntentLikeness> {
  const likeness = IntentLikeness.decode(await readFile(new URL('../../corpus/intents.bin', import.meta.url)));
  if (!likeness) throw new Error('corpus/intents.bin：请运行 npm run corpus -- train-intents');
  return likeness;
}

/** The whole of the conversation over the real corpus and a SQLite file; a second one may be opened on the same file. */
export async function openConversation(
  folder: string,
  options: Partial<Pick<EngineParts, 'policies' | 'publicUrl' | 'clock' | 'newId'>> & {
    wrap?: (store: Store) => Store;
    model?: ModelParts;
  } = {},
) {
  const real = await realRetrieval();
  const { corpus, retriever, laws } = real;
  const sqlite = await openSqliteStore(join(folder, 'test.sqlite'));
  const store = options.wrap?.(sqlite) ?? sqlite;
  const { clock = { now: () => Date.now() }, newId = randomId, policies = {}, publicUrl = null } = options;
  const { participation, signer } = await openParticipation(store, corpus.offices, clock);
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const dispatcher = new Dispatcher({ store, clock, onFailure });
  const answering = new Answering(corpus, retriever, laws, clock, options.model);
  const pushes = (channel: ChannelName) => dispatcher.pushes(channel);
  const likeness = await realLikeness();
  const live = new Live();
  const parts = {
    corpus,
    retriever,
    answering,
    participation,
    store,
    clock,
    newId,
    policies,
    publicUrl,
    pushes,
    likeness,
    live,
  };
  const handler = new ConversationEngine(parts);
  const inbox = new Inbox({ store, handler, dispatcher, clock, newId, onFailure });
  const conversation = askedOverHttp({ reception: inbox, store, newId, live });
  return { store, participation, signer, dispatcher, handler, inbox, conversation, failures };
}

export type OpenConversation = Awaited<ReturnType<typeof openConversation>>;

/** A folder of its own; the function takes it away again. */
export async function freshFolder(): Promise<[string, () => Promise<void>]> {
  const folder = await mkdtemp(join(tmpdir(), 'xiangwen-conversation-'));
  return [folder, () => rm(folder, { recursive: true })];
}

const DAY = 24 * 3_600_000;

/** A decision that is open for comments now, of invented content. */
export function anOpenDecision(id: string, title: string, changes: Partial<DecisionDocument> = {}): DecisionDocument {
  return {
    ...{ id, title, aliases: [], track: 'major_decision' },
    leadUnit: { name: '清溪县交通运输局', phone: '0700-0000000' },
    ...{ consentReference: '清委常〔2026〕9号', startApproval: '清府办〔2026〕20号' },
    ...{ period: { from: '2026-11-01', to: '2026-12-31' }, shortPeriodReason: null, exemption: null },
    explanation: '起草说明（虚构）。',
    clauses: [
      { id: '1', label: '第一条', text: '县城公交票价由每人次二元调整为三元。' },
      { id: '2', label: '第二条', text: '六十五周岁以上老年人免费乘车。' },
    ],
    ...{ ways: [], outlets: [], affected: [] },
    ...changes,
  };
}

/** Puts a decision in as consulting; its period around now unless other times are given. */
export async function openDecision(
  store: Store,
  document: DecisionDocument,
  times: { opensAt: number; closesAt: number } = { opensAt: Date.now() - DAY, closesAt: Date.now() + 30 * DAY },
): Promise<void> {
  const { number } = await store.putDecision(document, 'consulting', { ...times, now: Date.now() }, []);
  if (number < 1) throw new Error('no number');
}

/** Asks one message after the other in a conversation of its own; gives every reply. */
export async function talkTo(
  { conversation }: Pick<OpenConversation, 'conversation'>,
  ...messages: string[]
): Promise<Answer[]> {
  const replies: Answer[] = [];
  for (const question of messages) {
    const result = await conversation.ask({ question, conversationId: replies[0]?.conversationId });
    if (result.kind !== 'answer') throw new Error(result.kind);
    replies.push(result.answer);
  }
  return replies;
}
