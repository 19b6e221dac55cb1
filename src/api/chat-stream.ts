import type { UIMessage, UIMessageChunk } from 'ai';
import type { LivePart } from '../conversation/conversation.ts';
import { originOf } from '../conversation/rendering.ts';
import type { Answer, Citation } from '../domain/answer.ts';
import type { Told } from './chat-telling.ts';

/** The data parts of a chat's message, by name. */
export type ChatData = {
  /** Comes first. Send `conversationId` back in the body to go on with the conversation. */
  conversation: { conversationId: string; answerId: string };
  /** A citation, before the text that bears its mark; `index` counts from 1 in the order of coming. */
  citation: Citation & { index: number };
  /** How the text is to be labelled; before the text it stands for, where it is known by then. */
  origin: { origin: string };
  /** The text part of this id and all citations so far do not count any more. */
  anew: { textId: string };
  /** The finished answer; what counts wherever it differs from what came before. */
  answer: Pick<
    Answer,
    'id' | 'outcome' | 'reason' | 'intent' | 'mode' | 'text' | 'citations' | 'related' | 'notices' | 'corpusVersion'
  > & { origin: string | null; choices: NonNullable<Answer['choices']> };
};

/** A message as this chat streams it, for typed clients. */
export type ChatMessage = UIMessage<unknown, ChatData>;
export type ChatChunk = UIMessageChunk<unknown, ChatData>;

/** What people are told where an answer that was begun does not come. */
const LATE = '这次没有及时答出来，请稍后再试';
const FAILED = '服务器内部出错，请稍后再试';
const NO_CONVERSATION = '没有这个会话';

/** Writes what is told as the AI SDK's UI message stream, version 1. Never throws: a failure is its last chunk. */
export async function* chatChunks(events: AsyncGenerator<Told, void>): AsyncGenerator<ChatChunk, void> {
  const writing = new ChatWriting();
  try {
    for await (const event of events) yield* writing.take(event);
  } catch {
    yield* writing.fail(FAILED);
  }
}

class ChatWriting {
  private isBegun = false;
  private texts = 0;
  private isOpen = false;
  /** The text of the part that is open. */
  private told = '';
  private origin: string | null = null;
  private readonly cited = new Map<string, { index: number; end: number }>();

  *take(event: Told): Generator<ChatChunk> {
    if (event.kind === 'answer') yield* this.finish(event.answer);
    else if (event.kind === 'late') yield* this.fail(LATE);
    else if (event.kind === 'unknown_conversation') yield* this.fail(NO_CONVERSATION);
    else yield* this.hear(event);
  }

  *fail(errorText: string): Generator<ChatChunk> {
    yield* this.close();
    yield { type: 'error', errorText };
  }

  private *hear(part: LivePart): Generator<ChatChunk> {
    if (part.kind === 'begun') yield* this.begin(part.conversationId, part.answerId);
    else if (part.kind === 'anew') yield* this.anew();
    else {
      if (part.mode === 'model') yield* this.label('AI生成');
      yield* this.say(part.text, part.citations);
    }
  }

  private *begin(conversationId: string, answerId: string): Generator<ChatChunk> {
    if (this.isBegun) return;
    this.isBegun = true;
    yield { type: 'start', messageId: answerId };
    yield { type: 'data-conversation', data: { conversationId, answerId } };
  }

  private *label(origin: string): Generator<ChatChunk> {
    if (this.origin === origin) return;
    this.origin = origin;
    yield { type: 'data-origin', id: 'origin', data: { origin } };
  }

  private *say(text: string, citations: Citation[]): Generator<ChatChunk> {
    for (const citation of citations) yield* this.cite(citation);
    if (text === '') return;
    if (!this.isOpen) {
      this.isOpen = true;
      this.texts += 1;
      yield { type: 'text-start', id: this.textId };
    }
    this.told += text;
    yield { type: 'text-delta', id: this.textId, delta: text };
  }

  /** A quotation that has grown is told again under the same id. */
  private *cite(citation: Citation): Generator<ChatChunk> {
    const id = `${citation.ref}:${citation.start}`;
    const known = this.cited.get(id);
    if (known?.end === citation.end) return;
    const index = known?.index ?? this.cited.size + 1;
    this.cited.set(id, { index, end: citation.end });
    yield { type: 'data-citation', id, data: { ...citation, index } };
  }

  private *anew(): Generator<ChatChunk> {
    if (this.told === '') return;
    const { textId } = this;
    yield* this.close();
    yield { type: 'data-anew', data: { textId } };
    this.told = '';
    this.origin = null;
    this.cited.clear();
  }

  private *finish(answer: Answer): Generator<ChatChunk> {
    yield* this.begin(answer.conversationId, answer.id);
    if (!answer.text.startsWith(this.told)) yield* this.anew();
    const origin = originOf(answer);
    if (origin) yield* this.label(origin);
    yield* this.say(answer.text.slice(this.told.length), answer.citations);
    yield* this.close();
    yield { type: 'data-answer', data: answerData(answer) };
    yield { type: 'finish' };
  }

  private *close(): Generator<ChatChunk> {
    if (this.isOpen) yield { type: 'text-end', id: this.textId };
    this.isOpen = false;
  }

  private get textId(): string {
    return `text-${this.texts}`;
  }
}

function answerData(answer: Answer): ChatData['answer'] {
  const { id, outcome, reason, intent, mode, text, citations, related, notices, choices = [], corpusVersion } = answer;
  const origin = originOf(answer);
  return { id, outcome, reason, intent, mode, origin, text, citations, related, notices, choices, corpusVersion };
}
