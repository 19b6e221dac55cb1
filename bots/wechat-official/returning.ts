import type { Reception } from '../../src/conversation/channel.ts';
import type { Clock } from '../../src/domain/clock.ts';
import type { Reply } from '../../src/domain/message.ts';
import type { Backlog } from './backlog.ts';
import { ask, type SharedState } from './shared-state.ts';

interface ReturningParts {
  reception: Pick<Reception, 'takeForReturn' | 'returned'>;
  shared: SharedState;
  clock: Clock;
  backlog: Backlog;
}

/** Longer than the platform goes on delivering a message again: three attempts of 5 s. */
const REMEMBERED_MS = 10 * 60_000;

/**
 * Replies that go back with the response. A reply goes one way only, with a response or by push; but to the same
 * message delivered again it goes with each response, as the platform shows the last one that it waited for.
 */
export class Returning {
  readonly #parts: ReturningParts;
  readonly #open = new Set<{ chat: string; until: number }>();

  constructor(parts: ReturningParts) {
    this.#parts = parts;
  }

  /** Runs the work while pushes to this chat stand back, as the reply may go with the response. */
  async during<T>(chat: string, until: number, work: () => Promise<T>): Promise<T> {
    const request = { chat, until };
    this.#open.add(request);
    try {
      return await work();
    } finally {
      this.#open.delete(request);
    }
  }

  /** For how much longer a request of this chat waits for its reply, milliseconds; 0 where none does. */
  openFor(chat: string): number {
    const ends = [...this.#open].filter((request) => request.chat === chat).map(({ until }) => until);
    return Math.max(0, ...ends.map((until) => until - this.#parts.clock.now()));
  }

  /**
   * Whether this reply may go back now: because it is taken for that here, or was for the same message delivered
   * before. All parts but the first are kept. Waits until `until` for a sender that holds it and lets go again.
   */
  async take(reply: Reply, chat: string, parts: string[], until: number): Promise<boolean> {
    const once = async (): Promise<true | null> => {
      if (await this.#parts.reception.takeForReturn(reply)) return this.#returned(reply, chat, parts);
      return this.#wasReturned(reply);
    };
    return (await ask(once, until - this.#parts.clock.now(), 50)) ?? false;
  }

  async #returned(reply: Reply, chat: string, parts: string[]): Promise<true> {
    const { backlog, shared, clock, reception } = this.#parts;
    await backlog.keep(chat, parts.slice(1));
    await shared.putShared(markOf(reply), '1', clock.now() + REMEMBERED_MS);
    await reception.returned(reply);
    return true;
  }

  async #wasReturned(reply: Reply): Promise<true | null> {
    return (await this.#parts.shared.getShared(markOf(reply), this.#parts.clock.now())) === null ? null : true;
  }
}

const markOf = (reply: Reply): string => `wechat:returned:${reply.id}`;
