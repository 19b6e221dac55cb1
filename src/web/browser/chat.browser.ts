import { Asking, type Heard } from './asking.browser.ts';
import type { ChatPage } from './chat-page.browser.ts';
import { hold, improveComposer } from './composer.browser.ts';
import { offerCopies } from './copying.browser.ts';
import { focusOn, hasPointer } from './focus.browser.ts';
import { submitterOf } from './part.browser.ts';
import { canStream } from './stream.browser.ts';
import { WritingTurn } from './turn.browser.ts';

const BUSY = '请等这个回答写完，或者先点“停止”。';

/** What a chat tells of its conversation. */
export type ChatHeard = Pick<Heard, 'begun' | 'lost'>;

/**
 * Makes the chat's forms write their answers into the page while they come. Where this browser cannot, the forms are
 * sent as they are. Gives whether a question is under way.
 */
export function improveChat(page: ChatPage, heard: ChatHeard): () => boolean {
  improveComposer(page);
  if (!canStream()) return () => false;
  const chat = new Chat(page, heard);
  document.addEventListener('submit', (event) => chat.submit(event));
  page.turns.addEventListener('click', ({ target }) => chat.press(target));
  window.addEventListener('online', () => chat.online());
  return () => chat.asking.isBusy;
}

class Chat {
  readonly asking: Asking;
  /** The newest. */
  private turn: WritingTurn | null = null;
  /** Those that may be asked again. */
  private readonly unanswered = new Map<Element, WritingTurn>();

  constructor(
    private readonly page: ChatPage,
    heard: ChatHeard,
  ) {
    this.asking = new Asking(page, {
      begun: (id, question) => heard.begun(id, question),
      lost: (id) => heard.lost(id),
      placed: offerCopies,
    });
    page.filled = () => this.forget();
  }

  submit(event: SubmitEvent): void {
    const form = event.target;
    const button = submitterOf(event);
    if (!(form instanceof HTMLFormElement) || !form.matches('[data-ask]') || button?.name === 'size') return;
    const isTyped = form === this.page.composer;
    const question = isTyped ? this.page.field.value : button?.name === 'question' ? button.value : '';
    if (this.asking.isBusy) {
      event.preventDefault();
      // A second press of the same is no second question.
      if (question.trim() !== '') this.page.status.say(BUSY);
    } else if (question.trim() !== '') {
      event.preventDefault();
      this.ask(question, isTyped);
    }
  }

  /** What is pressed in a turn that was not finished. */
  press(target: EventTarget | null): void {
    const button = target instanceof Element ? target.closest<HTMLElement>('.stop, .retry') : null;
    if (!button) return;
    const turn = this.unanswered.get(button.closest('.turn') as Element);
    if (button.matches('.stop')) {
      this.asking.stop();
    } else if (this.asking.isBusy) this.page.status.say(BUSY);
    else if (turn) this.again(turn);
  }

  /** The connection is there again: what was not sent may be. */
  online(): void {
    const waiting = Array.from(this.unanswered.values()).filter(({ state }) => state === 'offline');
    for (const turn of waiting) turn.find<HTMLButtonElement>('.retry')?.removeAttribute('disabled');
    if (waiting.length) this.page.status.say('网络已恢复，可以点“再试一次”。');
  }

  /** What was asked in a conversation that was left is not asked again in another one. */
  private forget(): void {
    this.unanswered.clear();
    this.turn = null;
  }

  private ask(question: string, isTyped: boolean): void {
    const { page, turn } = this;
    const isAgain = turn?.element.isConnected && this.unanswered.has(turn.element) && turn.question === question;
    if (isTyped && navigator.onLine) hold(page);
    if (isAgain) this.again(turn);
    else this.askNew(question, isTyped);
  }

  private askNew(question: string, isTyped: boolean): void {
    const { page } = this;
    const next = new WritingTurn(page.template, question);
    this.turn = next;
    this.unanswered.set(next.element, next);
    // The question is on its way before the page is laid out anew.
    this.run(next);
    page.begin(next.element);
    // What was pressed may be gone from the page; the composer stays.
    if (hasPointer()) page.field.focus({ preventScroll: true });
    else if (!isTyped) focusOn(next.element);
  }

  private again(turn: WritingTurn): void {
    const { activeElement } = document;
    turn.restart();
    // What was pressed is gone, and so would be any other button of a turn that is written anew.
    if (turn.element.contains(activeElement)) focusOn(turn.element);
    this.run(turn);
  }

  private run(turn: WritingTurn): void {
    this.asking.ask(turn).then(() => {
      if (turn.answer) this.unanswered.delete(turn.element);
      else if (document.activeElement === document.body) turn.find('.retry')?.focus({ preventScroll: true });
    });
  }
}
