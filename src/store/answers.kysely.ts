import type { Kysely, ValueExpression } from 'kysely';
import type { Answer, Turn } from '../domain/answer.ts';
import type { AnswerStore, AnswerTrace, Feedback } from './answers.ts';
import type { Database } from './database.ts';
import { forgetting } from './forgetting.kysely.ts';
import type { Schema, StoredFeedback } from './schema.ts';

/**
 * Conversations and their answers. Each method is one statement, or one batch where it deletes.
 *
 * Beginning a conversation with its first answer must be one step, and D1 has no transactions to make one of two
 * inserts. So there is no row for a conversation: the turn at position 0 opens it, a unique index allows one such turn,
 * and a later turn takes its position from those before. Where there are none that position is null, which the column
 * refuses: an unknown conversation is found out by the same insert that would have gone on with it.
 */
export function answerStore(database: Database): AnswerStore {
  const { db } = database;
  return {
    ...forgetting(database),
    async createConversation(id, now) {
      const opening = { id, conversation_id: id, position: 0, created_at: now };
      await db.insertInto('turns').values(opening).execute();
    },
    async hasConversation(id) {
      const query = db.selectFrom('turns').select('id').where('conversation_id', '=', id).limit(1);
      return (await query.executeTakeFirst()) !== undefined;
    },
    async saveAnswer(answer, trace, { newConversation, now }) {
      await insertTurn(db, answer, trace, { newConversation, createdAt: now }).execute();
    },
    async findAnswer(answerId, conversationId) {
      const query = db.selectFrom('turns').select('answer').where('id', '=', answerId);
      const row = await query.where('conversation_id', '=', conversationId).executeTakeFirst();
      return row?.answer ? (JSON.parse(row.answer) as Answer) : null;
    },
    async findTrace(answerId) {
      const row = await db.selectFrom('turns').select('trace').where('id', '=', answerId).executeTakeFirst();
      return row?.trace ? (JSON.parse(row.trace) as AnswerTrace) : null;
    },
    async findForReplay(answerId) {
      const query = db.selectFrom('turns').select(['answer', 'trace']).where('id', '=', answerId);
      const row = await query.executeTakeFirst();
      return row?.answer && row.trace ? { answer: JSON.parse(row.answer), trace: JSON.parse(row.trace) } : null;
    },
    async listTurns(conversationId, limit) {
      return (await latestAnswers(db, conversationId, limit)).map(asTurn);
    },
    async listAnswers(conversationId, limit) {
      const rows = await latestAnswers(db, conversationId, limit);
      return rows.map(({ answer, trace, feedback }) => ({ question: trace.question, answer, feedback }));
    },
    async saveFeedback(answerId, conversationId, { helpful, reason }, now) {
      const feedback: StoredFeedback = { helpful, reason, at: now };
      const update = db
        .updateTable('turns')
        .set({ feedback: JSON.stringify(feedback) })
        .where('id', '=', answerId);
      const query = update.where('conversation_id', '=', conversationId).where('answer', 'is not', null);
      return (await query.executeTakeFirst()).numUpdatedRows > 0n;
    },
  };
}

/** The statement that stores an answer; it fails on an id that is taken and on an unknown conversation. */
export function insertTurn(
  db: Kysely<Schema>,
  answer: Answer,
  trace: AnswerTrace,
  { newConversation, createdAt }: { newConversation: boolean; createdAt: ValueExpression<Schema, 'turns', number> },
) {
  return db.insertInto('turns').values({
    id: answer.id,
    conversation_id: answer.conversationId,
    position: newConversation ? 0 : nextPosition(db, answer.conversationId),
    created_at: createdAt,
    answer: JSON.stringify(answer),
    trace: JSON.stringify(trace),
  });
}

/** Null where the conversation has no turns. */
function nextPosition(db: Kysely<Schema>, conversationId: string) {
  const turns = db.selectFrom('turns').where('conversation_id', '=', conversationId);
  return turns.select((row) => row(row.fn.max('position'), '+', 1).as('next'));
}

interface StoredAnswer {
  answer: Answer;
  trace: AnswerTrace;
  feedback: Feedback | null;
}

/** By position rather than by time, which ties and can go backwards. Oldest first. */
async function latestAnswers(db: Kysely<Schema>, conversationId: string, limit: number): Promise<StoredAnswer[]> {
  const answered = db.selectFrom('turns').where('conversation_id', '=', conversationId).where('answer', 'is not', null);
  const latest = answered.orderBy('position', 'desc').orderBy('id', 'desc').limit(limit);
  const rows = await latest.select(['answer', 'trace', 'feedback']).execute();
  return rows.reverse().map(({ answer, trace, feedback }) => ({
    answer: JSON.parse(answer ?? ''),
    trace: JSON.parse(trace ?? ''),
    feedback: feedback ? feedbackOf(JSON.parse(feedback)) : null,
  }));
}

function feedbackOf({ helpful, reason }: StoredFeedback): Feedback {
  return { helpful, reason };
}

function asTurn({ answer, trace }: StoredAnswer): Turn {
  const pointers = answer.citations.length > 0 ? answer.citations : answer.related;
  const refs = [...new Set(pointers.map((pointer) => pointer.ref))];
  return { question: trace.question, resolved: trace.resolved, outcome: answer.outcome, reason: answer.reason, refs };
}
