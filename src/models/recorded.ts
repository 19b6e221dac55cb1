import type { LanguageModel, ModelEvent, ModelFailure, ModelRequest, Purpose } from './model.ts';

/** What a model said for one answer, as its trace holds it. */
export interface Recording {
  model: string;
  /** Queries into which the question was rewritten; `null` where it was not asked. */
  rewritten: string[] | null;
  /** What it wrote; `null` where it was not asked to. */
  output: string | null;
  /** Why it broke off. */
  failure: ModelFailure | null;
}

/** Says again what was recorded, for a replay. Asked for anything else it fails as `unreadable`. */
export class RecordedModel implements LanguageModel {
  constructor(private readonly recording: Recording) {}

  nameOf(_purpose: Purpose): string {
    return this.recording.model;
  }

  async *stream({ purpose }: ModelRequest): AsyncIterable<ModelEvent> {
    const usage = { inputTokens: 0, outputTokens: 0 };
    const { rewritten, output, failure } = this.recording;
    const text = purpose === 'rewrite' ? rewritten && JSON.stringify(rewritten) : purpose === 'write' ? output : null;
    const isWriting = purpose === 'write';
    if (text) yield { kind: 'text', text };
    if (text === null || (isWriting && failure))
      yield { kind: 'failed', failure: (isWriting && failure) || 'unreadable', detail: 'as recorded', usage };
    else yield { kind: 'end', usage, cut: false };
  }
}
