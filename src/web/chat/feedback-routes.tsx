import { Hono } from 'hono';
import { Problem } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isPartial, sendPart, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { Feedback } from './chat-feedback.tsx';
import { showChat } from './chat-sending.tsx';
import { isId, readTalk } from './conversation-view.ts';

/** Takes judgements of answers in. A part is the form alone, as it stands after them. */
export function feedbackRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/feedback', (context) => context.redirect('/', 303));
  app.post('/feedback', async (context) => {
    const field = await readForm(context);
    const conversationId = field('conversationId');
    const answerId = field('answerId');
    const helpful = field('helpful') === 'yes';
    if (!helpful && field('helpful') !== 'no') throw new Problem('invalid_input', '请选择“有帮助”或“没帮助”。');
    const reason = field('reason').trim().slice(0, LIMITS.feedbackChars) || undefined;
    const known = isId(conversationId) && isId(answerId);
    const saved =
      known && (await web.store.saveFeedback(answerId, conversationId, { helpful, reason }, web.clock.now()));
    if (!saved) throw new Problem('not_found', '没有找到这个回答，反馈没有记下。');
    if (!isPartial(context)) return showChat(context, web, { ...(await readTalk(web, conversationId)), judged: true });
    const answer = await web.store.findAnswer(answerId, conversationId);
    const judged = { id: answerId, conversationId, mode: answer?.mode ?? 'extractive' };
    return sendPart(context, <Feedback answer={judged} given={{ helpful, reason }} />);
  });
  return app;
}
