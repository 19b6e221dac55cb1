import type { Answering } from '../answering/answering.ts';
import type { Hear } from '../answering/question.ts';
import type { Answer } from '../domain/answer.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { ChannelName, IncomingMessage, OutgoingMessage } from '../domain/message.ts';
import type { DecisionView, Participation } from '../participation/participation.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { AnswerTrace } from '../store/answers.ts';
import { BLANKED } from '../store/gaps.ts';
import type { Chat, FinishedMessage } from '../store/messages.ts';
import type { Store } from '../store/store.ts';
import { Asking } from './asking.ts';
import type { MessageHandler } from './inbox.ts';
import { type IntentReading, readIntent } from './intent.ts';
import type { IntentLikeness } from './intent-likeness.ts';
import type { Live } from './live.ts';
import { type Memory, readMemory, writeMemory } from './memory.ts';
import { withNotices } from './notices.ts';
import { chosenText, route } from './routing.ts';
import { contextOf, speaksOfTakingPart } from './taking-part.ts';
import { asContent, type CommentPolicy, type Routed, type Talk } from './talk.ts';
import { WayFinder } from './ways.ts';

/** What the engine is made of. */
export interface EngineParts {
  corpus: Corpus;
  retriever: HybridRetriever;
  answering: Answering;
  participation: Participation;
  store: Store;
  clock: Clock;
  newId: NewId;
  /** Where comments are taken; a channel that is not named takes them. */
  policies: Partial<Record<ChannelName, CommentPolicy>>;
  /** Without a slash at its end; `null` where it is not known. */
  publicUrl: string | null;
  /** Likeness to examples of what people want; without it the rules alone tell what a message wants. */
  likeness?: IntentLikeness | undefined;
  /** Carries answers to those who wait for them while they are written. */
  live: Live;
  /** Channels whose replies are sent and not returned with the request. */
  pushes: (channel: ChannelName) => boolean;
}

const APOLOGY = '对不起，刚才这条消息处理出了问题，没有办成。请再发一次，或者拨打12345。';

/** Works out what a message changes. The same message worked out twice changes the same: the store finishes it once. */
export class ConversationEngine implements MessageHandler {
  private readonly asking: Asking;
  private readonly ways: WayFinder;

  constructor(private readonly parts: EngineParts) {
    this.asking = new Asking(parts);
    this.ways = new WayFinder(parts.corpus);
  }

  async handle(message: IncomingMessage, answerId: string): Promise<FinishedMessage> {
    const { store, clock, live } = this.parts;
    const now = clock.now();
    const chat = await store.findChat(message.channel, message.chat);
    const memory = readMemory(chat, now);
    const { conversationId, isNew } = await this.conversationOf(message, chat);
    live.tell(message.channel, message.messageId, { kind: 'begun', conversationId, answerId });
    const told = await store.listUntold(message.channel, message.chat, now, LIMITS.choices);
    const routed = await this.work(message, memory, isNew ? null : conversationId, now);
    const content = withNotices(routed.content, told);
    const finished = this.finished(message, answerId, { ...routed, content }, { conversationId, isNew, now });
    return { ...finished, told: told.map(({ key }) => key) };
  }

  async apology(message: IncomingMessage, answerId: string): Promise<FinishedMessage> {
    const { store, clock, newId, corpus } = this.parts;
    const now = clock.now();
    const chat = await store.findChat(message.channel, message.chat);
    const said = { intent: 'human_help' as const, outcome: 'action' as const, text: APOLOGY, choices: [] };
    const content = asContent(said, corpus.version);
    const memory = readMemory(chat, now);
    const found = await this.conversationOf(message, chat);
    // Whatever is wrong, the chat must be able to go on after this.
    const isLost = !found.isNew && !(await store.hasConversation(found.conversationId));
    const conversation = isLost ? { conversationId: newId(), isNew: true } : found;
    return this.finished(message, answerId, { content, memory }, { ...conversation, now });
  }

  /** A chat whose conversation was deleted goes on in a new one. */
  private async conversationOf({ channel, chat: ownId, continues }: IncomingMessage, chat: Chat | null) {
    const { store, newId } = this.parts;
    if (chat?.conversationId) return { conversationId: chat.conversationId, isNew: false };
    if (channel !== 'web') return { conversationId: newId(), isNew: true };
    // Over HTTP the chat is the conversation, which may be older than what is remembered of it.
    if (await store.hasConversation(ownId)) return { conversationId: ownId, isNew: false };
    return { conversationId: continues ? newId() : ownId, isNew: true };
  }

