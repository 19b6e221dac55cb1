import type { Answering } from '../answering/answering.ts';
import type { AnswerContent } from '../domain/answer.ts';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { AnswerTrace } from '../store/answers.ts';
import type { Store } from '../store/store.ts';
import { makeWhole } from './follow-up.ts';
import type { Memory } from './memory.ts';
import { simplified } from './simple.ts';

/** An answer with what it was made from. */
export interface Asked {
  content: AnswerContent;
  trace: AnswerTrace;
}

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
    const { store, corpus, retriever, answering } = this.parts;
    const turns = conversationId ? await store.listTurns(conversationId, LIMITS.turns) : [];
    const resolved = question.length > LIMITS.questionChars ? question : makeWhole(question, turns, corpus, retriever);
    const { content, ...found } = await answering.answer(resolved);
    const trace = { question, resolved, promptHash: null, model: null, ...found };
    return { content: memory.simple ? simplified(content) : content, trace };
  }
}
