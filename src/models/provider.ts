import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import type { streamText } from 'ai';
import { cappedFetch } from './capped-fetch.ts';
import type { Form } from './forms.ts';
import { ANY_SERVICE, PRESETS } from './presets.ts';
import type { ModelSettings } from './settings.ts';

/** A way to ask a model, as `streamText` takes it. */
export type Way = Pick<Parameters<typeof streamText>[0], 'model'> & { temperature: number | undefined };

/** Gives the way to ask a named model in a form. Reaches nothing. */
export function openProvider(settings: ModelSettings): (name: string, form: Form) => Way {
  const { temperature, body } = settings.preset ? PRESETS[settings.preset] : ANY_SERVICE;
  const isOpenai = settings.preset === 'openai';
  const full = isOpenai ? openai(settings, body) : compatible(settings, body);
  const bare = isOpenai ? openai(settings, {}) : compatible(settings, null);
  return (name, form) => ({
    model: (form === 'bare' ? bare : full)(name),
    temperature: form === 'bare' ? undefined : (temperature ?? undefined),
  });
}

/** `body` is put into each request; `null` for requests of nothing but what every service knows. */
function compatible({ baseUrl, apiKey }: ModelSettings, body: object | null) {
  const provider = createOpenAICompatible({
    name: 'service',
    baseURL: baseUrl,
    ...(apiKey && { apiKey }),
    fetch: cappedFetch,
    includeUsage: body !== null,
    supportsStructuredOutputs: true,
    transformRequestBody: (args) => ({ ...args, ...body }),
  });
  return (name: string): Way['model'] => provider.chatModel(name);
}

function openai({ baseUrl, apiKey }: ModelSettings, body: object) {
  const provider = createOpenAI({
    baseURL: baseUrl,
    // Without one the SDK would look for it in the environment.
    apiKey: apiKey ?? '',
    fetch: (input, init) => cappedFetch(input, init && { ...init, body: withMembers(init.body, body) }),
  });
  return (name: string): Way['model'] => provider.chat(name);
}

function withMembers(sent: RequestInit['body'], members: object): string {
  return JSON.stringify({ ...JSON.parse(String(sent)), ...members });
}
