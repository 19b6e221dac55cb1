import { type Context, Hono } from 'hono';
import { PROBLEMS, Problem } from '../../domain/errors.ts';
import { LIMITS } from '../../domain/limits.ts';
import { type PageStatus, sendPage, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { asSize, keepSize, type Size } from '../frame/settings.ts';
import { ChatPage, type ChatView } from './chat-page.tsx';

/** Longer than any id of ours; what is longer cannot be one and is not looked up. */
const ID_CHARS = 64;

const EMPTY: ChatView = { conversationId: null, turns: [], draft: '' };

/** The chat and its feedback. Everything that is typed comes by POST, so that no address holds a secret or a question. */
export function chatRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/', (context) => show(context, web, EMPTY));
  app.post('/', async (context) => chat(context, web, await readForm(context)));
  app.get('/feedback', (context) => context.redirect('/', 303));
  app.post('/feedback', async (context) => feedback(context, web, await readForm(context)));
  return app;
}

async function show(
  context: Context,
  web: Web,
  view: ChatView,
  as: { status?: PageStatus; size?: Size } = {},
): Promise<Response> {
  context.header('Cache-Control', 'no-store');
  const frame = await web.frame(context);
  // What was posted cannot be come back to by an address.
  const page = (
    <ChatPage frame={{ ...frame, path: '/', size: as.size ?? frame.size }} corpus={web.corpus} view={view} />
  );
  return sendPage(context, page, as.status);
}

async function chat(context: Context, web: Web, field: (name: string) => string): Promise<Response> {
  const question = field('question');
  const id = field('conversationId');
  const before = async (): Promise<ChatView> => ({ ...EMPTY, ...(await conversationOf(web, id)), draft: question });
  const size = asSize(field('size'));
  if (size) {
    keepSize(context, size);
    return show(context, web, await before(), { size });
  }
  if (question.trim() === '')
    return show(context, web, { ...(await before()), error: '请先写下您的问题' }, { status: 422 });
  try {
    return await ask(context, web, question, id);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const status = PROBLEMS[error.code].status;
    return show(context, web, { ...(await before()), error: error.detail }, { status });
  }
}

async function ask(context: Context, web: Web, question: string, id: string): Promise<Response> {
  const result = await web.conversation.ask(id ? { question, conversationId: id } : { question });
  if (result.kind === 'unknown_conversation') {
    const message = '原来的对话找不到了，可能已经删除。您的问题还在下面，再点一次“提问”就会开始新的对话。';
    return show(context, web, { ...EMPTY, draft: question, message }, { status: 404 });
  }
  if (result.kind === 'late') throw new Problem('unavailable', '这次没有及时答出来，请稍后再问一次。');
  const { answer } = result;
  const turns = await web.store.listAnswers(answer.conversationId, LIMITS.turns);
  // What is kept lacks the choices and, where a comment was spoken of, the words: shown is what was said.
  const at = turns.findIndex((turn) => turn.answer.id === answer.id);
  // A question that is too long is not kept, but must be shown, and given back for cutting down.
  turns.splice(at < 0 ? turns.length : at, 1, { question, answer });
  const draft = answer.reason === 'over_limit' || answer.reason === 'unavailable' ? question : '';
  return show(context, web, { conversationId: answer.conversationId, turns, draft });
}

async function feedback(context: Context, web: Web, field: (name: string) => string): Promise<Response> {
  const id = field('conversationId');
  const helpful = field('helpful');
  if (helpful !== 'yes' && helpful !== 'no') throw new Problem('invalid_input', '请选择“有帮助”或“没帮助”。');
  const reason = field('reason').trim().slice(0, LIMITS.feedbackChars) || undefined;
  const known = id.length <= ID_CHARS && field('answerId').length <= ID_CHARS;
  const saved =
    known &&
    (await web.store.saveFeedback(field('answerId'), id, { helpful: helpful === 'yes', reason }, web.clock.now()));
  if (!saved) throw new Problem('not_found', '没有找到这个回答，反馈没有记下。');
  const view = await conversationOf(web, id);
  return show(context, web, {
    ...EMPTY,
    ...view,
    feedback: { helpful: helpful === 'yes', explained: reason !== undefined },
  });
}

async function conversationOf(web: Web, id: string): Promise<Pick<ChatView, 'conversationId' | 'turns'>> {
  const turns = id && id.length <= ID_CHARS ? await web.store.listAnswers(id, LIMITS.turns) : [];
  return { conversationId: turns.length ? id : null, turns };
}
