import type { ChatPage } from './chat-page.browser.ts';
import { focusOn } from './focus.browser.ts';
import { inTab, KEPT, keep, kept, onDevice } from './keeping.browser.ts';
import { fetchPart, type RequestFailure } from './part.browser.ts';
import { fill, restore } from './restoring.browser.ts';
import { TalkList } from './talk-list.browser.ts';
import { readTalks, type Talk, withoutTalk, withTalk } from './talk-list.ts';

const BUSY = '请等这个回答写完，或者先点“停止”。';
const GONE = '这段对话已经不在了。';
const DELETED = '已删除这段对话';
const CLEARED = '本机记录已清除。';

/**
 * The conversations that this device remembers: the tab's own comes back after a reload, older ones can be opened and
 * deleted. The list is in this browser alone; the server does not know which conversations are one person's.
 */
export class Conversations {
  private readonly list: TalkList | null;
  private isBusy: () => boolean = () => false;

  constructor(private readonly page: ChatPage) {
    this.list = TalkList.find({
      open: (talk) => this.open(talk),
      remove: (talk) => this.remove(talk.id),
      clear: () => this.clear(),
    });
  }

  /** Shows the list and brings the tab's conversation back; `isBusy` tells whether a question is under way. */
  async begin(isBusy: () => boolean): Promise<void> {
    this.isBusy = isBusy;
    this.list?.show(this.talks);
    this.page.composer.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a[href="/"]')) keep(KEPT.current, '', inTab);
    });
    document.addEventListener('submit', (event) => this.submit(event));
    const { conversationId, turns } = this.page;
    const first = turns.querySelector('.asked p')?.textContent;
    if (conversationId) this.page.conversationId = conversationId;
    if (conversationId && first) return this.begun(conversationId, first);
    const current = kept(KEPT.current, inTab);
    const at = this.talks.find(({ id }) => id === current)?.at ?? 0;
    if (current && (await restore(this.page, current, at))) this.lost(current);
  }

  /** A question was asked in this conversation. */
  begun(id: string, question: string): void {
    this.save(withTalk(this.talks, { id, question, at: Date.now() }));
  }

  /** A conversation is not there any more. */
  lost(id: string): void {
    this.save(withoutTalk(this.talks, id));
    if (kept(KEPT.current, inTab) === id) keep(KEPT.current, '', inTab);
  }

  private get talks(): Talk[] {
    return readTalks(kept(KEPT.conversations, onDevice));
  }

  private save(talks: Talk[]): void {
    keep(KEPT.conversations, talks.length ? JSON.stringify(talks) : '', onDevice);
    this.list?.show(this.talks);
  }

  private async open({ id }: Talk): Promise<void> {
    const { page } = this;
    if (this.isBusy()) return page.status.say(BUSY);
    const failure = await fill(page, id, () => !this.isBusy());
    if (failure?.status === 404) this.lost(id);
    if (failure) this.list?.say(failure.status === 404 ? GONE : failure.message);
    const last = page.turns.lastElementChild;
    if (!failure && last instanceof HTMLElement) focusOn(last);
  }

  /** The page's own form for deleting its conversation. */
  private submit(event: SubmitEvent): void {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || new URL(form.action).pathname !== '/conversations/delete') return;
    event.preventDefault();
    this.remove(String(new FormData(form).get('conversationId')));
  }

  private async remove(id: string): Promise<void> {
    const { page } = this;
    const isShown = page.conversationId === id;
    if (isShown && this.isBusy()) return page.status.say(BUSY);
    const fields = new URLSearchParams({ conversationId: id });
    const failure = await fetchPart('/conversations/delete', { fields }).then(
      () => null,
      (error: RequestFailure) => error,
    );
    if (failure && failure.status !== 404) return this.list?.say(failure.message);
    this.lost(id);
    if (isShown) this.leave(DELETED);
    else this.list?.say('已删除');
    const summary = document.querySelector<HTMLElement>('#mine:not([hidden]) > summary');
    (summary ?? page.field).focus({ preventScroll: true });
  }

  /** Whoever comes next to this device finds nothing: neither the list nor what this tab shows and holds. */
  private clear(): void {
    const { page } = this;
    if (this.isBusy()) {
      page.status.say(BUSY);
      return;
    }
    this.save([]);
    page.field.value = '';
    keep(KEPT.draft, '', inTab);
    this.leave(CLEARED);
    page.field.focus({ preventScroll: true });
  }

  /** Back to the first view, which says why. */
  private leave(why: string): void {
    const { page } = this;
    page.conversationId = '';
    page.fill(document.createDocumentFragment());
    document.querySelector('form[action="/conversations/delete"]')?.closest('details')?.remove();
    page.status.say(why);
    scrollTo(0, 0);
  }
}
