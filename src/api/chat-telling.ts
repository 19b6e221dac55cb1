import type { AskResult, Conversation, LivePart, Question } from '../conversation/conversation.ts';

/** What is told of an answer, in order; its end comes last, exactly once. */
export type Told = LivePart | AskResult;

/**
 * Asks, and gives what is heard until the answer is there. Throws what asking throws. Whoever stops reading ends
 * nothing: the answer is finished and stored without him.
 */
export async function* telling(conversation: Conversation, question: Question): AsyncGenerator<Told, void> {
  const heard: LivePart[] = [];
  let isOver = false;
  let wake = () => {};
  const hear = (part: LivePart) => {
    heard.push(part);
    wake();
  };
  const asked = conversation.ask({ ...question, hear }).finally(() => {
    isOver = true;
    wake();
  });
  // Where nobody reads on, nobody is there to be told of a failure.
  asked.catch(() => undefined);
  for (;;) {
    for (let part = heard.shift(); part; part = heard.shift()) yield part;
    if (isOver) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  yield await asked;
}

/** Takes the first thing that is told, so that what is refused before is still answered by a status of its own. */
export async function begun(
  events: AsyncGenerator<Told, void>,
): Promise<{ first: Told; all: AsyncGenerator<Told, void> }> {
  const { value: first } = await events.next();
  if (!first) throw new Error('asking ended without a result');
  async function* all(): AsyncGenerator<Told, void> {
    yield first as Told;
    yield* events;
  }
  return { first, all: all() };
}

/** A body that is written as its reader takes it; a reader who goes away ends the writing. */
export function readableOf<T>(pieces: AsyncGenerator<T, void>): ReadableStream<T> {
  return new ReadableStream<T>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      // Not awaited: the piece that is being waited for may be long in coming.
      void pieces.return();
    },
  });
}
