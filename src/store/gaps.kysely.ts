import type { Kysely } from 'kysely';
import type { Answer } from '../domain/answer.ts';
import type { ChannelName } from '../domain/message.ts';
import type { AnswerTrace } from './answers.ts';
import type { Database } from './database.ts';
import { type GapStore, isUnanswered, type Unanswered, type UnansweredPage } from './gaps.ts';
import type { Schema, StoredFeedback } from './schema.ts';

/** Places that are handed on of each question. */
const PLACES = 5;

/**
 * A turn's JSON is text, as no database reads all of what people write (see `TurnRow`). So the statement looks for the
 * characters that `JSON.stringify` writes, which no text inside the JSON can hold: its quotation marks are escaped.
 * What is meant is decided here.
 */
const REFUSED = '%"outcome":"refused"%';
const UNHELPFUL = '%"helpful":false%';

/** Questions without an answer, over any database that Kysely speaks to. */
export function gapStore({ db }: Database): GapStore {
  return {
    async listUnanswered(page) {
      const found: Unanswered[] = [];
      let { after } = page;
      for (;;) {
        const rows = await selectRows(db, { ...page, after });
        found.push(...rows.flatMap(asUnanswered));
        const last = rows.at(-1);
        if (!last || rows.length < page.limit || found.length >= page.limit) return found.slice(0, page.limit);
        after = { at: last.created_at, answerId: last.id };
      }
    },
  };
}

interface Row {
  id: string;
  created_at: number;
  answer: string | null;
  trace: string | null;
  feedback: string | null;
  channel: ChannelName | null;
}

function selectRows(db: Kysely<Schema>, { from, until, limit, after }: UnansweredPage): Promise<Row[]> {
  const within = db.selectFrom('turns').where('created_at', '>=', from).where('created_at', '<', until);
  const asked = within.where((row) => row.or([row('answer', 'like', REFUSED), row('feedback', 'like', UNHELPFUL)]));
  const further = after
    ? asked.where((row) =>
        row.or([
          row('created_at', '>', after.at),
          row.and([row('created_at', '=', after.at), row('id', '>', after.answerId)]),
        ]),
      )
    : asked;
  return further
    .select(['id', 'created_at', 'answer', 'trace', 'feedback'])
    .select((row) =>
      row
        .selectFrom('chats')
        .whereRef('chats.conversation_id', '=', 'turns.conversation_id')
        .select(({ fn }) => fn.min('chats.channel').as('channel'))
        .as('channel'),
    )
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute();
}

function asUnanswered({ id, created_at, channel, ...row }: Row): Unanswered[] {
  if (row.answer === null || row.trace === null) return [];
  const answer = JSON.parse(row.answer) as Answer;
  const { question, resolved, retrieved } = JSON.parse(row.trace) as AnswerTrace;
  const judged = row.feedback === null ? null : (JSON.parse(row.feedback) as StoredFeedback);
  if (!isUnanswered(answer, question, judged?.helpful)) return [];
  const pointers = answer.citations.length > 0 ? answer.citations : answer.related;
  return [
    {
      ...{ answerId: id, question, resolved, outcome: answer.outcome, reason: answer.reason, at: created_at, channel },
      retrieved: retrieved.slice(0, PLACES).map(({ ref, score }) => ({ ref, score })),
      pointed: pointers.map(({ ref, label, heading }) => ({ ref, label, heading })),
      feedback: judged && { helpful: judged.helpful, reason: judged.reason ?? null },
    },
  ];
}
