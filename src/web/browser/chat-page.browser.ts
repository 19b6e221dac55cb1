import { counterpart, focusOn } from './focus.browser.ts';
import { inTab, KEPT, keep } from './keeping.browser.ts';
import { Status } from './status.browser.ts';

/** For how long a text stands before one reads it, milliseconds; what stood shorter may move. */
const READ_MS = 1_000;

/** How high a turn that is being written is, in windows. */
const ROOM = 4 / 3;
/** The chat's page: its parts, the conversation it shows, and what stands where. */
export class ChatPage {
  readonly turns: HTMLElement;
  readonly composer: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly template: HTMLTemplateElement;
  readonly status: Status;
  /** Called when the turns that stood here are gone and others may stand in their place. */
  filled: () => void = () => {};

  private constructor(readonly root: HTMLElement) {
    this.turns = root.querySelector('#turns') as HTMLElement;
    this.composer = root.querySelector('#composer') as HTMLFormElement;
    this.field = root.querySelector('#question') as HTMLTextAreaElement;
    this.template = root.querySelector('#turn-template') as HTMLTemplateElement;
    this.status = new Status(root.querySelector('#status'));
  }

  /** The page, where this is the chat. */
  static find(): ChatPage | null {
    const root = document.querySelector<HTMLElement>('#chat');
    return root?.querySelector('#turn-template') ? new ChatPage(root) : null;
  }

  /** The conversation's id, a secret; empty before the first answer. */
  get conversationId(): string {
    return this.root.dataset.conversation || '';
  }

  set conversationId(id: string) {
    this.root.dataset.conversation = id;
    keep(KEPT.current, id, inTab);
    let input = this.composer.querySelector<HTMLInputElement>('input[name=conversationId]');
    if (!id) input?.remove();
    if (!id) return;
    if (!input) {
      input = document.createElement('input');
      input.type = 'hidden';
      input.name = 'conversationId';
      this.composer.append(input);
    }
    input.value = id;
  }

  /** Whether anything was answered here, so that it would be missed. */
  get hasAnswers(): boolean {
    return this.turns.querySelector('[data-state="done"]') !== null;
  }

  /** From the first view to a talk, and back. */
  set isTalking(isTalking: boolean) {
    this.root.classList.toggle('talking', isTalking);
    for (const part of this.root.querySelectorAll<HTMLElement>('#hero, #examples')) part.hidden = isTalking;
    this.field.rows = isTalking ? 1 : 3;
  }

  /** Puts a new turn at the end and its question to the top. Nothing moves by itself from then on. */
  begin(turn: HTMLElement): void {
    this.isTalking = true;
    // What was offered before this question is no answer to what comes next.
    for (const choices of this.turns.querySelectorAll<HTMLElement>('.choices, .simpler')) choices.hidden = true;
    this.latest(turn);
    this.turns.append(turn);
    this.toTop(turn);
  }

  /** Puts turns that the server wrote into the place of all there are. */
  fill(turns: DocumentFragment): void {
    this.turns.textContent = '';
    this.turns.append(turns);
    this.filled();
    const last = this.turns.lastElementChild;
    this.isTalking = last !== null;
    if (!(last instanceof HTMLElement)) return;
    this.latest(last);
    last.scrollIntoView();
  }

  /**
   * Brings a turn's question to the top. The turn is higher than what is seen: so there is room to, also for what comes
   * above the answer in the end, and nothing below it is seen to move as it grows.
   */
  private toTop(turn: HTMLElement): void {
    const composing = this.composer.parentElement as HTMLElement;
    const covered = getComputedStyle(composing).position === 'sticky' ? composing.offsetHeight : 0;
    for (const other of this.turns.children) (other as HTMLElement).style.minHeight = '';
    turn.style.minHeight = `${Math.ceil(innerHeight * ROOM - covered)}px`;
    turn.scrollIntoView();
  }

  /** Puts the server's turn into a written one's place: what is being read stays where it is, and so does the focus. */
  replace(old: HTMLElement, turn: HTMLElement, begunAt: number): void {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const before = topOfAnswer(old);
    const { minHeight } = old.style;
    if (old.id === 'latest') this.latest(turn);
    turn.style.minHeight = minHeight;
    old.replaceWith(turn);
    const moved = topOfAnswer(turn) - before;
    if (moved !== 0 && performance.now() - begunAt > READ_MS) {
      scrollBy(0, moved);
    }
    if (focused) focusOn(counterpart(focused, turn) ?? turn);
  }

  private latest(turn: HTMLElement): void {
    for (const other of this.turns.children) if (other.id === 'latest') other.removeAttribute('id');
    turn.id = 'latest';
  }
}

function topOfAnswer(turn: HTMLElement): number {
  return (turn.querySelector('.answer') ?? turn).getBoundingClientRect().top;
}
