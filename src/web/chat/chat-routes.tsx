import { type Context, Hono } from 'hono';
import { PROBLEMS, Problem } from '../../domain/errors.ts';
import type { Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { asSize, keepSize } from '../frame/settings.ts';
import type { ChatView } from './chat-page.tsx';
import { showChat } from './chat-sending.tsx';
import { conversationRoutes } from './conversation-routes.tsx';
import { readTalk } from './conversation-view.ts';
import { feedbackRoutes } from './feedback-routes.tsx';
import { shareRoutes } from './share-routes.tsx';

/** The chat and all that belongs to it. What is typed comes by POST, so that no address holds a secret. */
export function chatRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/', (context) => showChat(context, web, {}));
  app.post('/', async (context) => chat(context, web, await readForm(context)));
  app.route('/', feedbackRoutes(web));
  app.route('/', conversationRoutes(web));
  app.route('/', shareRoutes(web));
  return app;
}

async function chat(context: Context, web: Web, field: (name: string) => string): Promise<Response> {
  const question = field('question');
  const id = field('conversationId');
  const before = async (): Promise<Partial<ChatView>> => ({ ...(await readTalk(web, id)), draft: question });
  const size = asSize(field('size'));
  if (size) {
    keepSize(context, size);
    return showChat(context, web, await before(), { size });
  }
  if (question.trim() === '')
    return showChat(context, web, { ...(await before()), error: '请先写下您的问题' }, { status: 422 });
  try {
    return await ask(context, web, question, id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status } = PROBLEMS[error.code];
    return showChat(context, web, { ...(await before()), error: error.detail }, { status });
  }
}

async function ask(context: Context, web: Web, question: string, id: string): Promise<Response> {
  const result = await web.conversation.ask(id ? { question, conversationId: id } : { question });
  if (result.kind === 'unknown_conversation') {
    const message = '原来的对话找不到了，可能已经删除。您的问题还在下面，再点一次“提问”就会开始新的对话。';
    return showChat(context, web, { draft: question, message }, { status: 404 });
  }
  if (result.kind === 'late') throw new Problem('unavailable', '这次没有及时答出来，请稍后再问一次。');
  const { answer } = result;
  const talk = await readTalk(web, answer.conversationId);
  // What is kept lacks, where a comment was spoken of, the words: shown is what was said.
  const at = talk.turns.findIndex((turn) => turn.answer.id === answer.id);
  const choices = answer.choices?.length ? answer.choices : talk.turns[at]?.answer.choices;
  const turns = [...talk.turns];
  // A question that is too long is not kept, but must be shown, and given back for cutting down.
  turns.splice(at < 0 ? turns.length : at, 1, { question, answer: { ...answer, choices }, feedback: null });
  const draft = answer.reason === 'over_limit' || answer.reason === 'unavailable' ? question : '';
  return showChat(context, web, { ...talk, conversationId: answer.conversationId, turns, draft });
}
