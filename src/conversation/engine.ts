import type { Answering } from '../answering/answering.ts';
import type { Answer } from '../domain/answer.ts';
import type { Clock, NewId } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { LIMITS } from '../domain/limits.ts';
import type { HybridRetriever } from '../retrieval/retriever.ts';
import type { Store } from '../store/store.ts';
import type { AskResult, Conversation, Question } from './conversation.ts';
import { makeWhole } from './follow-up.ts';

/** What the engine is made of. */
export interface EngineParts {
  corpus: Corpus;
  retriever: HybridRetriever;
  answering: Answering;
  store: Store;
  clock: Clock;
  newId: NewId;
}

/** The engine behind every door: makes a follow-up whole, answers, stores. */
export class ConversationEngine implements Conversation {
  constructor(private readonly parts: EngineParts) {}

  async ask({ question, conversationId }: Question): Promise<AskResult> {
    const { store, corpus, retriever, answering, clock, newId } = this.parts;
    if (conversationId !== undefined && !(await store.hasConversation(conversationId)))
      return { kind: 'unknown_conversation' };
    const turns = conversationId === undefined ? [] : await store.listTurns(conversationId, LIMITS.turns);
    const resolved = question.length > LIMITS.questionChars ? question : makeWhole(question, turns, corpus, retriever);
    const { content, ...found } = await answering.answer(resolved);
    const now = clock.now();
    const answer: Answer = {
      id: newId(),
      conversationId: conversationId ?? newId(),
      createdAt: new Date(now).toISOString(),
      ...content,
    };
    const trace = { question, resolved, promptHash: null, model: null, ...found };
    await store.saveAnswer(answer, trace, { newConversation: conversationId === undefined, now });
    return { kind: 'answer', answer };
  }
}
