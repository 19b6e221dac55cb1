import { type Context, Hono } from 'hono';
import type { Task } from '../../domain/corpus.ts';
import { dayInChina } from '../../domain/law-time.ts';
import { LIMITS } from '../../domain/limits.ts';
import { isPartial, sendPage, sendPart, type Web } from '../context.ts';
import { NoSuchTaskPage } from '../frame/error-page.tsx';
import { readQuote } from '../frame/marking.tsx';
import { nameFinder } from '../laws/law-names.ts';
import { downloadRoutes } from './download-routes.tsx';
import { DeadlinesPage } from './plan-deadlines.tsx';
import { FiguresPage, readSort } from './plan-figures.tsx';
import { asksForFacts, readFilter } from './plan-filter.ts';
import { PlanPage, Shown } from './plan-page.tsx';
import { RecurringPage } from './plan-recurring.tsx';
import { findInPlan } from './plan-search.ts';
import { taskAsked } from './task-asked.ts';
import { TaskPage } from './task-page.tsx';
import { NoSuchTaskPanel, TaskPanel } from './task-panel.tsx';
import { relatedTasks } from './task-related.ts';

/** The plan's reader: the text, what is looked for in it, its deadlines and figures, its tasks, and all as files. */
export function planRoutes(web: Web): Hono {
  const app = new Hono();
  const { plan } = web.corpus;
  app.get('/plan', (context) => showPlan(context, web));
  app.get('/plan/deadlines', async (context) => {
    const today = dayInChina(web.clock.now());
    return sendPage(context, <DeadlinesPage frame={await web.frame(context)} plan={plan} today={today} />);
  });
  app.get('/plan/figures', async (context) => {
    const order = readSort(context.req.query('sort'));
    return sendPage(context, <FiguresPage frame={await web.frame(context)} plan={plan} {...order} />);
  });
  app.get('/plan/recurring', async (context) =>
    sendPage(context, <RecurringPage frame={await web.frame(context)} plan={plan} />),
  );
  app.route('/', downloadRoutes(web));
  const related = relatedOf(web);
  app.get('/plan/:n', (context) => showTask(context, web, related));
  return app;
}

async function showPlan(context: Context, web: Web): Promise<Response> {
  const { plan } = web.corpus;
  const filter = readFilter((name) => context.req.queries(name) ?? [], plan, LIMITS.questionChars);
  const asked = filter.q !== '' || filter.unknown.length > 0 || asksForFacts(filter);
  const results = asked ? findInPlan(web, filter) : null;
  const shown = { plan, filter, results, names: nameFinder(web.laws.current) };
  if (isPartial(context)) return sendPart(context, <Shown {...shown} />);
  return sendPage(context, <PlanPage frame={await web.frame(context)} {...shown} />);
}

async function showTask(context: Context, web: Web, related: (task: Task) => Task[]): Promise<Response> {
  const asked = context.req.param('n') ?? '';
  const { plan } = web.corpus;
  const task = taskAsked(plan, asked);
  if (!task) {
    if (isPartial(context)) return sendPart(context, <NoSuchTaskPanel plan={plan} />, 404);
    return sendPage(context, <NoSuchTaskPage frame={await web.frame(context)} plan={plan} asked={asked} />, 404);
  }
  const quote = readQuote(context.req.query('quote'), task.text.length);
  const shown = { plan, task, quote, names: nameFinder(web.laws.current) };
  if (isPartial(context)) return sendPart(context, <TaskPanel {...shown} />);
  return sendPage(context, <TaskPage frame={await web.frame(context)} {...shown} related={related(task)} />);
}

/** The related tasks, found once: they depend on nothing but the plan. */
function relatedOf(web: Web): (task: Task) => Task[] {
  const known = new Map<number, Task[]>();
  return (task) => {
    const found = known.get(task.number) ?? relatedTasks(web.corpus.plan, web.retriever, task);
    known.set(task.number, found);
    return found;
  };
}
