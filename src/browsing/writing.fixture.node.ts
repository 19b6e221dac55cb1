import { openScriptedServer, type Script, type ScriptedRequest } from '../models/scripted.fixture.node.ts';

/** As many sentences of each of the first passages are copied. */
const SENTENCES = 2;
const PASSAGES = 3;
const PIECE_CHARS = 7;

/** A model that copies sentences from its passages, a piece every so many milliseconds. */
export async function openCopyist({ betweenMs = 0 } = {}) {
  const server = await openScriptedServer((request) => ({ ...copied(request), betweenMs }));
  const variables = {
    ...{ MODEL_BASE_URL: server.baseUrl, MODEL_API_KEY: 'sk-browser', MODEL_NAME: 'copyist' },
    ...{ MODEL_REWRITE_NAME: 'rewriter' },
  };
  return { variables, close: () => server.close() };
}

function copied({ body, sources }: ScriptedRequest): Extract<Script, { kind: 'text' }> {
  if (body.model === 'rewriter') return { kind: 'text', pieces: ['{"queries":[]}'] };
  const sentences = [...sources].slice(0, PASSAGES).flatMap(([token, text]) =>
    text
      .split(/(?<=。)|\n/)
      .filter((sentence) => /^[^【[（(]{11,}。$/.test(sentence.trim()))
      .slice(0, SENTENCES)
      .map((sentence) => ({ text: sentence.trim(), sources: [token] })),
  );
  return { kind: 'text', pieces: JSON.stringify({ sentences }).match(new RegExp(`[^]{1,${PIECE_CHARS}}`, 'g')) ?? [] };
}
