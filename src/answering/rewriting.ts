import { z } from 'zod';
import { occurringNumbers, statedNumbers } from '../domain/numbers.ts';
import type { SafeText } from '../domain/safe-text.ts';
import type { LanguageModel, ModelUsage } from '../models/model.ts';
import type { Prompt, Prompts } from '../models/prompt.ts';
import { render } from '../models/prompts.ts';
import { safeQuestion } from './source-texts.ts';

/** The prompt's `id`. */
const PROMPT = 'rewrite';
const MAX_OUTPUT_TOKENS = 300;
const WITHIN_MS = 3_000;
const MOST_QUERIES = 3;
const MOST_QUERY_CHARS = 80;
/** No more of an answer is read. */
const MOST_OUTPUT_CHARS = 4_000;

const SHAPE = { name: 'queries', schema: z.object({ queries: z.array(z.string()) }) };

/** A question in other words, for the search. */
export interface Rewritten {
  /** None where the model failed or wrote nothing that serves. */
  queries: string[];
  promptHash: string;
  usage: ModelUsage | null;
}

/** Has everyday words, dialect and misspellings put into the terms of the law. */
export class Rewriter {
  private readonly prompt: Prompt;

  /** Throws where there is no prompt `rewrite`. */
  constructor(
    private readonly model: LanguageModel,
    prompts: Prompts,
  ) {
    const prompt = prompts.get(PROMPT);
    if (!prompt) throw new Error(`there is no prompt ${PROMPT}`);
    this.prompt = prompt;
  }

  /** Up to three short queries, within three seconds. Never throws for what a model does. */
  async rewrite(question: SafeText, signal?: AbortSignal): Promise<Rewritten> {
    const { output, usage } = await this.ask(question, signal);
    const promptHash = this.prompt.hash;
    return { queries: output === null ? [] : chosen(readQueries(output), question), promptHash, usage };
  }

  /** The model's whole text; `null` where it is not whole. */
  private async ask(question: SafeText, signal: AbortSignal | undefined) {
    const request = {
      ...render(this.prompt, { question: safeQuestion(question) }),
      ...{
        purpose: this.prompt.purpose,
        shape: SHAPE,
        maxOutputTokens: MAX_OUTPUT_TOKENS,
        withinMs: WITHIN_MS,
        signal,
      },
    };
    let output = '';
    for await (const event of this.model.stream(request)) {
      if (event.kind === 'text') output += event.text;
      else return { output: event.kind === 'end' && !event.cut ? output : null, usage: event.usage };
      if (output.length > MOST_OUTPUT_CHARS) break;
    }
    return { output: null, usage: null };
  }
}

/** Strings, and whether they are keys. */
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*[:：])?/g;
const LIST_MARK = /^\s*(?:[-*•·]|\d{1,2}[.、)）])?\s*/;
const DRESSING = /^[“”"'「」`*\s]+|[“”"'「」`*\s,，;；]+$/g;

/** The strings of a JSON text, well-formed or not; else the lines. */
function readQueries(output: string): string[] {
  const text = output.replace(/```\w*/g, '\n').trim();
  if (/[[{]\s{0,64}["\]}]/.test(text))
    return [...text.matchAll(STRINGS)].filter(([, colon]) => !colon).map(([string]) => unquoted(string));
  return text
    .split('\n')
    .map((line) => line.replace(LIST_MARK, ''))
    .filter((line) => !/[:：]\s*$/.test(line));
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/** Those that serve: short, new, without links, and without a number that the question does not name. */
function chosen(queries: readonly string[], question: SafeText): string[] {
  const numbers = occurringNumbers(question);
  const found = new Set<string>();
  for (const query of queries.map((text) => text.replace(DRESSING, '').replace(/\s+/g, ' '))) {
    const isWords = /\p{L}{2}/u.test(query) && query.length <= MOST_QUERY_CHARS && query !== question.trim();
    const isForeign = /:\/\/|www\.|已隐去|[<>{}[\]]/i.test(query);
    const isOfQuestion = [...statedNumbers(query)].every((number) => numbers.has(number));
    if (isWords && !isForeign && isOfQuestion) found.add(query);
  }
  return [...found].slice(0, MOST_QUERIES);
}
