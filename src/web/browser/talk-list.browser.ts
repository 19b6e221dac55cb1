import type { Talk } from './talk-list.ts';

/** What can be done with the list. */
export interface TalkActions {
  open(talk: Talk): void;
  remove(talk: Talk): void;
  clear(): void;
}

/** The list of conversations as the page shows it; hidden where there are none. What cannot be undone is asked twice. */
export class TalkList {
  private constructor(
    private readonly root: HTMLElement,
    private readonly items: HTMLElement,
    private readonly template: HTMLTemplateElement,
    private readonly actions: TalkActions,
  ) {
    const clear = root.querySelector<HTMLElement>('#mine-clear');
    if (clear) askTwice(clear, '确定清除', () => actions.clear());
  }

  static find(actions: TalkActions): TalkList | null {
    const root = document.querySelector<HTMLElement>('#mine');
    const items = document.querySelector<HTMLElement>('#mine-list');
    const template = document.querySelector<HTMLTemplateElement>('#mine-template');
    return root && items && template ? new TalkList(root, items, template, actions) : null;
  }

  show(talks: readonly Talk[]): void {
    this.items.textContent = '';
    for (const talk of talks) this.items.append(this.itemOf(talk));
    this.root.hidden = talks.length === 0;
  }

  say(text: string): void {
    let told = this.root.querySelector<HTMLElement>('[role="status"]');
    if (!told) {
      told = document.createElement('p');
      told.setAttribute('role', 'status');
      this.root.append(told);
    }
    told.textContent = text;
  }

  private itemOf(talk: Talk): DocumentFragment {
    const item = document.importNode(this.template.content, true);
    const open = item.querySelector<HTMLElement>('.open-conversation');
    const remove = item.querySelector<HTMLElement>('.delete-conversation');
    const time = item.querySelector('time');
    if (open) {
      open.textContent = talk.title;
      open.addEventListener('click', () => this.actions.open(talk));
    }
    if (remove) {
      remove.setAttribute('aria-label', `删除：${talk.title}`);
      askTwice(remove, '确定删除', () => this.actions.remove(talk));
    }
    if (time) {
      time.dateTime = new Date(talk.at).toISOString();
      time.textContent = momentOf(talk.at);
    }
    return item;
  }
}

/** Today's by the hour, older ones by the day. */
function momentOf(at: number): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  const minutes = String(date.getMinutes()).padStart(2, '0');
  return isToday ? `今天${date.getHours()}:${minutes}` : `${date.getMonth() + 1}月${date.getDate()}日`;
}

/** The first press changes what the button says, the second does it; going elsewhere takes the first back. */
function askTwice(button: HTMLElement, sure: string, act: () => void): void {
  const { textContent: words, ariaLabel } = button;
  const label = ariaLabel ?? button.getAttribute('aria-label');
  const reset = () => {
    button.textContent = words;
    if (label) button.setAttribute('aria-label', label);
  };
  button.addEventListener('click', () => {
    if (button.textContent === sure) {
      reset();
      return act();
    }
    button.textContent = sure;
    if (label) button.setAttribute('aria-label', label.replace(words?.trim() ?? '', sure));
  });
  button.addEventListener('blur', reset);
}
