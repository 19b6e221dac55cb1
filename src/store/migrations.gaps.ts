import type { Migration } from './migration.ts';

/** For editors who look for what was not answered: turns by their time, and the chat of a conversation. */
export const GAP_MIGRATIONS: Migration[] = [
  {
    name: '0004-gaps',
    statements: [
      'create index turns_created on turns (created_at, id)',
      'create index chats_conversation on chats (conversation_id)',
    ],
  },
];
