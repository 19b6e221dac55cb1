import { tool } from '@langchain/core/tools';
import { z } from 'zod';
import { DECISION_STATES } from '../domain/decision.ts';
import { STATE_IN_WORDS } from '../participation/state.ts';
import { searchTool } from '../retrieval/langchain.ts';
import type { Desk } from './desk.ts';

const STATES = DECISION_STATES.map((state) => `${state}：${STATE_IN_WORDS[state]}`).join('');

const TASK = z.object({ number: z.int().describe('任务的编号') });
const ARTICLE = z.object({
  law: z.string().max(100).describe('法律的编号或名称，如 xzcf、行政处罚法'),
  article: z.string().max(40).describe('第几条：29、29-1（之一）或 第二十九条'),
  version: z.string().max(20).nullish().describe('旧版本的日期，如 2017-09-01；不写就是现行版本'),
});
const DECISIONS = z.object({ state: z.enum(DECISION_STATES).nullish().describe(`只要某个阶段的。${STATES}`) });

/** The look-ups as LangChain tools: our own retriever, and what is fetched by its number or name. */
export function researchTools(desk: Desk) {
  return [
    searchTool(desk.searching, (documents) => desk.shown(documents.map(({ metadata }) => metadata.ref)).inWords),
    tool(async ({ number }) => desk.task(number).inWords, {
      name: 'get_task',
      description: '取实施方案里一项任务的全文。',
      schema: TASK,
    }),
    tool(async ({ version, ...asked }) => desk.article({ ...asked, ...(version && { version }) }).inWords, {
      name: 'get_article',
      description: '取一部法律法规的一条全文，默认是现行版本。',
      schema: ARTICLE,
    }),
    tool(async ({ state }) => (await desk.decisions({ state: state ?? undefined })).inWords, {
      name: 'list_decisions',
      description: '列出公开的重大行政决策事项：进行到哪一步、征求意见的期限、草案的条款。',
      schema: DECISIONS,
    }),
  ];
}
