import type { ChannelName } from '../domain/message.ts';
import type { LivePart } from './conversation.ts';

type Listener = (part: LivePart) => void;

/**
 * Carries answers to those who wait for them in this process while they are written. It promises nothing: whoever works
 * on a message in another process is not heard here, and the finished answer in the store is what counts.
 */
export class Live {
  private readonly listeners = new Map<string, Listener>();
  private readonly begun = new Set<string>();

  /** Hears what is told of a message until the function that it gives is called. One listener a message. */
  listen(channel: ChannelName, messageId: string, hear: Listener): () => void {
    const key = keyOf(channel, messageId);
    this.listeners.set(key, hear);
    return () => {
      this.listeners.delete(key);
      this.begun.delete(key);
    };
  }

  /** Whether anybody listens. */
  isHeard(channel: ChannelName, messageId: string): boolean {
    return this.listeners.has(keyOf(channel, messageId));
  }

  /** A message that is begun for the second time is worked out anew. */
  tell(channel: ChannelName, messageId: string, part: LivePart): void {
    const key = keyOf(channel, messageId);
    const hear = this.listeners.get(key);
    if (!hear) return;
    if (part.kind !== 'begun') hear(part);
    else if (this.begun.has(key)) hear({ kind: 'anew' });
    else {
      this.begun.add(key);
      hear(part);
    }
  }
}

function keyOf(channel: ChannelName, messageId: string): string {
  return `${channel} ${messageId}`;
}
