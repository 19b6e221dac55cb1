import { Output } from 'ai';
import type { ModelRequest } from './model.ts';
import type { ModelSettings } from './settings.ts';

/**
 * The forms of a request, each asking less of the service than the one before: a JSON schema, any JSON, plain text, and
 * plain text without all that not every service knows (usage, temperature, the vendor's own members).
 */
export const FORMS = ['schema', 'json', 'text', 'bare'] as const;
export type Form = (typeof FORMS)[number];

/** Which form each model takes, as was learnt from its answers. */
export class Forms {
  private readonly taken = new Map<string, Form>();
  private readonly first: Form;

  constructor(structured: ModelSettings['structured']) {
    this.first = structured === 'auto' ? 'schema' : structured;
  }

  /** The form to begin with. */
  start(name: string, { shape }: Pick<ModelRequest, 'shape'>): Form {
    const taken = this.taken.get(name) ?? this.first;
    return shape || taken === 'bare' ? taken : 'text';
  }

  /** The form below; `null` below the last. */
  next(form: Form): Form | null {
    return FORMS[FORMS.indexOf(form) + 1] ?? null;
  }

  /** The model answered in `form` after it had refused `start`: `true` where that is news. */
  learn(name: string, start: Form, form: Form): boolean {
    if (start === form || this.taken.get(name) === form) return false;
    this.taken.set(name, form);
    return true;
  }
}

type TextOutput = ReturnType<typeof Output.text>;

/**
 * What the AI SDK asks of the service. The text comes through as it is written whatever its form: `Output.object` itself
 * would hold back all that is no JSON.
 */
export function outputIn(form: Form, shape: ModelRequest['shape']): TextOutput {
  const text = Output.text();
  if (!shape || form === 'text' || form === 'bare') return text;
  const asked = form === 'json' ? Output.json() : Output.object(shape);
  return { ...text, responseFormat: asked.responseFormat };
}
