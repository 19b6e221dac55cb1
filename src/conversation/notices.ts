import type { AnswerContent } from '../domain/answer.ts';
import type { OutgoingMessage } from '../domain/message.ts';
import { plainText } from './rendering.ts';

/** What could not be told before is told in front of the next reply. */
export function withNotices(content: AnswerContent, told: OutgoingMessage[]): AnswerContent {
  if (told.length === 0) return content;
  const notices = told.map(
    ({ body }) => `【通知】${body.kind === 'notice' ? body.text : plainText(body, { numbered: false })}`,
  );
  return { ...content, notices: [...notices, ...content.notices] };
}
