import type { ConversationStore } from '../context.ts';

/** For tests of pages that have nothing to do with conversations: whatever is asked of it fails the test. */
export const NO_CONVERSATIONS = new Proxy({} as ConversationStore, {
  get(_, name) {
    throw new Error(`this test knows no conversations, but ${String(name)} was asked for`);
  },
});
