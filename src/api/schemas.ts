import { z } from '@hono/zod-openapi';
import { zhCN } from 'zod/locales';
import { LIMITS } from '../domain/limits.ts';

// What zod says of bad input reaches people in a problem's `detail`.
z.config(zhCN());

const STATUS = ['in_force', 'amended', 'repealed', 'period_over'] as const;

/** Text from outside: no lone surrogates, because these can be neither stored nor sent on as UTF-8. */
export const wellFormed = (schema: z.ZodString) =>
  schema.refine((text) => text.isWellFormed(), { error: '含有不成对的代理字符' });

/** Spaces, controls and invisible format characters alone are no question. */
export const visible = (schema: z.ZodString) =>
  wellFormed(schema.min(1)).refine((text) => /[^\s\p{Cc}\p{Cf}]/u.test(text), { error: '不能为空' });

const conversationId = wellFormed(z.string().min(1).max(128)).openapi({
  description: '会话的密钥,由服务器生成;不带即开始新的会话',
});

/** Body of `POST /api/answers`. The question's length is judged by the engine, as an outcome, not as an error. */
export const AskBody = z
  .object({
    question: visible(z.string()).openapi({ example: '重大行政决策要公开征求意见吗' }),
    conversationId: conversationId.optional(),
    mode: z.enum(['auto', 'extractive', 'model']).optional(),
  })
  .openapi('Ask');

/** Body of `POST /api/answers/:id/feedback`. */
export const FeedbackBody = z
  .object({ helpful: z.boolean(), reason: wellFormed(z.string().max(LIMITS.feedbackChars)).optional() })
  .openapi('Feedback');

/** Query of `GET /api/search`. */
export const SearchQuery = z.object({
  q: visible(z.string().max(LIMITS.questionChars)),
  k: z.coerce.number().int().min(1).max(LIMITS.searchHits).default(10),
  kind: z.enum(['plan', 'law', 'card']).optional(),
});

const related = { ref: z.string(), label: z.string(), heading: z.string() };
const status = z.enum(STATUS);
const offset = z.int().min(0);

const Related = z.object(related).openapi('Related');

const Citation = z
  .object({
    ...related,
    quote: z.string(),
    start: offset.openapi({ description: '在所引原文里的起点(UTF-16)' }),
    end: offset.openapi({ description: '在所引原文里的终点(UTF-16)' }),
    url: z.string(),
    status,
    notes: z.array(z.string()),
  })
  .openapi('Citation');

/** An answer as stored and served. */
export const AnswerBody = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    createdAt: z.string().openapi({ format: 'date-time' }),
    outcome: z.enum(['answered', 'refused', 'clarify', 'action']),
    reason: z.enum(['no_basis', 'out_of_scope', 'unsafe', 'over_limit', 'unavailable']).nullable(),
    intent: z.enum([
      'ask',
      'list_decisions',
      'comment_on_decision',
      'check_receipt',
      'ask_result',
      'subscribe',
      'withdraw_comment',
      'human_help',
    ]),
    mode: z.enum(['extractive', 'model']),
    origin: z
      .string()
      .nullable()
      .openapi({ description: '正文的来历:AI生成、原文摘录、本站要点;没有引用时为 null', example: '原文摘录' }),
    text: z.string(),
    citations: z.array(Citation),
    related: z.array(Related),
    notices: z.array(z.string()),
    choices: z
      .array(z.object({ label: z.string(), text: z.string() }).openapi('Choice'))
      .optional()
      .openapi({ description: '可以接着选的:选中就等于发出 text' }),
    corpusVersion: z.string(),
  })
  .openapi('Answer');

/** The reply to a message: an answer's main parts, with what may be chosen next. */
export const ReplyBody = AnswerBody.pick({
  intent: true,
  outcome: true,
  reason: true,
  origin: true,
  text: true,
  citations: true,
  notices: true,
  conversationId: true,
})
  .extend({ answerId: z.string(), choices: z.array(z.object({ label: z.string(), text: z.string() })) })
  .openapi('Reply');

/** Result of `GET /api/search`, best first, each reference once. */
export const SearchBody = z
  .object({ hits: z.array(z.object({ ...related, text: z.string(), score: z.number(), status }).openapi('Hit')) })
  .openapi('SearchResult');

const Fact = z
  .object({ value: z.string(), quote: z.string(), start: offset, end: offset })
  .openapi('Fact', { description: '原文里的一处事实:value 是规范写法,quote 逐字在 text.slice(start, end)' });

const number = z.int().min(1);
const numbers = z.array(number);
const facts = z.array(Fact);
const passage = { ...related, text: z.string(), status, notes: z.array(z.string()), url: z.string() };

/** One of the plan's 108 tasks with its facts. */
export const TaskBody = z
  .object({
    ...related,
    number,
    part: number,
    section: number,
    text: z.string(),
    deadlines: facts,
    figures: facts,
    instruments: facts,
    bodies: facts,
    publications: facts,
    recurring: facts,
    notes: z.array(z.string()),
    status,
  })
  .openapi('Task');

/** Tasks in the plan's order. */
export const TaskListBody = z.object({ tasks: z.array(TaskBody) }).openapi('TaskList');

/** A passage that has no number: the preamble, the closing. */
export const PassageBody = z.object(passage).openapi('Passage');

/** A part's heading or own text, with the numbers of what stands in it. */
export const PartBody = z.object({ ...passage, number, sections: numbers, tasks: numbers }).openapi('Part');

/** A section's heading, with the numbers of its tasks. */
export const SectionBody = z.object({ ...passage, number, part: number, tasks: numbers }).openapi('Section');

const OutlineTask = z.object({ ...related, number }).openapi('OutlineTask');
const OutlineSection = z.object({ ...related, number, tasks: z.array(OutlineTask) }).openapi('OutlineSection');
const OutlinePart = z.object({ ...related, number, sections: z.array(OutlineSection) }).openapi('OutlinePart');

/** The plan's table of contents, with where its text comes from. */
export const PlanBody = z
  .object({
    title: z.string(),
    issuer: z.string(),
    periodFrom: z.string().openapi({ format: 'date' }),
    periodTo: z.string().openapi({ format: 'date' }),
    source: z.string(),
    sha256: z.string(),
    status,
    corpusVersion: z.string(),
    parts: z.array(OutlinePart),
  })
  .openapi('Plan');
