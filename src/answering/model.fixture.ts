import type { Lexicon } from '../domain/corpus.ts';
import { published } from '../domain/safe-text.ts';
import type { LanguageModel, ModelEvent, ModelRequest, Purpose } from '../models/model.ts';
import type { Prompt, Prompts } from '../models/prompt.ts';

/** Says what it is told, and keeps what it was asked. */
export class ToldModel implements LanguageModel {
  readonly asked: ModelRequest[] = [];
  /** How many times a reader stopped, or came to the end. */
  ended = 0;

  constructor(private readonly events: readonly ModelEvent[]) {}

  nameOf(purpose: Purpose): string {
    return `told-${purpose}`;
  }

  async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    this.asked.push(request);
    try {
      yield* this.events;
    } finally {
      this.ended += 1;
    }
  }
}

const NONE = new Map<string, string[]>();
export const NO_LEXICON: Lexicon = { everyday: NONE, dialect: NONE, english: NONE, shorthand: NONE };

export const USAGE = { inputTokens: 300, outputTokens: 40 };
export const END: ModelEvent = { kind: 'end', usage: USAGE, cut: false };

/** Text in pieces of three units. */
export function texts(text: string): ModelEvent[] {
  return (text.match(/[\s\S]{1,3}/g) ?? []).map((piece) => ({ kind: 'text', text: piece }));
}

/** Prompts that are nothing but their variables. */
export function promptsOf(...ids: ('write' | 'rewrite')[]): Prompts {
  const made = ids.map((id): [string, Prompt] => {
    const variables = id === 'write' ? ['question', 'sources'] : ['question'];
    const input = variables.map((name) => `<${name}>\n{{${name}}}\n</${name}>`).join('\n');
    const instructions = published('请回答。');
    return [id, { id, purpose: id, hash: `sha256:${id}`, source: input, variables, instructions, input }];
  });
  return new Map(made);
}
