import { doneOf } from '../chat/chat-composer.tsx';
import type { ChatPage } from './chat-page.browser.ts';
import type { Chunk, WrittenAnswer } from './chunk.ts';
import { giveBack, letGo } from './composer.browser.ts';
import { focusOn } from './focus.browser.ts';
import { failureOf, RequestFailure } from './part.browser.ts';
import { cutShort, detailOf, postQuestion } from './request.browser.ts';
import { takePlace } from './settling.browser.ts';
import { readChunks } from './stream.browser.ts';
import type { WritingTurn } from './turn.browser.ts';

/** Answers are complete within 30 s; what has not come by then does not come. Milliseconds. */
const GIVEN_UP_MS = 40_000;

const OFFLINE = '网络已断开，没有发出';
const NEW_TALK = '原来的对话找不到了，可能已经删除，这是新的对话。';

/** What is told to whoever wants to know. */
export interface Heard {
  /** The question has come to the server, which keeps its answer in this conversation. */
  begun(conversationId: string, question: string): void;
  /** The server's own turn has taken the written one's place. */
  placed(turn: HTMLElement): void;
  /** A conversation is not there any more. */
  lost(conversationId: string): void;
}

/** Asks one question at a time, and shows its answer while it is written. */
export class Asking {
  private underWay: AbortController | null = null;
  private isStopped = false;

  constructor(
    private readonly page: ChatPage,
    private readonly heard: Heard,
  ) {}

  get isBusy(): boolean {
    return this.underWay !== null;
  }

  stop(): void {
    this.isStopped = true;
    this.underWay?.abort();
  }

  /** Asks, or asks again, and settles when there is an answer or there will be none. The turn stands in the page. */
  async ask(turn: WritingTurn): Promise<void> {
    if (!navigator.onLine) return this.fail(turn, null);
    const control = new AbortController();
    const timer = window.setTimeout(() => control.abort(), GIVEN_UP_MS);
    this.underWay = control;
    this.isStopped = false;
    this.page.status.wait(() => turn.slow());
    const answer = await this.read(turn, control.signal).catch((error: unknown) => this.fail(turn, error));
    clearTimeout(timer);
    this.underWay = null;
    if (answer) await this.settle(turn, answer);
  }

  private async read(turn: WritingTurn, signal: AbortSignal): Promise<WrittenAnswer> {
    const response = await this.post(turn, signal);
    if (!response.ok || !response.body) throw await failureOf(response);
    await readChunks(response.body, (chunk) => this.take(turn, chunk));
    if (!turn.answer) throw cutShort();
    return turn.answer;
  }

  private async post(turn: WritingTurn, signal: AbortSignal): Promise<Response> {
    const { page } = this;
    const { conversationId } = page;
    const { messageId, question } = turn;
    const response = await postQuestion({ messageId, question, conversationId }, signal);
    if (response.status !== 404 || !conversationId) return response;
    // The server knows a conversation from its first question on, so this one is gone. Where it held nothing but this
    // question, nobody misses it.
    if (page.hasAnswers || !turn.element.dataset.turn) turn.note(NEW_TALK);
    page.conversationId = '';
    this.heard.lost(conversationId);
    return postQuestion({ messageId, question, conversationId: '' }, signal);
  }

  private take(turn: WritingTurn, chunk: Chunk): void {
    if (chunk.type === 'error') throw new RequestFailure(chunk.errorText, 0);
    turn.take(chunk);
    if (chunk.type !== 'data-conversation') return;
    const { conversationId } = chunk.data;
    this.page.conversationId = conversationId;
    this.heard.begun(conversationId, turn.question);
  }

  private fail(turn: WritingTurn, error: unknown): void {
    const { page } = this;
    if (error && this.isStopped) {
      turn.show('stopped');
      page.status.say('已停止');
      return;
    }
    giveBack(page, turn.question);
    const isOffline = !navigator.onLine;
    turn.show(isOffline ? 'offline' : 'failed', detailOf(error));
    const retry = turn.find<HTMLButtonElement>('.retry');
    if (retry) retry.disabled = isOffline;
    page.status.say(isOffline ? OFFLINE : detailOf(error));
  }

  private async settle(turn: WritingTurn, answer: WrittenAnswer): Promise<void> {
    const { page } = this;
    letGo(page, turn.question);
    if (answer.reason === 'over_limit' || answer.reason === 'unavailable') giveBack(page, turn.question);
    // The answer is there, whether or not the server's turn comes.
    if (turn.find('.progress')?.contains(document.activeElement)) focusOn(turn.element);
    turn.show('done');
    page.status.say('');
    const written = await takePlace(page, turn, answer);
    if (written) this.heard.placed(written);
    // A question that was asked meanwhile speaks for itself; of a conversation that was left nothing is said.
    if (this.isBusy || !(written ?? turn.element).isConnected) return;
    page.status.say(turn.noted ? `${doneOf(answer)}。${NEW_TALK}` : doneOf(answer));
  }
}
