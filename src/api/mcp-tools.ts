import { z } from '@hono/zod-openapi';
import type { CallToolResult, Tool } from '@modelcontextprotocol/sdk/types.js';
import zhCN from 'zod/v4/locales/zh-CN.js';
import type { Corpus } from '../domain/corpus.ts';
import { DECISION_STATES } from '../domain/decision.ts';
import { Problem } from '../domain/errors.ts';
import { statusInWords } from '../domain/law-time.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Status } from '../domain/passage.ts';
import type { Participation } from '../participation/participation.ts';
import { STATE_IN_WORDS } from '../participation/state.ts';
import { articleOf } from '../retrieval/laws/article-of.ts';
import type { Laws } from '../retrieval/laws/laws.ts';
import type { Searching } from '../retrieval/searching.ts';
import { decisionJson } from './decisions-json.ts';
import { ArticleBody } from './law-schemas.ts';
import { articleJson } from './laws-json.ts';
import { DecisionListBody } from './participation-schemas.ts';
import { pick, taskJson } from './plan-json.ts';
import { SearchBody, TaskBody, visible, wellFormed } from './schemas.ts';

/** What the tools speak to. */
export interface McpParts {
  corpus: Corpus;
  laws: Laws;
  searching: Pick<Searching, 'search'>;
  participation: Participation;
  /** The origin that people type, where it is known; addresses in results begin with it. */
  publicOrigin?: string | undefined;
}

/** A tool as it is listed, and what calling it gives; a call never throws. */
export interface McpTool {
  listed: Tool;
  call(input: unknown): Promise<CallToolResult>;
}

/** The tools by name. */
export function mcpTools(parts: McpParts): ReadonlyMap<string, McpTool> {
  const tools = [searchTool(parts), taskTool(parts), articleTool(parts), decisionsTool(parts)];
  return new Map(tools.map((tool) => [tool.listed.name, tool]));
}

const url = z.string().describe('可以打开的页面');
const QUERY = '要找什么：一句话或几个词，用日常说法也行';
const KIND = '只要某一类：plan 方案，law 法律法规的条文，card 法律的要点（非原文）';

function searchTool({ corpus, searching, publicOrigin = '' }: McpParts): McpTool {
  return defined({
    name: 'search',
    title: '检索原文',
    description: `按意思检索《${corpus.plan.title}》和相关法律法规，最相关的在前，每条附出处。`,
    input: z.object({
      query: visible(z.string().max(LIMITS.questionChars)).describe(QUERY),
      k: z.int().min(1).max(LIMITS.searchHits).default(10).describe('最多要几条'),
      kind: z.enum(['plan', 'law', 'card']).optional().describe(KIND),
    }),
    output: z.object({ hits: z.array(SearchBody.shape.hits.element.extend({ url })) }),
    run: ({ query, k, kind }) => {
      const hits = searching.search(query, { limit: k, ...(kind && { kind }) }).map(({ passage, score }) => {
        const { ref, label, heading, text, status } = passage;
        return { ref, label, heading, text, score, status, url: publicOrigin + passage.url };
      });
      return { structured: { hits }, text: hits.map(inWords).join('\n\n') || '没有找到。' };
    },
  });
}

function taskTool({ corpus: { plan }, publicOrigin = '' }: McpParts): McpTool {
  return defined({
    name: 'get_task',
    title: '取一项任务',
    description: `取《${plan.title}》里一项任务的原文，以及其中的时限、指标、责任单位。`,
    input: z.object({ number: z.int().describe(`任务的编号，1 到 ${plan.tasks.length}`) }),
    output: TaskBody.extend({ url }),
    run: ({ number }) => {
      const task = pick(plan.tasks, number);
      const structured = { ...taskJson(task), url: publicOrigin + task.url };
      return { structured, text: inWords(structured) };
    },
  });
}

