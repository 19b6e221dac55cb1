import { type Context, Hono } from 'hono';
import type { Task } from '../../domain/corpus.ts';
import { dayInChina } from '../../domain/law-time.ts';
import { sendPage, type Web } from '../context.ts';
import { contentDisposition } from '../frame/disposition.ts';
import { NoSuchTaskPage } from '../frame/error-page.tsx';
import { DownloadPage } from './download-page.tsx';
import { asDocument, asText, fileName, planFile } from './plan-file.ts';
import { taskAsked } from './task-asked.ts';

/** The forms in which the plan can be had. */
const TYPES = {
  txt: 'text/plain; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

type Format = keyof typeof TYPES;

/** The plan and each of its tasks as files. */
export function downloadRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/plan/download', async (context) =>
    sendPage(context, <DownloadPage frame={await web.frame(context)} plan={web.corpus.plan} />),
  );
  for (const format of Object.keys(TYPES) as Format[]) {
    app.get(`/plan/download.${format}`, (context) => sendFile(context, web, null, format));
    app.get(`/plan/:n/download.${format}`, async (context) => {
      const asked = context.req.param('n');
      const task = taskAsked(web.corpus.plan, asked);
      if (task) return sendFile(context, web, task, format);
      const frame = await web.frame(context);
      return sendPage(context, <NoSuchTaskPage frame={frame} plan={web.corpus.plan} asked={asked} />, 404);
    });
  }
  return app;
}

async function sendFile(context: Context, web: Web, task: Task | null, format: Format): Promise<Response> {
  const { plan, version } = web.corpus;
  const file = await planFile(plan, task, { corpusVersion: version, today: dayInChina(web.clock.now()) });
  const fallback = task ? `plan-${task.number}.${format}` : `plan.${format}`;
  return context.body(format === 'txt' ? asText(file) : await inWord(file), 200, {
    'Content-Type': TYPES[format],
    'Content-Disposition': contentDisposition(`${fileName(plan, task)}.${format}`, fallback),
    'Cache-Control': 'private, no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
}

/** Loaded at first need: most who read never ask for it, and it is half a megabyte of program. */
async function inWord(file: Parameters<typeof asDocument>[0]): Promise<ArrayBuffer> {
  const { writeDocx } = await import('../../documents/docx.ts');
  return new Uint8Array(await writeDocx(asDocument(file))).buffer;
}
