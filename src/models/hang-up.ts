import type { LanguageModel, ModelEvent, ModelRequest } from './model.ts';
import { NO_USAGE } from './tokens.ts';

/**
 * Ends the request as soon as its reader stops reading, also while it waits for the next event: a generator alone would
 * hear of it only when that event has come. Whatever is thrown within becomes an event.
 */
export function withHangUp(model: LanguageModel): LanguageModel {
  const stream = (request: ModelRequest): AsyncIterable<ModelEvent> => ({
    [Symbol.asyncIterator]: () => new Reading(model, request),
  });
  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}

class Reading implements AsyncIterator<ModelEvent, undefined> {
  private readonly ours = new AbortController();
  private readonly events: AsyncIterator<ModelEvent>;
  private over = false;

  constructor(
    model: LanguageModel,
    private readonly request: ModelRequest,
  ) {
    request.signal?.addEventListener('abort', this.abort);
    if (request.signal?.aborted) this.abort();
    this.events = model.stream({ ...request, signal: this.ours.signal })[Symbol.asyncIterator]();
  }

  async next(): Promise<IteratorResult<ModelEvent, undefined>> {
    if (this.over) return { done: true, value: undefined };
    try {
      const { done, value } = await this.events.next();
      if (!done) return { done: false, value };
      this.close();
      return { done: true, value: undefined };
    } catch {
      this.close();
      return {
        done: false,
        value: { kind: 'failed', failure: 'unreachable', detail: '内部错误', usage: NO_USAGE },
      };
    }
  }

  async return(): Promise<IteratorResult<ModelEvent, undefined>> {
    this.close();
    this.abort();
    // What is cleaned up behind us must not become the reader's error.
    await this.events.return?.().catch(() => {});
    return { done: true, value: undefined };
  }

  private readonly abort = (): void => this.ours.abort();

  private close(): void {
    this.over = true;
    this.request.signal?.removeEventListener('abort', this.abort);
  }
}
