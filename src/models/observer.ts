import type { LanguageModel, ModelEvent, ModelFailure, ModelRequest, ModelUsage, Purpose } from './model.ts';
import { estimateTokens, estimateUsage } from './tokens.ts';

/** What one request came to, for metrics. */
export interface ModelObservation extends ModelUsage {
  purpose: Purpose;
  /** `cut`: ended before its end; `left`: its reader stopped reading. */
  outcome: 'ended' | 'cut' | 'left' | ModelFailure;
  /** Milliseconds of all of it. */
  ms: number;
  /** Milliseconds to the first text; `null` where none came. */
  firstTextMs: number | null;
}

/** Hears of each request once, when it is over. Must not throw. */
export type Observe = (seen: ModelObservation) => void;

/** Tells of each request what became of it. */
export function withObserver(model: LanguageModel, observe: Observe): LanguageModel {
  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const began = performance.now();
    let firstTextMs: number | null = null;
    let output = 0;
    let told = false;
    const tell = (outcome: ModelObservation['outcome'], usage: ModelUsage) => {
      if (!told) observe({ purpose: request.purpose, outcome, ms: performance.now() - began, firstTextMs, ...usage });
      told = true;
    };
    try {
      for await (const event of model.stream(request)) {
        if (event.kind === 'text') {
          firstTextMs ??= performance.now() - began;
          output += estimateTokens(event.text);
        } else tell(outcomeOf(event), event.usage);
        yield event;
      }
    } finally {
      tell('left', estimateUsage(request, output));
    }
  }

  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}

function outcomeOf(event: Exclude<ModelEvent, { kind: 'text' }>): ModelObservation['outcome'] {
  if (event.kind === 'failed') return event.failure;
  return event.cut ? 'cut' : 'ended';
}