  private async work(
    message: IncomingMessage,
    memory: Memory,
    conversationId: string | null,
    now: number,
  ): Promise<Routed> {
    const { retriever, participation, policies, publicUrl, live } = this.parts;
    const decisions = await participation.listDecisions();
    const text = message.content.kind === 'text' ? chosenText(message.content.text, memory) : '';
    const talk: Talk = {
      text,
      written: retriever.reader.keyOf(text.slice(0, LIMITS.questionChars)),
      memory,
      reading: await this.reading(text.slice(0, LIMITS.questionChars), memory, decisions, conversationId),
      channel: message.channel,
      chat: message.chat,
      isGroup: message.isGroup ?? false,
      policy: policies[message.channel] ?? { kind: 'yes' },
      ...{ decisions, participation, publicUrl, now, newUuid: () => crypto.randomUUID() },
    };
    const { mode, before, channel, messageId } = message;
    const hear: Hear = (text, citations, mode) =>
      live.tell(channel, messageId, { kind: 'text', text, citations, mode });
    const asker = { conversationId, memory, mode, before, hear };
    return route(talk, message.content, {
      ask: (question) => this.asking.ask(question, asker),
      tellAgain: (simple) => this.asking.tellAgain(text, { ...asker, memory: { ...memory, simple } }),
      ways: this.ways,
      corpusVersion: this.asking.version,
      planTitle: this.parts.corpus.plan.title,
      feedback: (helpful) => this.keepFeedback(memory.lastAnswer, conversationId, helpful, now),
    });
  }

  /** What a message wants. Right after an answer, what leans on that answer is a question, whatever it is like. */
  private async reading(
    text: string,
    memory: Memory,
    decisions: DecisionView[],
    conversationId: string | null,
  ): Promise<IntentReading> {
    // Where there is nothing to take part in, only what says so plainly is no question.
    const canTakePart = decisions.length > 0 || memory.receipts.length > 0;
    const reading = readIntent(text, contextOf(memory, decisions), canTakePart ? this.parts.likeness : undefined);
    if (!canTakePart && !speaksOfTakingPart(text, reading)) return { ...reading, kind: 'clear', intent: 'ask' };
    const { slots } = reading;
    const isAsked = reading.kind === 'clear' && reading.intent === 'ask';
    if (isAsked || memory.dialogue || slots.decision || slots.receipt) return reading;
    const leans = memory.after === 'answer' && conversationId && (await this.asking.leansBack(text, conversationId));
    return leans || this.asking.isQuestion(text) ? { kind: 'clear', intent: 'ask', slots } : reading;
  }

  private async keepFeedback(answer: string | null, conversation: string | null, helpful: boolean, now: number) {
    if (!answer || !conversation) return false;
    return this.parts.store.saveFeedback(answer, conversation, { helpful }, now);
  }

  private finished(
    { channel, chat, messageId, content: written }: IncomingMessage,
    answerId: string,
    { content, memory, trace, isPrivate }: Routed,
    { conversationId, isNew, now }: { conversationId: string; isNew: boolean; now: number },
  ): FinishedMessage {
    const reply: Answer = { id: answerId, conversationId, createdAt: new Date(now).toISOString(), ...content };
    const question = written.kind === 'text' ? written.text : `（${written.kind}）`;
    const isJudged = content.outcome === 'answered' || content.outcome === 'refused';
    const lastAnswer = isJudged ? answerId : memory.lastAnswer;
    const remembered = { ...memory, lastAnswer, choices: content.choices ?? [] };
    const outgoing: OutgoingMessage | null = this.parts.pushes(channel)
      ? { key: answerId, channel, chat, body: { kind: 'reply', reply } }
      : null;
    return {
      ...{ channel, messageId, reply, outgoing, now, newConversation: isNew },
      answer: isPrivate ? { ...reply, text: BLANKED } : reply,
      trace: trace ?? untraced(isPrivate ? BLANKED : question),
      chat: { channel, chat, conversationId, ...writeMemory(remembered), updatedAt: now },
    };
  }
}

function untraced(question: string): AnswerTrace {
  const none = { retrieved: [], promptHash: null, model: null, stripped: false, timings: {} };
  return { question, resolved: question, ...none };
}
