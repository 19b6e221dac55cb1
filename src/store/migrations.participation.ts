import type { Migration } from './migration.ts';

/** The tables of decisions, comments and their ledger. */
export const PARTICIPATION_MIGRATIONS: Migration[] = [
  {
    name: '0003-participation',
    statements: [
      `create table decisions (
        id text primary key,
        number integer not null unique,
        version integer not null,
        document text not null,
        state text not null,
        opens_at bigint not null,
        closes_at bigint not null,
        sealed_at bigint,
        updated_at bigint not null,
        change_token text not null
      )`,
      `create table decision_versions (
        decision text not null,
        version integer not null,
        document text not null,
        at bigint not null,
        change_token text not null,
        primary key (decision, version)
      )`,
      `create table decision_transitions (
        decision text not null,
        position integer not null,
        record text not null,
        primary key (decision, position)
      )`,
      `create table subscriptions (
        decision text not null,
        channel text not null,
        chat text not null,
        receipt text not null,
        created_at bigint not null,
        primary key (decision, channel, chat, receipt)
      )`,
      'create index subscriptions_chat on subscriptions (channel, chat)',
    ],
  },
  {
    name: '0003-participation-comments',
    statements: [
      `create table comments (
        receipt text primary key,
        decision text not null,
        position integer not null,
        clause text,
        text text,
        salt text,
        commitment text,
        received_at bigint not null,
        key_id text,
        channel text not null,
        notice_version text not null,
        publish_personal_data integer not null,
        state text not null,
        held_reason text,
        office text,
        office_address text,
        disposition text,
        withdrawn_at bigint,
        erased_at bigint,
        idempotency_key text,
        fingerprint text,
        awaits_inclusion integer not null
      )`,
      // No key is no repeat: nulls are distinct from each other here.
      'create unique index comments_key on comments (decision, idempotency_key)',
      'create index comments_order on comments (decision, position, receipt)',
      'create index comments_awaiting on comments (decision, position, receipt) where awaits_inclusion = 1',
      'create index comments_reports on comments (office, received_at, receipt) where office is not null',
      `create table ledger_entries (
        decision text not null,
        idx integer not null,
        receipt text not null unique,
        leaf_hash text not null,
        primary key (decision, idx)
      )`,
      `create table ledger_roots (
        decision text not null,
        size integer not null,
        signed_at text not null,
        root text not null,
        key_id text not null,
        signature text not null,
        primary key (decision, size, signed_at)
      )`,
    ],
  },
];
