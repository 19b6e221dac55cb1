const SEARCHING = '正在查找依据';
const SLOW = '还在查找，请稍候，不必重新提交。最多30秒。';

/** The one line that tells how far it is, and is read out: each thing once. */
export class Status {
  private timers: number[] = [];

  constructor(private readonly element: HTMLElement | null) {}

  say(text: string): void {
    this.quiet();
    if (this.element) this.element.textContent = text;
  }

  /** Says after half a second that it searches, and after ten that it takes long. */
  wait(onSlow: () => void = () => {}): void {
    this.say('');
    const later = (ms: number, text: string, also?: () => void) =>
      window.setTimeout(() => {
        if (this.element) this.element.textContent = text;
        also?.();
      }, ms);
    this.timers = [later(500, SEARCHING), later(10_000, SLOW, onSlow)];
  }

  /** What was to be said later is not. */
  quiet(): void {
    this.timers.forEach(clearTimeout);
    this.timers = [];
  }
}
