import type { ModelLog } from './client.ts';
import type { LanguageModel, ModelEvent, ModelFailure, ModelRequest, Purpose } from './model.ts';
import { NO_USAGE } from './tokens.ts';

/** How a circuit breaker works; all but the test of it takes the defaults. */
export interface BreakerOptions {
  /** Failures in a row after which a purpose is paused: 5. */
  failures?: number;
  /** For how long, in milliseconds: 30,000. */
  pauseMs?: number;
  /** `performance.now()`. */
  now?: () => number;
  log?: ModelLog;
}

const FAILURES = 5;
const PAUSE_MS = 30_000;
/** A service that wrote so short a time ago when its time was over is well: some questions make for long answers. */
const STILL_WRITING_MS = 1_000;
/** What says that the service is not well. A refusal or what our own limits do says nothing of it. */
const ILL: readonly ModelFailure[] = ['timeout', 'unreachable', 'rate_limited', 'unreadable'];

/**
 * Leaves a model alone that fails again and again: each purpose by itself, for each may have a model and a time of its
 * own. After the pause one request goes through; what comes of it decides.
 */
export function withBreaker(model: LanguageModel, options: BreakerOptions = {}): LanguageModel {
  const circuits = new Map<Purpose, Circuit>();
  const circuitOf = (purpose: Purpose): Circuit => {
    const circuit = circuits.get(purpose) ?? new Circuit(purpose, options);
    circuits.set(purpose, circuit);
    return circuit;
  };

  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const settle = circuitOf(request.purpose).admit();
    if (!settle) return yield { kind: 'failed', failure: 'paused', detail: '连续失败，暂停使用', usage: NO_USAGE };
    const now = options.now ?? (() => performance.now());
    let verdict: Verdict = 'none';
    let wroteAt = Number.NEGATIVE_INFINITY;
    try {
      for await (const event of model.stream(request)) {
        verdict = verdictOn(event, request, now() - wroteAt) ?? verdict;
        // Before the last event goes out: whoever reads it may ask again at once.
        if (event.kind !== 'text') settle(verdict);
        else wroteAt = now();
        yield event;
      }
    } finally {
      settle(verdict);
    }
  }

  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}

type Verdict = 'well' | 'ill' | 'none';

/** `silentMs`: since it wrote last. */
function verdictOn(event: ModelEvent, { signal }: ModelRequest, silentMs: number): Verdict | null {
  if (event.kind !== 'failed') return 'well';
  if (signal?.aborted) return null;
  if (event.failure === 'timeout' && silentMs < STILL_WRITING_MS) return 'well';
  return ILL.includes(event.failure) ? 'ill' : null;
}

class Circuit {
  private failures = 0;
  /** Nobody gets through before; `null` while all is well. */
  private pausedUntil: number | null = null;

  constructor(
    private readonly purpose: Purpose,
    private readonly options: BreakerOptions,
  ) {}

  /** Takes the verdict on the request, of which only the first counts; `null` where it must not go through. */
  admit(): ((verdict: Verdict) => void) | null {
    const probing = this.pausedUntil !== null;
    if (this.pausedUntil !== null && this.now() < this.pausedUntil) return null;
    // A probe that is never settled holds up the next for one pause, not for ever.
    if (probing) this.pause();
    let settled = false;
    return (verdict) => {
      if (!settled) this.settle(verdict, probing);
      settled = true;
    };
  }

  private settle(verdict: Verdict, probing: boolean): void {
    if (verdict === 'none') {
      if (probing) this.pausedUntil = this.now();
      return;
    }
    if (verdict === 'well') {
      if (this.pausedUntil !== null) this.log('goes on');
      this.failures = 0;
      this.pausedUntil = null;
      return;
    }
    this.failures += 1;
    if (!probing && (this.pausedUntil !== null || this.failures < (this.options.failures ?? FAILURES))) return;
    this.pause();
    this.log('is paused');
  }

  private pause(): void {
    this.pausedUntil = this.now() + (this.options.pauseMs ?? PAUSE_MS);
  }

  private now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }

  private log(what: string): void {
    this.options.log?.(`the model ${what} for the purpose ${this.purpose}`);
  }
}
