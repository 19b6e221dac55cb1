import type { LivePart } from '../conversation/conversation.ts';
import type { Answer, Citation } from '../domain/answer.ts';
import type { Told } from './chat-telling.ts';
import { annotationsOf, completionId, contentOf, usageOf, type Writing } from './openai-answer.ts';
import { errorBody } from './openai-errors.ts';
import { type Annotation, MODEL, type Usage } from './openai-schemas.ts';

/** What a chunk adds to the message. */
interface Delta {
  role?: 'assistant';
  content?: string;
  annotations?: Annotation[];
  citations?: Citation[];
}

/** One chunk of a streamed completion, or what it failed by. */
export type CompletionChunk =
  | {
      id: string;
      object: 'chat.completion.chunk';
      created: number;
      model: typeof MODEL;
      choices: { index: 0; delta: Delta; logprobs: null; finish_reason: 'stop' | null }[];
      usage?: Usage | null;
    }
  | ReturnType<typeof errorBody>;

/** How a model's text begins; what is quoted waits for its end, which is a moment away. */
const LABEL = '〔AI生成〕\n';
/** What was sent cannot be taken back here. */
const ANEW = '\n\n〔以上作废，重新作答〕\n\n';
const LATE = { message: '这次没有及时答出来，请稍后再试', code: 'unavailable' };
const FAILED = { message: '服务器内部出错，请稍后再试', code: 'server_error' };

/** Writes what is told as the chunks of a completion. Never throws: a failure is the last chunk. */
export async function* completionChunks(
  events: AsyncGenerator<Told, void>,
  writing: Writing & { includeUsage: boolean },
): AsyncGenerator<CompletionChunk, void> {
  const completion = new StreamedCompletion(writing);
  try {
    for await (const event of events) yield* completion.take(event);
  } catch {
    yield errorBody(500, FAILED);
  }
}

class StreamedCompletion {
  private id = '';
  private readonly created = Math.floor(Date.now() / 1000);
  /** Heard since the last `anew`, and whether a model wrote any of it. */
  private heard = '';
  private isModels = false;
  /** Sent since then, and how much was sent before it. */
  private sent = '';
  private before = 0;

  constructor(private readonly writing: Writing & { includeUsage: boolean }) {}

  *take(event: Told): Generator<CompletionChunk> {
    if (event.kind === 'answer') yield* this.finish(event.answer);
    else if (event.kind === 'late' || event.kind === 'unknown_conversation') yield errorBody(503, LATE);
    else yield* this.hear(event);
  }

  private *hear(part: LivePart): Generator<CompletionChunk> {
    if (part.kind === 'begun') yield* this.begin(part.answerId);
    else if (part.kind === 'anew') yield* this.anew();
    else {
      this.heard += part.text;
      this.isModels ||= part.mode === 'model';
      if (this.isModels) yield* this.sayUpTo(LABEL + this.heard);
    }
  }

  private *begin(answerId: string): Generator<CompletionChunk> {
    if (this.id) return;
    this.id = completionId(answerId);
    yield this.chunk({ role: 'assistant', content: '' });
  }

  private *anew(): Generator<CompletionChunk> {
    this.heard = '';
    this.isModels = false;
    if (this.sent === '') return;
    yield this.chunk({ content: ANEW });
    this.before += this.sent.length + ANEW.length;
    this.sent = '';
  }

  private *sayUpTo(text: string): Generator<CompletionChunk> {
    const content = text.slice(this.sent.length);
    if (content) yield this.chunk({ content });
    this.sent = text;
  }

  private *finish(answer: Answer): Generator<CompletionChunk> {
    yield* this.begin(answer.id);
    const { origin, read, includeUsage } = this.writing;
    const content = contentOf(answer, origin);
    if (!content.startsWith(this.sent)) yield* this.anew();
    yield* this.sayUpTo(content);
    const annotations = annotationsOf(content, answer.citations, origin, this.before);
    yield this.chunk({ annotations, citations: answer.citations }, 'stop');
    if (includeUsage) yield { ...this.envelope(), choices: [], usage: usageOf(read, content) };
  }

  private chunk(delta: Delta, finish_reason: 'stop' | null = null): CompletionChunk {
    const choices = [{ index: 0 as const, delta, logprobs: null, finish_reason }];
    return { ...this.envelope(), choices, ...(this.writing.includeUsage && { usage: null }) };
  }

  private envelope() {
    return { id: this.id, object: 'chat.completion.chunk' as const, created: this.created, model: MODEL } as const;
  }
}
