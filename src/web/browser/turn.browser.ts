import type { Chunk, WrittenAnswer } from './chunk.ts';
import { messageId } from './message-id.ts';
import { WrittenText } from './written.browser.ts';

/** How far a turn is; stands in `data-state`. */
export type TurnState = 'waiting' | 'writing' | 'done' | 'stopped' | 'failed' | 'offline';

/** In which states what stands in a turn's `.progress` is shown. */
const SHOWN: Record<string, readonly TurnState[]> = {
  '.waiting': ['waiting'],
  '.stop': ['waiting', 'writing'],
  '.failed': ['failed'],
  '.stopped': ['stopped'],
  '.offline': ['offline'],
  '.retry': ['stopped', 'failed', 'offline'],
};

/** A question whose answer is being written, with its place in the page. */
export class WritingTurn {
  readonly element: HTMLElement;
  /** The same for every try, so that the question takes effect once. */
  readonly messageId = messageId(crypto);
  /** The finished answer, once it has come. */
  answer: WrittenAnswer | null = null;
  /** Milliseconds since the page began; when the first text was drawn. */
  begunAt = Number.POSITIVE_INFINITY;
  /** What was said above its reply. */
  noted: HTMLElement | null = null;
  private readonly text: WrittenText;

  constructor(
    template: HTMLTemplateElement,
    readonly question: string,
  ) {
    const copy = document.importNode(template.content, true);
    this.element = copy.querySelector('.turn') as HTMLElement;
    this.text = new WrittenText(this.find('.answer') ?? this.element);
    this.find('.asked p')?.append(question);
    this.show('waiting');
  }

  get state(): TurnState {
    return this.element.dataset.state as TurnState;
  }

  find<T extends HTMLElement>(selector: string): T | null {
    return this.element.querySelector<T>(selector);
  }

  /** Shows a state; `detail` is what went wrong, in words. */
  show(state: TurnState, detail?: string): void {
    this.element.dataset.state = state;
    const isUnderWay = state === 'waiting' || state === 'writing';
    this.element.setAttribute('aria-busy', String(isUnderWay));
    for (const selector in SHOWN) this.reveal(selector, SHOWN[selector]?.includes(state) ?? false);
    if (state !== 'waiting') this.reveal('.slow', false);
    if (!isUnderWay) this.text.finish();
    if (state === 'done') this.reveal('.progress', false);
    const why = this.find('.failed p:last-child');
    if (why && detail) why.textContent = detail;
  }

  /** Begins over: what an earlier try wrote does not count. */
  restart(): void {
    this.answer = null;
    this.begunAt = Number.POSITIVE_INFINITY;
    this.clear();
    this.show('waiting');
  }

  /** Says something that counts for this turn, above its reply. */
  note(words: string): void {
    if (this.noted) return;
    this.noted = Object.assign(document.createElement('p'), { className: 'note', textContent: words });
    this.find('.reply')?.prepend(this.noted);
  }

  /** Says that it takes long. */
  slow(): void {
    if (this.state !== 'waiting') return;
    this.reveal('.waiting', false);
    this.reveal('.slow', true);
  }

  /** Takes what the stream tells of the answer. */
  take(chunk: Chunk): void {
    if (chunk.type === 'text-delta') this.write(chunk.delta);
    else if (chunk.type === 'data-citation') this.text.cite(chunk.data);
    else if (chunk.type === 'data-origin') this.label(chunk.data.origin);
    else if (chunk.type === 'data-conversation') this.element.dataset.turn = chunk.data.answerId;
    else if (chunk.type === 'data-anew') this.clear();
    else if (chunk.type === 'data-answer') this.answer = chunk.data;
  }

  private write(text: string): void {
    if (this.state === 'waiting') this.show('writing');
    this.begunAt = Math.min(this.begunAt, performance.now());
    this.text.add(text);
  }

  private clear(): void {
    this.text.clear();
    this.label('');
  }

  private label(origin: string): void {
    const tag = this.find('.byline .tag');
    const isModel = origin === 'AI生成';
    this.find('.reply')?.classList.toggle('ai', isModel);
    if (!tag) return;
    tag.hidden = origin === '';
    tag.textContent = origin;
    tag.className = isModel ? 'tag ai' : 'tag official';
  }

  private reveal(selector: string, isShown: boolean): void {
    const element = this.find(selector);
    if (element) element.hidden = !isShown;
  }
}
