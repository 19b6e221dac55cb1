import type { AnswerStore } from './answers.ts';
import type { CommentStore } from './comments.ts';
import type { DecisionStore } from './decisions.ts';
import type { GapStore } from './gaps.ts';
import type { MessageStore } from './messages.ts';
import type { OutboxStore } from './outbox.ts';
import type { SharedStore } from './shared.ts';
import type { ShareStore } from './shares.ts';

/**
 * The port for what is kept. One method is one atomic operation; no transaction is handed out, as D1 has none.
 * Times are milliseconds since the epoch.
 */
export interface Store
  extends AnswerStore,
    MessageStore,
    OutboxStore,
    SharedStore,
    ShareStore,
    DecisionStore,
    CommentStore,
    GapStore {
  /** Throws where the store cannot be read and written; for readiness. */
  check(): Promise<void>;
  close(): Promise<void>;
}