function articleTool({ laws, publicOrigin = '' }: McpParts): McpTool {
  return defined({
    name: 'get_article',
    title: '取一条法律条文',
    description: '取一部法律法规的一条原文，默认是现行版本。',
    input: z.object({
      law: visible(z.string().max(100)).describe('法律的编号或名称，如 xzcf、行政处罚法'),
      article: visible(z.string().max(40)).describe('第几条：29、29-1（之一）或 第二十九条'),
      version: wellFormed(z.string().max(20)).optional().describe('旧版本的日期，如 2017-09-01；不写就是现行版本'),
    }),
    output: ArticleBody,
    run: (asked) => {
      const found = articleOf(laws, asked);
      if ('missing' in found) throw new Problem('not_found', found.missing);
      const { article, law, shelf } = found;
      const structured = { ...articleJson(article, law, shelf), url: publicOrigin + article.url };
      return { structured, text: inWords(structured) };
    },
  });
}

function decisionsTool({ participation, publicOrigin = '' }: McpParts): McpTool {
  const states = DECISION_STATES.map((state) => `${state}：${STATE_IN_WORDS[state]}`).join(' ');
  return defined({
    name: 'list_decisions',
    title: '列出重大决策事项',
    description: '列出公开的重大行政决策事项，以及各自到了哪一步、什么时候征求意见。',
    input: z.object({ state: z.enum(DECISION_STATES).optional().describe(`只要某个阶段的。${states}`) }),
    output: z.object({ decisions: z.array(DecisionListBody.shape.decisions.element.extend({ url })) }),
    run: async ({ state }) => {
      const listed = await participation.listDecisions(state);
      const decisions = listed.map((one) => ({ ...decisionJson(one), url: `${publicOrigin}/decisions/${one.id}` }));
      const lines = decisions.map((one) =>
        [`《${one.title}》（${one.office}）：${STATE_IN_WORDS[one.state]}`, periodOf(one), one.url].join('\n'),
      );
      return { structured: { decisions }, text: lines.join('\n\n') || '没有这样的决策事项。' };
    },
  });
}

const periodOf = ({ opensAt, closesAt }: { opensAt: string | null; closesAt: string | null }): string =>
  opensAt && closesAt ? `征求意见：${opensAt} 至 ${closesAt}（不含）` : '没有征求意见的期限';

interface Shown {
  ref: string;
  label: string;
  heading: string;
  text: string;
  status: Status;
  url: string;
}

/** A passage as a model or a person reads it. */
function inWords({ ref, label, heading, text, status, url }: Shown): string {
  return [`【${label}】${heading}（${ref}，${statusInWords(status)}）`, text, url].join('\n');
}

interface Definition<I extends z.ZodObject, O extends z.ZodObject> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
  run(input: z.output<I>): Answered<O> | Promise<Answered<O>>;
}

interface Answered<O extends z.ZodObject> {
  structured: z.input<O> & Record<string, unknown>;
  text: string;
}

const { localeError } = zhCN();

/** Every tool only reads, and of this site alone. */
const ANNOTATIONS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

function defined<I extends z.ZodObject, O extends z.ZodObject>(definition: Definition<I, O>): McpTool {
  const { name, title, description, input, output, run } = definition;
  const inputSchema = z.toJSONSchema(input, { io: 'input' }) as Tool['inputSchema'];
  const outputSchema = z.toJSONSchema(output) as NonNullable<Tool['outputSchema']>;
  return {
    listed: { name, title, description, inputSchema, outputSchema, annotations: { title, ...ANNOTATIONS } },
    async call(given) {
      const parsed = input.safeParse(given ?? {}, { error: localeError });
      if (!parsed.success) return failed(parsed.error.issues.slice(0, 5).map(issueInWords).join('；'));
      try {
        const { structured, text } = await run(parsed.data);
        return { structuredContent: structured, content: [{ type: 'text', text }] };
      } catch (error) {
        return failed(error instanceof Problem ? error.detail : '服务器内部出错，请稍后再试');
      }
    },
  };
}

function failed(text: string): CallToolResult {
  return { isError: true, content: [{ type: 'text', text }] };
}

const issueInWords = ({ path, message }: z.core.$ZodIssue): string =>
  path.length ? `${path.map(String).join('.')}：${message}` : message;
