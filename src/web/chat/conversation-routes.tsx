import { type Context, Hono } from 'hono';
import { Problem } from '../../domain/errors.ts';
import { isPartial, sendPart, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { showChat } from './chat-sending.tsx';
import { Turn } from './chat-turn.tsx';
import { isId, readTalk, type Talk } from './conversation-view.ts';

const UNKNOWN = '没有找到这段对话，可能已经删除。';

/** Opens a conversation again, whole or one turn of it, and takes it away. Whoever holds its id may do both. */
export function conversationRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/turns', (context) => context.redirect('/', 303));
  app.get('/conversations/delete', (context) => context.redirect('/', 303));
  app.post('/turns', async (context) => {
    const field = await readForm(context);
    const talk = await readTalk(web, field('conversationId'));
    if (!talk.conversationId) throw new Problem('not_found', UNKNOWN);
    return isPartial(context) ? turns(context, web, talk, field('answerId')) : showChat(context, web, talk);
  });
  app.post('/conversations/delete', async (context) => {
    const id = (await readForm(context))('conversationId');
    const isDeleted = isId(id) && (await web.store.deleteConversation(id));
    if (!isDeleted) throw new Problem('not_found', UNKNOWN);
    return isPartial(context) ? context.body(null, 204) : context.redirect('/', 303);
  });
  return app;
}

function turns(context: Context, web: Web, talk: Talk, answerId: string): Promise<Response> {
  const newest = talk.turns.at(-1);
  const wanted = answerId ? talk.turns.filter(({ answer }) => answer.id === answerId) : talk.turns;
  if (wanted.length === 0) throw new Problem('not_found', '这段对话里没有这个回答。');
  context.header('Cache-Control', 'no-store');
  const part = (
    <>
      {wanted.map((turn) => (
        <Turn
          question={turn.question}
          answer={turn.answer}
          feedback={turn.feedback}
          origin={web.origin(context)}
          newest={turn === newest}
          simple={talk.simple}
          link={talk.links.find(({ answerId: id }) => id === turn.answer.id)}
          anchor={turn === newest}
        />
      ))}
    </>
  );
  return sendPart(context, part);
}
