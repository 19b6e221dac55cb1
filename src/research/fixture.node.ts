import { fileURLToPath } from 'node:url';
import { systemClock } from '../domain/clock.ts';
import { loadPrompts } from '../models/prompts.node.ts';
import { openScriptedServer, type Script, type ScriptedRequest } from '../models/scripted.fixture.node.ts';
import type { ModelSettings } from '../models/settings.ts';
import { aDocument } from '../participation/participation.fixture.node.ts';
import type { DecisionView } from '../participation/participation.ts';
import { realRetrieval } from '../retrieval/fixture.node.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import { Searching } from '../retrieval/searching.ts';
import type { ResearchParts } from './research.ts';

/** For tests: the real plan and search, one decision, and a model on a scripted server. */

/** A decision that is being consulted on. */
const DECISION: DecisionView = {
  ...aDocument('laoshu-guihua', { title: '老树照管规划' }),
  ...{ number: 1, version: 1, state: 'consulting', opensAt: 0, closesAt: 0, sealedAt: null, updatedAt: 0 },
};

/** The parts without a model, over these laws. */
export async function researchParts(laws: Laws): Promise<ResearchParts> {
  const { corpus, retriever } = await realRetrieval();
  const searching = new Searching(retriever, laws);
  const listDecisions = async (state?: string) => (state && state !== DECISION.state ? [] : [DECISION]);
  return { corpus, retriever, laws, searching, participation: { listDecisions }, clock: systemClock, model: null };
}

/** One look-up that a scripted model wants. */
export type Wanted = [tool: string, input: object | string];

/** An answer of the model's that wants look-ups, as services write it. */
export function wants(...calls: Wanted[]): Script {
  const tool_calls = calls.map(([name, input], at) => {
    const given = typeof input === 'string' ? input : JSON.stringify(input);
    return { id: `call_${at}_${name}`, type: 'function', function: { name, arguments: given } };
  });
  const choices = [
    { index: 0, message: { role: 'assistant', content: null, tool_calls }, finish_reason: 'tool_calls' },
  ];
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: 110 };
  const body = { id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: 'scripted-model', choices, usage };
  return { kind: 'raw', bytes: JSON.stringify(body), contentType: 'application/json' };
}

/** The model's text at the end. */
export const writes = (text: string): Script => ({ kind: 'text', pieces: [text], usage: { input: 200, output: 100 } });

/** A server whose answers follow one another; the last is given again and again. */
export async function openScript(script: Script[] | ((request: ScriptedRequest, at: number) => Script)) {
  let at = 0;
  const server = await openScriptedServer((request) => {
    const answer =
      typeof script === 'function' ? script(request, at) : (script[Math.min(at, script.length - 1)] as Script);
    at += 1;
    return answer;
  });
  const prompts = await loadPrompts(fileURLToPath(new URL('../../prompts', import.meta.url)));
  const prompt = prompts.get('research');
  if (!prompt) throw new Error('no prompt');
  return { server, model: { settings: settingsFor(server.baseUrl), prompt } };
}

function settingsFor(baseUrl: string): ModelSettings {
  const name = 'scripted-model';
  return {
    ...{ preset: null, baseUrl, apiKey: 'a-secret-key', timeoutMs: 5_000, firstTokenMs: 5_000, concurrency: 8 },
    ...{ names: { rewrite: name, write: name, judge: name, research: `${name}-research` } },
    ...{ dailyTokens: 0, maxOutputTokens: 1_000, structured: 'auto', price: null },
  };
}
