const OPENS = '<think>';
const CLOSES = '</think>';

/** Takes `<think>…</think>` off the beginning of a text that comes in pieces. One for each text. */
export class ThinkingFilter {
  private state: 'start' | 'thinking' | 'text' = 'start';
  private held = '';

  /** What of the text so far, with this piece, may be given on now. */
  add(piece: string): string {
    if (this.state === 'text') return piece;
    this.held += piece;
    if (this.state === 'start') this.readStart();
    if (this.state === 'thinking') this.readThought();
    // The state may have changed while reading, which the compiler does not see.
    return (this.state as string) === 'text' ? this.rest() : '';
  }

  /** What is still held back, at the end of the text: the beginning of a tag that never came. */
  rest(): string {
    const held = this.state === 'thinking' ? '' : this.held;
    this.held = '';
    return held;
  }

  private readStart(): void {
    const start = this.held.trimStart();
    if (start.startsWith(OPENS)) this.state = 'thinking';
    else if (!OPENS.startsWith(start)) this.state = 'text';
  }

  private readThought(): void {
    const end = this.held.indexOf(CLOSES);
    if (end < 0) {
      // A thought may be long: of it only what may be the beginning of its end is kept.
      this.held = this.held.slice(-(CLOSES.length - 1));
      return;
    }
    this.held = this.held.slice(end + CLOSES.length).trimStart();
    this.state = 'text';
  }
}
