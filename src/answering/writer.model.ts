import { z } from 'zod';
import type { DraftSentence } from '../domain/citation.ts';
import type { LanguageModel, ModelEvent, ModelFailure, ModelUsage } from '../models/model.ts';
import type { Prompt, Prompts } from '../models/prompt.ts';
import { render } from '../models/prompts.ts';
import { SentenceStream } from './sentence-stream.ts';
import { safeQuestion, sourceTexts } from './source-texts.ts';
import type { AnswerWriter, WriteRequest, Written } from './writer.ts';

/** The prompt's `id`. */
const PROMPT = 'write';
const MAX_OUTPUT_TOKENS = 1_500;
/** Leaves of an answer's time what searching, rewriting and checking need; the settings mostly allow less. */
const WITHIN_MS = 25_000;
/** Characters of a model's text that are kept with an answer. */
const KEPT_CHARS = 20_000;

/** What a model is asked to write; others are read, too. */
const SHAPE = {
  name: 'answer',
  schema: z.object({
    sentences: z.array(
      z.object({
        text: z.string().describe('一句话，不写编号'),
        sources: z.array(z.string()).describe('依据的资料编号，如 S1'),
      }),
    ),
  }),
};

/** How a model says that the sources do not answer: nothing, or an empty form. */
const SAYS_NOTHING = /^(?:```\w*)?\s*(?:\{\s*(?:"[^"]*"\s*:\s*(?:\[\s*\]|""|null)\s*,?\s*)*\}|\[\s*\])?\s*(?:```)?$/;
const MOST_NOTHING_CHARS = 200;

/** Lets a model write, out of the passages alone; it names them by tokens, and nothing it writes is believed here. */
export class ModelWriter implements AnswerWriter {
  private readonly prompt: Prompt;

  /** Throws where there is no prompt `write`. */
  constructor(
    private readonly model: LanguageModel,
    prompts: Prompts,
  ) {
    const prompt = prompts.get(PROMPT);
    if (!prompt) throw new Error(`there is no prompt ${PROMPT}`);
    this.prompt = prompt;
  }

  async *write(request: WriteRequest): AsyncGenerator<DraftSentence, Written> {
    const heard = new Heard();
    for await (const event of this.ask(request)) {
      yield* heard.hear(event);
      if (heard.isOver) break;
    }
    yield* heard.end();
    const { output, usage, failure } = heard;
    const { purpose, hash } = this.prompt;
    return { model: this.model.nameOf(purpose), promptHash: hash, output, usage, failure };
  }

  private ask({ question, query, sources, signal }: WriteRequest): AsyncIterable<ModelEvent> {
    const values = { question: safeQuestion(question), sources: sourceTexts(sources, query) };
    return this.model.stream({
      ...render(this.prompt, values),
      ...{
        purpose: this.prompt.purpose,
        shape: SHAPE,
        maxOutputTokens: MAX_OUTPUT_TOKENS,
        withinMs: WITHIN_MS,
        signal,
      },
    });
  }
}

/** What a model has said so far, and how it ended. */
class Heard {
  output = '';
  usage: ModelUsage | null = null;
  failure: ModelFailure | null = null;
  /** It has ended, or enough was said. */
  isOver = false;
  private readonly stream = new SentenceStream();
  private count = 0;

  /** Gives the sentences that are complete now. */
  hear(event: ModelEvent): DraftSentence[] {
    if (event.kind !== 'text') {
      this.isOver = true;
      this.usage = event.usage;
      // Told to stop in the middle it has failed as well: the last words are missing.
      this.failure = event.kind === 'failed' ? event.failure : event.cut ? 'unreadable' : null;
      return [];
    }
    this.output += event.text.slice(0, KEPT_CHARS - this.output.length);
    const sentences = this.stream.push(event.text);
    this.isOver = this.stream.isFull;
    this.count += sentences.length;
    return sentences;
  }

  end(): DraftSentence[] {
    const last = this.stream.end({ isCut: this.failure !== null });
    if (this.count + last.length === 0 && !saysNothing(this.output)) this.failure ??= 'unreadable';
    return last;
  }
}

function saysNothing(output: string): boolean {
  const text = output.trim();
  return text.length < MOST_NOTHING_CHARS && SAYS_NOTHING.test(text);
}
