import type { Clock } from '../domain/clock.ts';
import { withBreaker } from './breaker.ts';
import { withBudget } from './budget.ts';
import { type ModelLog, openClient } from './client.ts';
import { withConcurrency } from './concurrency.ts';
import { withHangUp } from './hang-up.ts';
import { withLength } from './length.ts';
import type { LanguageModel, ModelRequest } from './model.ts';
import { type Observe, withObserver } from './observer.ts';
import type { ModelSettings } from './settings.ts';
import type { TokenCounter } from './token-counter.ts';

/** What a model works with beside its settings. */
export interface ModelParts {
  clock: Clock;
  /** Only read where a daily limit is set. */
  counter: TokenCounter;
  log?: ModelLog | undefined;
  observe?: Observe | undefined;
}

/**
 * The language model that the settings name, within their limits. Reaches nothing until it is asked. From the inside
 * out: the service, the length of its answers, the day's tokens, requests at once, the pause after failures.
 */
export function openLanguageModel(settings: ModelSettings, parts: ModelParts): LanguageModel {
  const { clock, counter, log = () => {}, observe = () => {} } = parts;
  const { dailyTokens, concurrency } = settings;
  let model = withLength(openClient(settings, log));
  if (dailyTokens > 0) model = withBudget(model, { counter, clock, dailyTokens });
  model = withConcurrency(model, concurrency);
  model = withBreaker(model, { log });
  model = withObserver(model, observe);
  return within(settings, withHangUp(model));
}

/** Nobody gets more than the settings allow. */
function within({ timeoutMs, maxOutputTokens }: ModelSettings, model: LanguageModel): LanguageModel {
  const stream = (request: ModelRequest) =>
    model.stream({
      ...request,
      withinMs: Math.min(request.withinMs, timeoutMs),
      maxOutputTokens: Math.min(request.maxOutputTokens, maxOutputTokens),
    });
  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}
