import type { JSONValue } from 'ai';

/** Services that are known by name, in the order in which people are told of them. */
export const PRESET_NAMES = ['deepseek', 'qwen', 'glm', 'kimi', 'ollama', 'vllm', 'openai'] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** What is known of a service beyond the interface. */
export interface Preset {
  baseUrl: string;
  /** The model where none is named. */
  model: string;
  /** `null` where the service fixes it. */
  temperature: number | null;
  /** Members of the request's body that are the vendor's own. Thinking is switched off: answers are due in seconds. */
  body: Record<string, JSONValue>;
}

/** A compatible service of which nothing more is known. */
export const ANY_SERVICE: Pick<Preset, 'temperature' | 'body'> = { temperature: 0, body: {} };

/** As the vendors document them; base URL and model can be set otherwise. */
export const PRESETS: Record<PresetName, Preset> = {
  /** https://api-docs.deepseek.com/zh-cn/ */
  deepseek: {
    baseUrl: 'https://api.deepseek.com',
    model: 'deepseek-v4-flash',
    temperature: 0,
    body: { thinking: { type: 'disabled' } },
  },
  /** https://help.aliyun.com/zh/model-studio/compatibility-of-openai-with-dashscope */
  qwen: {
    baseUrl: 'https://dashscope.aliyuncs.com/compatible-mode/v1',
    model: 'qwen-plus',
    temperature: 0,
    body: { enable_thinking: false },
  },
  /** https://docs.bigmodel.cn/cn/guide/start/model-overview; of the 5.3 models thinking cannot be switched off. */
  glm: {
    baseUrl: 'https://open.bigmodel.cn/api/paas/v4',
    model: 'glm-4.7',
    temperature: 0,
    body: { thinking: { type: 'disabled' } },
  },
  /** https://platform.moonshot.cn/docs; k2.6 is the newest whose thinking can be switched off. */
  kimi: {
    baseUrl: 'https://api.moonshot.cn/v1',
    model: 'kimi-k2.6',
    temperature: null,
    body: { thinking: { type: 'disabled' } },
  },
  /** https://docs.ollama.com/openai */
  ollama: {
    baseUrl: 'http://127.0.0.1:11434/v1',
    model: 'qwen3:8b',
    temperature: 0,
    body: { reasoning_effort: 'none' },
  },
  /** https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html */
  vllm: {
    baseUrl: 'http://127.0.0.1:8000/v1',
    model: 'Qwen/Qwen3-8B',
    temperature: 0,
    body: { chat_template_kwargs: { enable_thinking: false } },
  },
  /** https://platform.openai.com/docs/api-reference/chat */
  openai: {
    baseUrl: 'https://api.openai.com/v1',
    model: 'gpt-5.4-mini',
    temperature: null,
    body: { reasoning_effort: 'none' },
  },
};
