import type { Answered, Answering } from '../answering/answering.ts';
import type { AnswerContent } from '../domain/answer.ts';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { AnswerTrace } from '../store/answers.ts';
import type { Store } from '../store/store.ts';
import { leansBack, makeWhole } from './follow-up.ts';
import type { Whole } from './follow-up-scene.ts';
import type { Memory } from './memory.ts';
import { simplified } from './simple.ts';

/** An answer with what it was made from. */
export interface Asked {
  content: AnswerContent;
  trace: AnswerTrace;
}

/** From this probability on a request is unsafe, whatever else it seems to want. */
const UNSAFE = 0.5;

/** A question in a conversation: made whole from the turns before, answered, in simple words where that is wanted. */
export class Asking {
  constructor(
    private readonly parts: { corpus: Corpus; retriever: HybridRetriever; answering: Answering; store: Store },
  ) {}

  /** What every answer says it was made from. */
  get version(): string {
    return this.parts.answering.version;
  }

  async ask(question: string, conversationId: string | null, memory: Memory): Promise<Asked> {
    const whole = await this.wholeOf(question, conversationId);
    const { content, ...found } = await this.answered(whole);
    const trace = { question, resolved: whole.text, promptHash: null, model: null, ...found };
    return { content: withPremise(memory.simple ? simplified(content) : content, whole), trace };
  }

  /** Whether a message looks something up in the plan, or asks for what is refused: that is never an action. */
  isQuestion(text: string): boolean {
    const { retriever } = this.parts;
    const query = retriever.reader.read(text);
    return !!retriever.lookup.find(query.written) || retriever.searchQuery(query, 1).beyond.unsafe > UNSAFE;
  }

  /** Whether a message leans on what was answered or refused before, so that it can be nothing but a question. */
  async leansBack(question: string, conversationId: string): Promise<boolean> {
    const { store, corpus, retriever, answering } = this.parts;
    const turns = await store.listTurns(conversationId, LIMITS.turns);
    return leansBack(question, turns, { corpus, retriever, laws: answering.laws });
  }

  private answered({ text, refused, entire = false }: Whole): Promise<Answered> {
    const { answering } = this.parts;
    return refused ? answering.refuse(text) : answering.answer(text, { entire });
  }

  private async wholeOf(question: string, conversationId: string | null): Promise<Whole> {
    const { store, corpus, retriever, answering } = this.parts;
    const turns = conversationId ? await store.listTurns(conversationId, LIMITS.turns) : [];
    if (question.length > LIMITS.questionChars) return { text: question, notices: [] };
    return makeWhole(question, turns, { corpus, retriever, laws: answering.laws });
  }
}

/** What a changed premise asks to be said stands first, where the answer is about the place that it was changed for. */
function withPremise(content: AnswerContent, { notices, pinned }: Whole): AnswerContent {
  if (notices.length === 0 || content.citations[0]?.ref !== pinned) return content;
  return { ...content, notices: [...notices, ...content.notices] };
}
