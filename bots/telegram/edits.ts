import type { Api } from 'grammy';
import type { Delivery } from '../../src/conversation/channel.ts';
import type { Clock } from '../../src/domain/clock.ts';
import { isUnchanged } from './failures.ts';
import type { Pace, Sleep } from './pace.ts';
import { type Part, partsOf } from './rendering.ts';
import { formOf, markedOrPlain, paced, sendPart, type Target, withoutCause } from './sending.ts';

/** Milliseconds between two changes of one message: under that the platform answers with flood limits. */
const EDIT_GAP_MS = 1_200;
/** What stands there first. */
export const LOOKING_UP = '正在查找依据…';

const LAST_TRIES = 5;
const RETRY_MS = 2_000;
/** A wait beyond this is left to the outbox. */
const LONGEST_RETRY_MS = 30_000;

interface Parts {
  api: Api;
  pace: Pace;
  clock: Clock;
  sleep: Sleep;
}

/** One message that is edited while its text grows. Texts that come faster than edits may are skipped, not the last. */
export class GrowingMessage {
  private messageId: number | null = null;
  private next: Part | null = null;
  private running: Promise<void> | null = null;
  private changedAt = 0;

  constructor(
    private readonly parts: Parts,
    private readonly target: Target,
  ) {}

  /** Shows that somebody writes, then sends the message that is to grow. */
  async begin(first: Part = LOOKING_UP_PART): Promise<Delivery> {
    const { api, pace, clock } = this.parts;
    await api.sendChatAction(this.target.chatId, 'typing').catch(() => undefined);
    const sent = await sendPart(api, pace, this.target, first);
    this.changedAt = clock.now();
    if (sent.kind === 'sent') this.messageId = sent.messageId;
    return sent.kind === 'sent' ? { kind: 'sent' } : withoutCause(sent);
  }

  /** Shows this text when the gap is over, unless a newer one has come by then. Returns at once. */
  grow(part: Part): void {
    if (this.messageId === null) return;
    this.next = part;
    this.running ??= this.run();
  }

  /**
   * Brings the last text out, as an edit, or as a message of its own where there is none to edit. A short flood limit
   * or failure is waited for; what lasts longer is the outbox's, which then sends the text anew.
   */
  async finish(part: Part): Promise<Delivery> {
    this.next = null;
    await this.running;
    for (let tries = 1; ; tries += 1) {
      const delivery = await this.change(part);
      if (delivery.kind !== 'retry') return delivery;
      const wait = delivery.afterMs ?? RETRY_MS;
      if (tries === LAST_TRIES || wait > LONGEST_RETRY_MS) return delivery;
      await this.parts.sleep(wait);
    }
  }

  /** A text that does not get out is left: a newer one follows, at last the one of `finish`. */
  private async run(): Promise<void> {
    try {
      while (this.messageId !== null) {
        await this.gap();
        const part = this.next;
        this.next = null;
        if (!part) return;
        const { kind } = await this.edit(part);
        if (kind === 'dead') this.messageId = null;
        if (kind !== 'sent') return;
      }
    } finally {
      this.running = null;
    }
  }

  private async change(part: Part): Promise<Delivery> {
    const { api, pace } = this.parts;
    if (this.messageId !== null) {
      const edited = await this.edit(part);
      // A message that cannot be edited any more (deleted, too old) does not take the answer with it.
      if (edited.kind !== 'dead') return edited;
    }
    const sent = await sendPart(api, pace, this.target, part);
    return sent.kind === 'sent' ? { kind: 'sent' } : withoutCause(sent);
  }

  private async gap(): Promise<void> {
    const wait = this.changedAt + EDIT_GAP_MS - this.parts.clock.now();
    if (wait > 0) await this.parts.sleep(wait);
  }

  private async edit(part: Part): Promise<Delivery> {
    const { api, pace, clock } = this.parts;
    const { chatId } = this.target;
    const call = async (asHtml: boolean) => {
      await this.gap();
      const called = await paced(pace, chatId, () =>
        api.editMessageText(chatId, this.messageId as number, asHtml ? part.html : part.plain, formOf(part, asHtml)),
      );
      this.changedAt = clock.now();
      return called;
    };
    const edited = await markedOrPlain(call);
    if (edited.kind === 'done' || ('cause' in edited && isUnchanged(edited.cause))) return { kind: 'sent' };
    return withoutCause(edited);
  }
}

const LOOKING_UP_PART = partsOf({ kind: 'notice', text: LOOKING_UP, choices: [] })[0] as Part;
