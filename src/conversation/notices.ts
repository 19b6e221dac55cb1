import type { AnswerContent } from '../domain/answer.ts';
import type { OutgoingMessage } from '../domain/message.ts';

/** What could not be told before is told in front of the next reply. */
export function withNotices(content: AnswerContent, told: OutgoingMessage[]): AnswerContent {
  if (told.length === 0) return content;
  const notices = told.map(({ body }) => (body.kind === 'notice' ? `【通知】${body.text}` : body.reply.text));
  return { ...content, notices: [...notices, ...content.notices] };
}
