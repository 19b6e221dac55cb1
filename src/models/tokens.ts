import type { ModelRequest, ModelUsage } from './model.ts';

/** Characters of Latin script that make about a token; of other scripts about one does. */
const LATIN_PER_TOKEN = 4;

/** Tokens that a text takes, rather too many than too few: services count each in their own way. */
export function estimateTokens(text: string): number {
  let latin = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) < 0x250) latin++;
  return Math.ceil(text.length - latin + latin / LATIN_PER_TOKEN);
}

/** The usage of a request that its service told nothing of. */
export function estimateUsage({ instructions, input }: ModelRequest, outputTokens: number): ModelUsage {
  return { inputTokens: estimateTokens(instructions) + estimateTokens(input), outputTokens };
}

/** What a request cost that the service did not take up. */
export const NO_USAGE: ModelUsage = { inputTokens: 0, outputTokens: 0 };
