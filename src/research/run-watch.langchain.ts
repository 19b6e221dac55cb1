import { AIMessage, ToolMessage, type UsageMetadata } from '@langchain/core/messages';
import type { Clock } from '../domain/clock.ts';
import type { ModelFailure, ModelUsage } from '../models/model.ts';
import type { ModelSettings } from '../models/settings.ts';
import type { TokenCounter } from '../models/token-counter.ts';
import { estimateTokens } from '../models/tokens.ts';
import { failureOf } from './agent-failure.ts';
import { createMiddleware } from './langchain.mjs';
import type { ResearchLimits } from './limits.ts';
import type { StepList } from './steps.ts';

/** What a run is held to, and where its steps are noted. */
export interface Watched {
  settings: Pick<ModelSettings, 'dailyTokens'>;
  steps: StepList;
  limits: ResearchLimits;
  clock: Clock;
  /** Counts the day's tokens; only asked where the settings limit them. */
  counter?: TokenCounter | undefined;
}

/** The last of the look-ups says so, and what is asked for beyond it is told the same. */
const USED_UP = '查询次数已用完，不能再查。请根据已经查到的内容写报告。';
const WRONG_INPUT = '没有查：参数不对，请照工具的说明改正。';
/** Answers of the model beyond its look-ups: the report, and one more where it would not stop. */
export const FURTHER_CALLS = 2;

/** Counts what a run takes, and ends it at its limits. */
export class RunWatch {
  readonly usage: ModelUsage = { inputTokens: 0, outputTokens: 0 };
  stopped: ModelFailure | null = null;
  /** The latest answer broke off at the limit of its length. */
  isCut = false;
  private calls = 0;
  private taken = 0;
  private before: Promise<unknown> = Promise.resolve();

  constructor(private readonly task: Watched) {}

  middleware() {
    return createMiddleware({
      name: 'limits',
      wrapModelCall: async (request, handler) => {
        await this.stopAtLimits();
        // A model without tools has nothing left but to write.
        const sent = request.messages.map(({ content }) => JSON.stringify(content)).join('');
        const asked = this.mayLookUp() ? request : { ...request, tools: [] };
        const answer = (await Promise.resolve(handler(asked)).catch((error) => this.lost(error, sent))) as AIMessage;
        await this.count(answer, sent);
        return this.plain(answer);
      },
      wrapToolCall: async ({ toolCall, ...request }, handler) => {
        const reply = (content: string) =>
          new ToolMessage({ content, tool_call_id: toolCall.id ?? '', name: toolCall.name });
        if (!this.mayLookUp()) return reply(USED_UP);
        this.taken += 1;
        const isLast = !this.mayLookUp();
        const inWords = await this.inTurn(async () => {
          const found = await this.lookUp(async () => handler({ ...request, toolCall }));
          this.task.steps.add(toolCall.name, toolCall.args, found);
          return found;
        });
        return reply(isLast ? `${inWords}\n\n（${USED_UP}）` : inWords);
      },
    });
  }

  /**
   * The same with ids of our own, for services give them twice, and the library takes what has an id that it knows for
   * done. A look-up whose arguments are no JSON is one with none, so that the model is told.
   */
  private plain({ content, tool_calls = [], invalid_tool_calls = [] }: AIMessage): AIMessage {
    const wanted = [...tool_calls, ...invalid_tool_calls.map(({ name = '' }) => ({ name, args: {} }))];
    const calls = wanted.map((call, at) => ({
      ...call,
      type: 'tool_call' as const,
      id: `call_${this.calls}_${at + 1}`,
    }));
    return new AIMessage({ content, tool_calls: calls });
  }

  /** What a model asks for at once is looked up in its order, so that tokens and steps are always the same. */
  private inTurn(work: () => Promise<string>): Promise<string> {
    const turn = this.before.then(work);
    this.before = turn;
    return turn;
  }

  private mayLookUp(): boolean {
    return this.taken < this.task.limits.steps;
  }

  private async lookUp(handle: () => Promise<unknown>): Promise<string> {
    try {
      const result = await handle();
      if (!ToolMessage.isInstance(result) || result.status === 'error') return WRONG_INPUT;
      return String(result.content);
    } catch {
      return WRONG_INPUT;
    }
  }

  private async stopAtLimits(): Promise<void> {
    const { steps, tokens } = this.task.limits;
    if (this.usage.inputTokens + this.usage.outputTokens >= tokens) this.stop('over_budget');
    if (await this.isDaySpent()) this.stop('over_budget');
    if (this.calls >= steps + FURTHER_CALLS) this.stop('unreadable');
    this.calls += 1;
  }

  private stop(failure: ModelFailure): never {
    this.stopped = failure;
    throw new Error(failure);
  }

  /** As the service counts, else by an estimate. */
  private async count(answer: AIMessage, sent: string): Promise<void> {
    const told = answer.usage_metadata as UsageMetadata | undefined;
    const input = told?.input_tokens || estimateTokens(sent);
    const output = told?.output_tokens || estimateTokens(JSON.stringify(answer.content));
    this.usage.inputTokens += input;
    this.usage.outputTokens += output;
    this.isCut = (answer.response_metadata as { finish_reason?: unknown }).finish_reason === 'length';
    await this.addToDay(input + output);
  }

  /** What the service took up and did not finish is paid for: what was sent counts. */
  private async lost(error: unknown, sent: string): Promise<never> {
    if (failureOf(error) === 'timeout') {
      const input = estimateTokens(sent);
      this.usage.inputTokens += input;
      await this.addToDay(input);
    }
    throw error;
  }

  /** Where the sum cannot be read it counts as spent. */
  private async isDaySpent(): Promise<boolean> {
    const { dailyTokens } = this.task.settings;
    return dailyTokens > 0 && (await this.addToDay(0)) >= dailyTokens;
  }

  private async addToDay(tokens: number): Promise<number> {
    const { counter, clock } = this.task;
    if (!counter) return 0;
    return counter.add(tokens, clock.now()).catch(() => Number.POSITIVE_INFINITY);
  }
}
