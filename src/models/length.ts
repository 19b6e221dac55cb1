import type { LanguageModel, ModelEvent, ModelRequest } from './model.ts';
import { estimateTokens, estimateUsage } from './tokens.ts';

/** No script has more characters to a token, on the average of an answer. */
const CHARS_PER_TOKEN = 4;

/** Cuts off texts that go beyond the tokens asked for: not every service keeps to `max_tokens`, and some never end. */
export function withLength(model: LanguageModel): LanguageModel {
  async function* stream(request: ModelRequest): AsyncGenerator<ModelEvent> {
    let left = request.maxOutputTokens * CHARS_PER_TOKEN;
    let output = 0;
    for await (const event of model.stream(request)) {
      if (event.kind !== 'text') {
        yield event;
        return;
      }
      const text = event.text.slice(0, left);
      left -= text.length;
      output += estimateTokens(text);
      if (text) yield { kind: 'text', text };
      if (text.length < event.text.length) {
        yield { kind: 'end', usage: estimateUsage(request, output), cut: true };
        return;
      }
    }
  }

  return { nameOf: (purpose) => model.nameOf(purpose), stream };
}
