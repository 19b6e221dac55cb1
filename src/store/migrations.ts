import type { Migration } from './migration.ts';
import { GAP_MIGRATIONS } from './migrations.gaps.ts';
import { PARTICIPATION_MIGRATIONS } from './migrations.participation.ts';
import { SHARE_MIGRATIONS } from './migrations.shares.ts';

/** All of them, in the order in which they are run. */
export const MIGRATIONS: Migration[] = [
  {
    name: '0001-turns',
    statements: [
      `create table turns (
        id text primary key,
        conversation_id text not null,
        position integer not null,
        created_at bigint not null,
        answer text,
        trace text,
        feedback text
      )`,
      // Makes a conversation's opening unique, so that an id that is taken is refused by the database itself.
      'create unique index turns_opening on turns (conversation_id) where position = 0',
      'create index turns_order on turns (conversation_id, position)',
      'create table readiness (id integer primary key, checks integer not null)',
      'insert into readiness (id, checks) values (1, 0)',
    ],
  },
  {
    name: '0002-messages',
    statements: [
      `create table messages (
        channel text not null,
        message_id text not null,
        chat text not null,
        platform_order double precision not null,
        arrival bigint not null,
        answer_id text not null,
        payload text,
        reply text,
        attempts integer not null,
        not_before bigint not null,
        held_until bigint not null,
        received_at bigint not null,
        finished_at bigint,
        primary key (channel, message_id)
      )`,
      `create index messages_waiting on messages (channel, chat, platform_order, arrival, message_id)
        where finished_at is null`,
      'create index messages_arrival on messages (channel, chat, arrival)',
      'create index messages_finished on messages (finished_at)',
      `create table chats (
        channel text not null,
        chat text not null,
        conversation_id text not null,
        memory text not null,
        updated_at bigint not null,
        primary key (channel, chat)
      )`,
      'create index chats_updated on chats (updated_at)',
      `create table outgoing (
        key text not null primary key,
        channel text not null,
        chat text not null,
        arrival bigint not null,
        body text,
        state text not null,
        attempts integer not null,
        parts_sent integer not null,
        due_at bigint not null,
        held_until bigint not null,
        created_at bigint not null,
        settled_at bigint,
        error text
      )`,
      `create index outgoing_waiting on outgoing (channel, chat, arrival, key) where state = 'waiting'`,
      'create index outgoing_arrival on outgoing (channel, chat, arrival)',
      'create index outgoing_state on outgoing (state, settled_at)',
      `create table pushes (
        channel text not null,
        chat text not null,
        remaining integer not null,
        expires_at bigint not null,
        primary key (channel, chat)
      )`,
      `create table shared (
        kind text not null,
        name text not null,
        value text not null,
        expires_at bigint,
        primary key (kind, name)
      )`,
      'create index shared_expiry on shared (expires_at)',
    ],
  },
  ...PARTICIPATION_MIGRATIONS,
  ...GAP_MIGRATIONS,
  ...SHARE_MIGRATIONS,
];
