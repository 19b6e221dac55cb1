import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Corpus, Fact, Task } from '../domain/corpus.ts';
import { factsOf, outlineJson, partJson, passageJson, pick, sectionJson, taskJson } from './plan-json.ts';
import { problemResponses } from './problems.ts';
import { PartBody, PassageBody, PlanBody, SectionBody, TaskBody, TaskListBody } from './schemas.ts';

const YEAR = /^\d{4}$/;
const isDay = (text: string): boolean => z.iso.date().safeParse(text).success;

const TaskQuery = z.object({
  part: z.coerce.number().int().min(1).optional(),
  section: z.coerce.number().int().min(1).optional(),
  deadline: z
    .string()
    .refine((text) => YEAR.test(text) || isDay(text), { error: '须是年份(2022)或日期(2022-12-31)' })
    .optional()
    .openapi({ description: '只要在此之前(含)到期的任务', example: '2022' }),
});

const ByNumber = z.object({
  n: z
    .string()
    .regex(/^[1-9]\d{0,2}$/)
    .transform(Number)
    .openapi({ param: { name: 'n', in: 'path' }, type: 'integer', minimum: 1 }),
});

const ok = <T extends z.ZodType>(description: string, schema: T) => ({
  200: { description, content: { 'application/json': { schema } } },
});
const open = <P extends string, T extends z.ZodType>(path: P, summary: string, schema: T) =>
  createRoute({ method: 'get', path, summary, responses: ok(summary, schema) });
const numbered = <P extends string, T extends z.ZodType>(path: P, summary: string, schema: T) =>
  createRoute({
    method: 'get',
    path,
    summary,
    request: { params: ByNumber },
    responses: { ...ok(summary, schema), ...problemResponses('not_found') },
  });

const list = createRoute({
  method: 'get',
  path: '/api/plan/tasks',
  summary: '任务,可按部分、节、时限筛选',
  request: { query: TaskQuery },
  responses: { ...ok('任务,按原文顺序', TaskListBody), ...problemResponses('invalid_input') },
});

/** Registers the plan: its contents, tasks with their facts, and every other place that can be cited. */
export function registerPlan(app: OpenAPIHono, corpus: Corpus): void {
  const { plan } = corpus;
  const outline = outlineJson(corpus);

  app.openapi(open('/api/plan', '方案目录', PlanBody), (c) => c.json(outline, 200));
  app.openapi(open('/api/plan/preamble', '序言', PassageBody), (c) => c.json(passageJson(plan.preamble), 200));
  app.openapi(open('/api/plan/closing', '结语', PassageBody), (c) => c.json(passageJson(plan.closing), 200));
  app.openapi(list, (c) => {
    const { part, section, deadline } = c.req.valid('query');
    const fits = (task: Task): boolean =>
      (part === undefined || task.part === part) &&
      (section === undefined || task.section === section) &&
      (deadline === undefined || isDueBy(task, lastDay(deadline)));
    return c.json({ tasks: plan.tasks.filter(fits).map(taskJson) }, 200);
  });
  app.openapi(numbered('/api/plan/tasks/{n}', '一项任务', TaskBody), (c) =>
    c.json(taskJson(pick(plan.tasks, c.req.valid('param').n)), 200),
  );
  app.openapi(numbered('/api/plan/parts/{n}', '一个部分', PartBody), (c) =>
    c.json(partJson(pick(plan.parts, c.req.valid('param').n)), 200),
  );
  app.openapi(numbered('/api/plan/sections/{n}', '一节', SectionBody), (c) =>
    c.json(sectionJson(pick(plan.sections, c.req.valid('param').n)), 200),
  );
}

/** A bare year means its last day; days of the form `YYYY-MM-DD` compare as text. */
const lastDay = (value: string): string => (YEAR.test(value) ? `${value}-12-31` : value);

/** A damaged deadline (its value is a remark, no date) is due by no day. */
function isDueBy(task: Task, day: string): boolean {
  const isDate = ({ value }: Fact): boolean => YEAR.test(value) || isDay(value);
  return factsOf(task, 'deadline').some((fact) => isDate(fact) && lastDay(fact.value) <= day);
}
