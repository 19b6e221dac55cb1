import type { Clock } from '../../src/domain/clock.ts';
import { WECHAT } from './limits.ts';
import { ask, type SharedState } from './shared-state.ts';

/** A part that waits; `shownFor` is the message that it answered, so that the same one gets the same part again. */
interface Kept {
  text: string;
  shownFor?: string;
}

/** How long one worker may keep a chat's parts to itself, and how long another waits for it. */
const HOLD_MS = 30_000;
const WAIT_MS = 2_000;

/**
 * What of a long reply is still to be told: the platform takes one text with the response, and an account may have no
 * other way. It is kept for all instances until it is pushed, or asked for with the next message.
 */
export class Backlog {
  readonly #shared: SharedState;
  readonly #clock: Clock;

  constructor(shared: SharedState, clock: Clock) {
    this.#shared = shared;
    this.#clock = clock;
  }

  /** Keeps the parts, before those of earlier replies. */
  async keep(chat: string, parts: string[]): Promise<void> {
    if (parts.length === 0) return;
    const work = async (): Promise<true> => {
      await this.#write(chat, [...parts.map((text) => ({ text })), ...(await this.#read(chat))]);
      return true;
    };
    // Where the lease is not to be had, better a part told twice than one never.
    if (!(await this.#alone(chat, work))) await work();
  }

  /**
   * The part that answers this message, `text` being `null` where all has just been, or is being, pushed. `null` where
   * nothing was kept.
   */
  async next(chat: string, messageId: string): Promise<{ text: string | null } | null> {
    if ((await this.#read(chat)).length === 0) return null;
    const text = await this.#alone(chat, async () => {
      const kept = await this.#read(chat);
      const part = kept.find(({ shownFor }) => shownFor === messageId) ?? kept.find(isWaiting);
      if (!part) return null;
      const rest = kept.filter((other) => other !== part && isWaiting(other));
      await this.#write(chat, [{ ...part, shownFor: messageId }, ...rest]);
      return part.text;
    });
    return { text };
  }

  /** Pushes what waits, in order, as long as `push` says that it went. A kill repeats one part at most. */
  async send(chat: string, push: (text: string) => Promise<boolean>): Promise<void> {
    let isGoingOn = (await this.#read(chat)).some(isWaiting);
    while (isGoingOn) isGoingOn = (await this.#alone(chat, () => this.#sendOne(chat, push))) === true;
  }

  /** Whether there is one more to send. */
  async #sendOne(chat: string, push: (text: string) => Promise<boolean>): Promise<boolean> {
    const kept = await this.#read(chat);
    const part = kept.find(isWaiting);
    if (!part || !(await push(part.text))) return false;
    const rest = kept.filter((other) => other !== part);
    await this.#write(chat, rest);
    return rest.some(isWaiting);
  }

  async #read(chat: string): Promise<Kept[]> {
    return JSON.parse((await this.#shared.getShared(nameOf(chat), this.#clock.now())) ?? '[]');
  }

  async #write(chat: string, parts: Kept[]): Promise<void> {
    await this.#shared.putShared(nameOf(chat), JSON.stringify(parts), this.#clock.now() + WECHAT.afterMessage.ms);
  }

  /** Runs the work while nobody else touches this chat's parts; `null` where another goes on having them. */
  async #alone<T>(chat: string, work: () => Promise<T>): Promise<T | null> {
    const name = `${nameOf(chat)}:lease`;
    const holder = crypto.randomUUID();
    const lease = async (): Promise<true | null> =>
      (await this.#shared.lease(name, holder, this.#clock.now(), HOLD_MS)) || null;
    if (!(await ask(lease, WAIT_MS, 50))) return null;
    try {
      return await work();
    } finally {
      await this.#shared.lease(name, holder, this.#clock.now(), 0);
    }
  }
}

const isWaiting = ({ shownFor }: Kept): boolean => shownFor === undefined;
const nameOf = (chat: string): string => `wechat:rest:${chat}`;
