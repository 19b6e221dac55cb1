import type { Clock } from '../domain/clock.ts';
import type { LanguageModel, ModelEvent, ModelRequest, ModelUsage } from './model.ts';
import type { TokenCounter } from './token-counter.ts';
import { estimateTokens, estimateUsage, NO_USAGE } from './tokens.ts';

/** What a budget needs to know. */
export interface Budget {
  counter: TokenCounter;
  clock: Clock;
  /** Tokens a day, input and output together. */
  dailyTokens: number;
}

/**
 * Lets requests through while the day's tokens are not spent. What a request may take is set aside before it, and put
 * right behind it: of many at once only the last that gets through may go beyond the limit. Where the sum cannot be
 * read nothing gets through.
 */
export function withBudget(model: LanguageModel, { counter, clock, dailyTokens }: Budget): LanguageModel {
  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const account = new Account(counter, clock.now(), totalOf(estimateUsage(request, request.maxOutputTokens)));
    const before = await account.open();
    if (before === null || before >= dailyTokens) {
      await account.settle(0);
      const detail = before === null ? '当日用量无法核对' : '当日用量已满';
      return yield { kind: 'failed', failure: 'over_budget', detail, usage: NO_USAGE };
    }
    let output = 0;
    try {
      for await (const event of model.stream(request)) {
        if (event.kind === 'text') output += estimateTokens(event.text);
        else await account.settle(totalOf(event.usage));
        yield event;
      }
    } finally {
      // Broken off by its reader: what came until then was paid for.
      await account.settle(totalOf(estimateUsage(request, output)));
    }
  }

  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}

/** One request's tokens: set aside once, put right once. */
class Account {
  private open_ = false;

  constructor(
    private readonly counter: TokenCounter,
    private readonly at: number,
    private readonly reserved: number,
  ) {}

  /** The day's sum before this request; `null` where the counter cannot be reached. */
  async open(): Promise<number | null> {
    const sum = await this.counter.add(this.reserved, this.at).catch(() => null);
    this.open_ = sum !== null;
    return sum === null ? null : sum - this.reserved;
  }

  async settle(spent: number): Promise<void> {
    if (!this.open_) return;
    this.open_ = false;
    // Where it fails what was set aside stays spent, which errs on the safe side.
    await this.counter.add(spent - this.reserved, this.at).catch(() => {});
  }
}

function totalOf({ inputTokens, outputTokens }: ModelUsage): number {
  return inputTokens + outputTokens;
}
