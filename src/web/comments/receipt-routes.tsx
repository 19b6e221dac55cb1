import { type Context, Hono } from 'hono';
import { parseReceipt, readReceipt } from '../../domain/receipt.ts';
import type { ReceiptView } from '../../participation/participation.ts';
import { type PageStatus, sendPage, type Web } from '../context.ts';
import { readForm } from '../frame/form.ts';
import { ReceiptPage } from './receipt-page.tsx';
import type { ReceiptError, TakingBack } from './receipt-take-back.tsx';
import { ReceiptsPage } from './receipts-page.tsx';

/** Longer than any way to write a number; what is longer is not read through. */
const NUMBER_CHARS = 100;

const NO_NUMBER = '请填写14位的回执号';
const WRONG_CHECK = '回执号不对：最后两位校验位与前面的数字不符，请对照原件再看一遍';
const UNKNOWN = '没有这个回执号，请核对';

/** Receipts: asking for a number, what it answers, taking the comment back. */
export function receiptRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/receipts', (context) => ask(context, web, '', null));
  app.post('/receipts', async (context) => {
    const written = (await readForm(context))('receipt').slice(0, NUMBER_CHARS);
    const reading = readReceipt(written);
    if (reading.kind !== 'receipt')
      return ask(context, web, written, reading.kind === 'wrong_check' ? WRONG_CHECK : NO_NUMBER, 422);
    if (!(await web.participation.receipt(reading.receipt))) return ask(context, web, written, UNKNOWN, 404);
    context.header('Cache-Control', 'no-store');
    return context.redirect(`/receipts/${reading.receipt}`, 303);
  });
  app.get('/receipts/:receipt', async (context) => {
    const { view, written } = await viewOf(web, context);
    if (!view) return ask(context, web, written, parseReceipt(written) ? UNKNOWN : WRONG_CHECK, 404);
    return show(context, web, view);
  });
  app.post('/receipts/:receipt', async (context) => {
    const { view, written } = await viewOf(web, context);
    return view ? takeBack(context, web, view) : ask(context, web, written, UNKNOWN, 404);
  });
  return app;
}

async function viewOf(web: Web, context: Context) {
  const written = (context.req.param('receipt') ?? '').slice(0, NUMBER_CHARS);
  const receipt = parseReceipt(written);
  return { written, view: receipt === null ? null : await web.participation.receipt(receipt) };
}

async function ask(context: Context, web: Web, written: string, message: string | null, status?: PageStatus) {
  context.header('Cache-Control', 'no-store');
  const frame = { ...(await web.frame(context)), path: '/receipts' };
  const error = message === null ? null : { field: 'receipt' as const, message };
  return sendPage(context, <ReceiptsPage frame={frame} written={written} error={error} />, status);
}

interface Shown {
  done?: string | null;
  errors?: ReceiptError[];
  chosen?: TakingBack | null;
  status?: PageStatus;
}

async function show(context: Context, web: Web, view: ReceiptView, shown: Shown = {}): Promise<Response> {
  const { done = null, errors = [], chosen = null, status } = shown;
  context.header('Cache-Control', 'no-store');
  const frame = { ...(await web.frame(context)), path: `/receipts/${view.receipt}` };
  const clauses = (await web.participation.findDecision(view.decision))?.clauses ?? [];
  const parts = {
    view,
    clauses,
    keys: await web.participation.keys(),
    hasVerifier: web.scripts?.verifier !== undefined,
  };
  return sendPage(
    context,
    <ReceiptPage frame={frame} {...parts} done={done} errors={errors} chosen={chosen} />,
    status,
  );
}

async function takeBack(context: Context, web: Web, view: ReceiptView): Promise<Response> {
  const field = await readForm(context);
  const what = field('what');
  const chosen = what === 'withdraw' || what === 'erase' ? what : null;
  const errors: ReceiptError[] = [];
  if (!chosen) errors.push({ field: 'what', message: '请选择撤回还是删除原文' });
  if (chosen === 'erase' && field('sure') !== 'yes')
    errors.push({ field: 'sure', message: '删除后不能恢复，请先勾选“我知道”' });
  if (field('code').trim() === '') errors.push({ field: 'code', message: '请填写撤回码' });
  if (!chosen || errors.length) return show(context, web, view, { errors, chosen, status: 422 });
  const result = await web.participation[chosen](view.receipt, field('code'));
  if (result !== 'withdrawn' && result !== 'erased') {
    const message = '撤回码不对，或者试得太多，请核对，或者过一小时再试';
    return show(context, web, view, { errors: [{ field: 'code', message }], chosen, status: 403 });
  }
  const now = (await web.participation.receipt(view.receipt)) ?? view;
  return show(context, web, now, { done: result === 'erased' ? '已经删除原文。' : '已经撤回。' });
}
