import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage, BaseMessage, ToolMessage } from '@langchain/core/messages';
import type { StructuredToolInterface } from '@langchain/core/tools';

/** A request of an agent to its model; what is not named here is handed on as it came. */
interface ModelCall {
  messages: BaseMessage[];
  tools: unknown[];
}

interface ToolCall {
  toolCall: { id?: string; name: string; args: Record<string, unknown> };
}

/** What stands around an agent's calls. */
interface Middleware {
  name: string;
  wrapModelCall(request: ModelCall, handler: (request: ModelCall) => unknown): Promise<AIMessage>;
  wrapToolCall(request: ToolCall, handler: (request: ToolCall) => unknown): Promise<ToolMessage>;
}

/** LangChain's client of chat completions; its options as the package documents them. */
export const ChatOpenAICompletions: new (options: Record<string, unknown>) => BaseChatModel;

export function createMiddleware(middleware: Middleware): Middleware;

export function createAgent(options: {
  model: BaseChatModel;
  tools: StructuredToolInterface[];
  middleware: Middleware[];
}): {
  invoke(
    input: { messages: BaseMessage[] },
    options: { signal: AbortSignal; recursionLimit: number },
  ): Promise<{ messages: BaseMessage[] }>;
};
