import { type Context, Hono } from 'hono';
import { LIMITS } from '../../domain/limits.ts';
import type { Hit } from '../../domain/retrieval.ts';
import { sendPage, type Web } from '../context.ts';
import { NoSuchTaskPage } from '../frame/error-page.tsx';
import { readQuote } from '../frame/marking.tsx';
import { nameFinder } from '../laws/law-names.ts';
import { type Filter, matchingFacts, readFilter } from './plan-facts.ts';
import { PlanPage } from './plan-page.tsx';
import type { Found, Results } from './plan-results.tsx';
import { TaskPage } from './task-page.tsx';

/** As many of the nearest are named where a search found nothing certain. */
const NEAR = 3;

/** The plan's reader and its tasks. */
export function planRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/plan', async (context) => {
    const filter = readFilter((name) => context.req.query(name), web.corpus.plan, LIMITS.questionChars);
    const asked = filter.q !== '' || filter.deadline !== null || filter.kind !== null || filter.unknown.length > 0;
    const results = asked ? find(web, filter) : null;
    return sendPage(
      context,
      <PlanPage
        frame={await web.frame(context)}
        plan={web.corpus.plan}
        filter={filter}
        results={results}
        names={nameFinder(web.laws.current)}
      />,
    );
  });
  app.get('/plan/:n', (context) => showTask(context, web));
  return app;
}

async function showTask(context: Context, web: Web): Promise<Response> {
  const asked = context.req.param('n') ?? '';
  const { plan } = web.corpus;
  const task = /^[1-9]\d{0,2}$/.test(asked) ? plan.tasks[Number(asked) - 1] : undefined;
  const frame = await web.frame(context);
  if (!task) return sendPage(context, <NoSuchTaskPage frame={frame} plan={plan} asked={asked} />, 404);
  const quote = readQuote(context.req.query('quote'), task.text.length);
  const names = nameFinder(web.laws.current);
  return sendPage(context, <TaskPage frame={frame} plan={plan} task={task} quote={quote} names={names} />);
}

/** By words where there are any, else all tasks in order; then those that pass the filter. */
function find(web: Web, filter: Filter): Results {
  const { plan } = web.corpus;
  if (filter.q === '')
    return { found: plan.tasks.flatMap((task) => passing(web, filter, { passage: task, score: 0 })), near: [] };
  const { kept, rejected } = web.retriever.search(filter.q, { kind: 'plan', limit: LIMITS.searchHits });
  const pick = (hits: Hit[]) => hits.flatMap((hit) => passing(web, filter, hit));
  return { found: pick(kept), near: pick(rejected).slice(0, NEAR) };
}

function passing(web: Web, filter: Filter, { passage }: Hit): Found[] {
  const task = web.corpus.plan.tasks.find(({ ref }) => ref === passage.ref);
  if (!task) return filter.deadline || filter.kind ? [] : [{ passage, facts: [] }];
  const facts = matchingFacts(task, filter);
  return facts ? [{ passage, facts }] : [];
}
