import { attempt } from './attempt.ts';
import type { Fault } from './faults.ts';
import { type Form, Forms } from './forms.ts';
import type { LanguageModel, ModelEvent, ModelRequest } from './model.ts';
import { openProvider } from './provider.ts';
import type { ModelSettings } from './settings.ts';

/** Hears what an operator may want to know; never a key, nor what a person wrote. */
export type ModelLog = (message: string) => void;

/** Time that must be left for another try to be worth it, in milliseconds. */
const WORTH_TRYING_MS = 500;
/** Nobody waits longer for a service that asks for patience. */
const MAX_WAIT_MS = 3_000;

/**
 * Speaks to the service: one request, or one more where the first was turned away before any text came, and as many
 * more as it takes to find the form that the service knows. All of it within `withinMs`.
 */
export function openClient(settings: ModelSettings, log: ModelLog): LanguageModel {
  const provide = openProvider(settings);
  const forms = new Forms(settings.structured);
  const { names, firstTokenMs: silenceMs } = settings;

  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    const deadline = performance.now() + request.withinMs;
    const name = names[request.purpose];
    const start = forms.start(name, request);
    let form: Form = start;
    for (let retried = false; ; ) {
      let next: Next = 'over';
      for await (const event of attempt(provide(name, form), form, request, { deadline, silenceMs })) {
        if (event.kind !== 'fault') {
          if (forms.learn(name, start, form)) log(`the model ${name} takes requests in the form ${form}, not ${start}`);
          yield event;
          continue;
        }
        const { fault, begun, usage } = event;
        next = begun ? 'over' : after(fault, { form, forms, retried, deadline });
        if (next !== 'over') await waitFor(fault.waitMs, request.signal);
        else yield { kind: 'failed', failure: fault.failure, detail: fault.detail, usage };
      }
      if (next === 'over') return;
      if (next === 'same') retried = true;
      else form = next.form;
    }
  }

  return { nameOf: (purpose) => names[purpose], stream };
}

type Next = 'over' | 'same' | { form: Form };

interface Tried {
  form: Form;
  forms: Forms;
  retried: boolean;
  deadline: number;
}

function after({ again, waitMs }: Fault, { form, forms, retried, deadline }: Tried): Next {
  if (waitMs > MAX_WAIT_MS || performance.now() + waitMs + WORTH_TRYING_MS > deadline) return 'over';
  if (again === 'later') return retried ? 'over' : 'same';
  const next = again === 'form' ? forms.next(form) : null;
  return next ? { form: next } : 'over';
}

/** Ends early, without complaint, when the signal is aborted: the next try sees it for itself. */
function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0 || signal?.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
