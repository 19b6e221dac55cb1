import type { Answering } from '../answering/answering.ts';
import type { Hear } from '../answering/question.ts';
import type { AnswerContent, AnswerMode, Turn } from '../domain/answer.ts';
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

/** Where a question comes from, and how it is to be answered. */
export interface Asker {
  conversationId: string | null;
  memory: Memory;
  mode?: AnswerMode | 'auto' | undefined;
  /** What a client says was asked before, where no conversation is kept. */
  before?: string[] | undefined;
  hear?: Hear | undefined;
}

/** From this probability on a request is unsafe, whatever else it seems to want. */
const UNSAFE = 0.5;
/** Of what a client says came before, this much is looked back on. */
const LOOKS_BACK = 4;

/** A question in a conversation: made whole from the turns before, answered, in simple words where that is wanted. */
export class Asking {
  constructor(
    private readonly parts: { corpus: Corpus; retriever: HybridRetriever; answering: Answering; store: Store },
  ) {}

  /** What every answer says it was made from. */
  get version(): string {
    return this.parts.answering.version;
  }

  async ask(question: string, { conversationId, memory, mode = 'auto', before = [], hear }: Asker): Promise<Asked> {
    let whole: Whole = { text: question, notices: [] };
    const { content, trace } = await this.parts.answering.answer(question, {
      mode,
      makeWhole: async (screened) => {
        whole = await this.wholeOf(screened, conversationId, before);
        return whole;
      },
      // What is told in simple words is cut from the finished answer.
      hear: memory.simple ? undefined : hear,
    });
    const { entire = false, refused = false } = whole;
    const asked = { mode, entire, refused, simple: memory.simple };
    const given = withPremise(memory.simple ? simplified(content, trace.resolved) : content, whole);
    return { content: given, trace: { question, asked, ...trace } };
  }

  /** The newest answer told once more, as it is wanted now; `null` where the newest turn is none. */
  async tellAgain(question: string, asker: Asker): Promise<Asked | null> {
    const { conversationId } = asker;
    const [last] = conversationId ? await this.parts.store.listTurns(conversationId, 1) : [];
    if (last?.outcome !== 'answered') return null;
    const { content, trace } = await this.ask(last.resolved, { ...asker, conversationId: null, before: [] });
    return { content, trace: { ...trace, question } };
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

  private async wholeOf(question: string, conversationId: string | null, before: string[]): Promise<Whole> {
    const turns = conversationId
      ? await this.parts.store.listTurns(conversationId, LIMITS.turns)
      : await this.turnsOf(before.slice(-LOOKS_BACK));
    return this.madeWhole(question, turns);
  }

  private madeWhole(question: string, turns: Turn[]): Whole {
    const { corpus, retriever, answering } = this.parts;
    return makeWhole(question, turns, { corpus, retriever, laws: answering.laws });
  }

  /** Nobody vouches for what a client sends: its questions are asked anew, and no word of its answers is taken. */
  private async turnsOf(questions: string[]): Promise<Turn[]> {
    const turns: Turn[] = [];
    for (const question of questions) {
      const makeTurn = async (screened: string) => this.madeWhole(screened, turns);
      const options = { mode: 'extractive' as const, makeWhole: makeTurn };
      const { content, trace } = await this.parts.answering.answer(question, options);
      const pointers = content.citations.length > 0 ? content.citations : content.related;
      const refs = [...new Set(pointers.map(({ ref }) => ref))];
      turns.push({ question, resolved: trace.resolved, outcome: content.outcome, reason: content.reason, refs });
    }
    return turns;
  }
}

/** What a changed premise asks to be said stands first, where the answer is about the place that it was changed for. */
function withPremise(content: AnswerContent, { notices, pinned }: Whole): AnswerContent {
  if (notices.length === 0 || content.citations[0]?.ref !== pinned) return content;
  return { ...content, notices: [...notices, ...content.notices] };
}
