import { InvalidResponseDataError, streamText } from 'ai';
import { type Fault, fault, faultOf, faultOfStop } from './faults.ts';
import { type Form, outputIn } from './forms.ts';
import type { ModelEvent, ModelRequest, ModelUsage } from './model.ts';
import type { Way } from './provider.ts';
import { ThinkingFilter } from './thinking.ts';
import { estimateTokens, estimateUsage, NO_USAGE } from './tokens.ts';
import { Watch } from './watch.ts';

/** What comes of one try: as a model's events, but for a fault that the next try may mend. */
export type AttemptEvent =
  | Exclude<ModelEvent, { kind: 'failed' }>
  | { kind: 'fault'; fault: Fault; begun: boolean; usage: ModelUsage };

type Parts = ReturnType<typeof streamText>['stream'];
type Part = Parts extends AsyncIterable<infer Each> ? Each : never;

/** One HTTP request. Whoever stops reading ends it. `deadline` is a time of `performance.now()`. */
export async function* attempt(
  way: Way,
  form: Form,
  request: ModelRequest,
  limits: { deadline: number; silenceMs: number },
): AsyncGenerator<AttemptEvent> {
  const watch = new Watch({ ...limits, signal: request.signal });
  const reading = new Reading(request);
  try {
    for await (const part of partsOf(way, form, request, watch.signal)) {
      if (part.type === 'text-delta' || part.type === 'reasoning-delta') watch.heard();
      const event = reading.read(part);
      if (event) yield event;
      if (event && event.kind !== 'text') return;
    }
    yield reading.broken(watch.stopped ? faultOfStop(watch.stopped) : fault('unreachable', '连接中断'));
  } catch (error) {
    yield reading.broken(watch.stopped ? faultOfStop(watch.stopped) : faultOf(error, reading.begun));
  } finally {
    watch.end();
  }
}

function partsOf({ model, temperature }: Way, form: Form, request: ModelRequest, abortSignal: AbortSignal): Parts {
  const { instructions, input, maxOutputTokens, shape } = request;
  return streamText({
    model,
    instructions,
    prompt: input,
    maxOutputTokens,
    ...(temperature !== undefined && { temperature }),
    output: outputIn(form, shape),
    // Retried by our own rules; the SDK's would take longer than anybody waits.
    maxRetries: 0,
    abortSignal,
    // Errors come as parts; without this the SDK would print them, prompt and all.
    onError: () => {},
  }).stream;
}

/** Reads the parts of one stream. */
class Reading {
  /** Whether the model began to answer, be it only with its thoughts. */
  begun = false;
  private readonly thinking = new ThinkingFilter();
  private outputTokens = 0;
  private hasText = false;

  constructor(private readonly request: ModelRequest) {}

  /** What a part comes to; `null` where it is nothing. Throws the errors that come as parts. */
  read(part: Part): AttemptEvent | null {
    if (part.type === 'text-delta') return this.text(part.text);
    if (part.type === 'reasoning-delta') this.count(part.text);
    if (part.type === 'error') return this.error(part.error);
    if (part.type === 'finish') return this.finish(part);
    return null;
  }

  broken(of: Fault): AttemptEvent {
    const usage = this.begun || of.failure === 'timeout' ? estimateUsage(this.request, this.outputTokens) : NO_USAGE;
    return { kind: 'fault', fault: of, begun: this.hasText, usage };
  }

  private text(piece: string): AttemptEvent | null {
    this.count(piece);
    const text = this.thinking.add(piece);
    if (text) this.hasText = true;
    return text ? { kind: 'text', text } : null;
  }

  private count(piece: string): void {
    this.begun = true;
    this.outputTokens += estimateTokens(piece);
  }

  /** A text whose end is not told is a text all the same; for all that is known it was cut off. */
  private error(error: unknown): AttemptEvent {
    if (this.hasText && InvalidResponseDataError.isInstance(error))
      return { kind: 'end', usage: estimateUsage(this.request, this.outputTokens), cut: true };
    throw error;
  }

  private finish({ finishReason, totalUsage }: Extract<Part, { type: 'finish' }>): AttemptEvent {
    const estimated = estimateUsage(this.request, this.outputTokens);
    const usage = {
      inputTokens: told(totalUsage.inputTokens) ?? estimated.inputTokens,
      outputTokens: told(totalUsage.outputTokens) ?? estimated.outputTokens,
    };
    if (finishReason === 'content-filter')
      return { kind: 'fault', fault: fault('refused', '内容被服务方拦下'), begun: this.hasText, usage };
    // To some questions there is nothing to say: a service that says so in good form is well.
    if (!this.hasText && finishReason !== 'stop' && finishReason !== 'length')
      return { kind: 'fault', fault: fault('unreadable', '没有正文'), begun: false, usage };
    return { kind: 'end', usage, cut: finishReason !== 'stop' };
  }
}

/** Some services tell 0 where they do not count; a day's tokens would never be spent. */
function told(tokens: number | undefined): number | undefined {
  return tokens !== undefined && tokens > 0 ? tokens : undefined;
}
