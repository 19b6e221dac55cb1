import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { SafeText } from '../domain/safe-text.ts';
import { cappedFetch } from '../models/capped-fetch.ts';
import type { ModelFailure, ModelUsage } from '../models/model.ts';
import { ANY_SERVICE, PRESETS } from '../models/presets.ts';
import type { ModelSettings } from '../models/settings.ts';
import { ThinkingFilter } from '../models/thinking.ts';
import { failureOf } from './agent-failure.ts';
import type { Desk } from './desk.ts';
import { ChatOpenAICompletions, createAgent } from './langchain.mjs';
import type { ResearchLimits } from './limits.ts';
import { FURTHER_CALLS, RunWatch, type Watched } from './run-watch.langchain.ts';
import { researchTools } from './tools.langchain.ts';

/** What an agent is given. */
export interface AgentTask extends Watched {
  settings: ModelSettings;
  instructions: SafeText;
  input: SafeText;
  desk: Desk;
  signal?: AbortSignal | undefined;
}

/** What came of an agent's run: a text, or why there is none. */
export interface AgentRun {
  model: string;
  text: string | null;
  /** The text breaks off at the limit of its length. */
  isCut: boolean;
  failure: ModelFailure | null;
  usage: ModelUsage;
}

/** Nodes of the graph that one look-up passes: the model, and the tool with what stands around them. */
const NODES = 4;
/** A single request may take this much of the run's time. */
const REQUEST_SHARE = 0.75;

/** Has a model look things up step by step and write of what it found. Never throws for what a model does. */
export async function runAgent(task: AgentTask): Promise<AgentRun> {
  const { settings, limits, instructions, input, signal } = task;
  const watch = new RunWatch(task);
  const deadline = AbortSignal.timeout(limits.withinMs);
  const ended = signal ? AbortSignal.any([signal, deadline]) : deadline;
  const done = (text: string | null, failure: ModelFailure | null): AgentRun => {
    return { model: settings.names.research, text, isCut: watch.isCut, failure, usage: watch.usage };
  };
  try {
    const agent = createAgent({
      model: chatModel(settings, limits),
      tools: researchTools(task.desk),
      middleware: [watch.middleware()],
    });
    const recursionLimit = (limits.steps + FURTHER_CALLS) * NODES;
    const { messages } = await agent.invoke(
      // Instructions that are handed over apart are sent in parts, which not every service takes.
      { messages: [new SystemMessage(instructions), new HumanMessage(input)] },
      { signal: ended, recursionLimit },
    );
    const text = textOf(messages.at(-1));
    return text ? done(text, null) : done(null, 'unreadable');
  } catch (error) {
    return done(null, watch.stopped ?? (ended.aborted ? 'timeout' : failureOf(error)));
  }
}

function chatModel(settings: ModelSettings, { outputTokens, withinMs }: ResearchLimits) {
  const { temperature, body } = settings.preset ? PRESETS[settings.preset] : ANY_SERVICE;
  return new ChatOpenAICompletions({
    model: settings.names.research,
    // Without one the library would look for it in the environment.
    apiKey: settings.apiKey ?? 'none',
    configuration: { baseURL: settings.baseUrl, fetch: cappedFetch, organization: null, project: null },
    maxTokens: outputTokens,
    ...(temperature !== null && { temperature }),
    modelKwargs: body,
    timeout: Math.ceil(withinMs * REQUEST_SHARE),
    maxRetries: 1,
    streaming: false,
  });
}

/** What a model wrote at the end; empty where it only wanted to look up more. */
function textOf(message: unknown): string {
  if (!AIMessage.isInstance(message) || (message.tool_calls?.length ?? 0) > 0) return '';
  return new ThinkingFilter().add(message.text).trim();
}
