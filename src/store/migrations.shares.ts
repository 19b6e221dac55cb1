import type { Migration } from './migration.ts';

/** Answers shared by a link; and what forgetting looks for. */
export const SHARE_MIGRATIONS: Migration[] = [
  {
    name: '0005-shares',
    statements: [
      `create table shares (
        token text not null primary key,
        answer_id text not null,
        conversation_id text not null,
        created_at bigint not null,
        expires_at bigint not null
      )`,
      'create index shares_answer on shares (answer_id)',
      'create index shares_conversation on shares (conversation_id)',
      'create index shares_expiry on shares (expires_at)',
      'create index messages_answer on messages (answer_id)',
      // What is kept of a chat when its conversation is forgotten.
      'alter table chats add column kept text',
      `create index chats_remembering on chats (updated_at) where memory <> ''`,
    ],
  },
  {
    // Whether a conversation went on since some time, however many turns it has.
    name: '0006-turns-age',
    statements: ['create index turns_age on turns (conversation_id, created_at)'],
  },
];
