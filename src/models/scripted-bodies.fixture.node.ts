import type { Script, ScriptedRequest } from './scripted-types.fixture.node.ts';

/** What the scripted server's answers look like. */

type Text = Script & { kind: 'text' };

/** The model that the server says it has. */
const SCRIPTED_MODEL = 'scripted-model';

/** What every answer bears. */
export const BASE = { id: 'chatcmpl-scripted', created: 1_700_000_000, model: SCRIPTED_MODEL };

/** One chunk of a stream. */
export function chunk(delta: object, finish_reason: string | null = null): object {
  return { ...BASE, object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] };
}

/** A whole answer. */
export function completion({ pieces, reasoning, finish = 'stop' }: Text, usage: object | null): object {
  const thought = reasoning ? { reasoning_content: reasoning.join('') } : {};
  const message = { role: 'assistant', content: pieces.join(''), ...thought };
  const choices = [{ index: 0, message, finish_reason: finish }];
  return { ...BASE, object: 'chat.completion', choices, ...(usage ? { usage } : {}) };
}

/** Tokens as the script has them, or a character each; `null` where none are to be told. */
export function usageOf({ usage, pieces }: Text, { text }: ScriptedRequest): object | null {
  if (usage === null) return null;
  const { input, output } = usage ?? { input: text.length, output: pieces.join('').length };
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

/** An error as such services word it. */
export const errorBody = (message: string): object => ({ error: { message, type: 'scripted_error', code: null } });
/** The list of models. */
export const MODELS = {
  object: 'list',
  data: [{ id: SCRIPTED_MODEL, object: 'model', created: 0, owned_by: 'scripted' }],
};

/** What embeddings and rerank answer with, by path: the same for the same input, and nearer for texts with more in common. */
export const OTHERS: Record<string, (body: Record<string, unknown>) => object> = {
  '/v1/embeddings'({ input, dimensions = 64 }) {
    const data = [input].flat().map((text, index) => {
      return { object: 'embedding', index, embedding: vectorOf(String(text), Number(dimensions)) };
    });
    return { object: 'list', model: SCRIPTED_MODEL, data, usage: { prompt_tokens: 1, total_tokens: 1 } };
  },
  '/v1/rerank'({ query, documents, top_n }) {
    const asked = new Set(String(query));
    const share = (text: string): number => [...new Set(text)].filter((char) => asked.has(char)).length / asked.size;
    const textOf = (document: unknown): string => String((document as { text?: string }).text ?? document);
    const results = [documents].flat().map((document, index) => ({ index, relevance_score: share(textOf(document)) }));
    results.sort((a, b) => b.relevance_score - a.relevance_score || a.index - b.index);
    return { model: SCRIPTED_MODEL, results: results.slice(0, Number(top_n ?? results.length)) };
  },
};

/** Character counts folded into so many dimensions, of length 1. */
function vectorOf(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const char of text || ' ') {
    const at = (char.codePointAt(0) as number) % dimensions;
    vector[at] = (vector[at] as number) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
