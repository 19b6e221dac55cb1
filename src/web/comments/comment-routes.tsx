import { type Context, Hono } from 'hono';
import type { Acknowledgement, DecisionView, SubmitResult } from '../../participation/participation.ts';
import { faultOf } from '../../participation/submission.ts';
import { type PageStatus, sendPage, type Web } from '../context.ts';
import { decisionUrl } from '../decisions/decision-facts.ts';
import { decisionOf } from '../decisions/decision-routes.tsx';
import { readForm } from '../frame/form.ts';
import { asSize, keepSize, type Size } from '../frame/settings.ts';
import { ClosedPage } from './comment-closed-page.tsx';
import { type CommentDraft, type CommentError, errorOf, newComment, readComment } from './comment-draft.ts';
import type { Stage } from './comment-fields.tsx';
import { GivenPage } from './comment-given-page.tsx';
import { CommentPage } from './comment-page.tsx';
import { ReviewPage } from './comment-review-page.tsx';

/** What one request of the comment's way knows. */
interface Step {
  web: Web;
  context: Context;
  decision: DecisionView;
  draft: CommentDraft;
  /** What was chosen just now; the cookie's where nothing was. */
  size?: Size | undefined;
}

/** Another comment than the one that was handed in under this key. */
const CONFLICT: CommentError = {
  field: 'text',
  message: '上一份意见已经收到，内容和这一份不同。如果这是另外一份意见，请再点一次“下一步”。',
};

/** Something of ours broke; whether the comment was taken is not known. */
const FAILED = '是我们这边出了问题，不是您写错了。您写的都在下面，请过一会儿再点“确认提交”；多点几次也只算一份。';

/** Writing a comment, reviewing it, handing it in. All of it comes by POST; nothing is kept before the last step. */
export function commentRoutes(web: Web): Hono {
  const app = new Hono();
  app.get('/decisions/:id/comment', async (context, next) => {
    const decision = await decisionOf(web, context);
    if (!decision) return next();
    const asked = context.req.query('clause');
    const clause = decision.clauses.find(({ id }) => id === asked)?.id ?? null;
    return write({ web, context, decision, draft: newComment(clause, web.participation.notice.version) });
  });
  app.post('/decisions/:id/comment', async (context, next) => {
    const decision = await decisionOf(web, context);
    if (!decision) return next();
    const field = await readForm(context);
    const step = { web, context, decision, draft: readComment(field) };
    const size = asSize(field('size'));
    if (!size) return takeStep(step, field('go'));
    keepSize(context, size);
    return stay({ ...step, size }, field('stage') as Stage);
  });
  return app;
}

function takeStep(step: Step, go: string): Promise<Response> {
  if (go === 'edit') return write(step);
  return go === 'submit' || go === 'file' ? submit(step, go === 'file') : review(step);
}

/** A change of size finds fault with nothing and leaves the person where they are. */
function stay(step: Step, stage: Stage): Promise<Response> {
  if (stage === 'given') return submit(step, false);
  return stage === 'review' ? review(step) : write(step);
}

async function show({ web, context, decision, size }: Step, page: (frame: Frame) => Page, status?: PageStatus) {
  context.header('Cache-Control', 'no-store');
  const frame = await web.frame(context);
  const path = `${decisionUrl(decision)}/comment`;
  return sendPage(context, page({ ...frame, path, size: size ?? frame.size }), status);
}

type Frame = Awaited<ReturnType<Web['frame']>>;
type Page = Parameters<typeof sendPage>[1];

function write(step: Step, errors: CommentError[] = [], status?: PageStatus): Promise<Response> {
  const { web, decision, draft } = step;
  if (decision.state !== 'consulting') return closed(step, whenOf(decision, web.clock.now()));
  const { notice } = web.participation;
  // Whoever sends this page back has seen the notice that stands on it.
  const current = { ...draft, noticeVersion: notice.version };
  const shown = { decision, notice, draft: current, errors, now: web.clock.now() };
  return show(step, (frame) => <CommentPage frame={frame} {...shown} />, status);
}

function review(step: Step, failure: string | null = null, status?: PageStatus): Promise<Response> {
  const { web, decision, draft } = step;
  if (decision.state !== 'consulting') return closed(step, whenOf(decision, web.clock.now()));
  const fault = faultOf(decision, { ...draft, channel: 'web' });
  if (fault) return write(step, [errorOf(fault)], 422);
  const shown = { decision, draft, now: web.clock.now(), failure };
  return show(step, (frame) => <ReviewPage frame={frame} {...shown} />, status);
}

async function submit(step: Step, asFile: boolean): Promise<Response> {
  const { web, context, decision, draft } = step;
  const { key, ...comment } = draft;
  const input = { ...comment, idempotencyKey: key, channel: 'web' as const };
  let result: SubmitResult;
  try {
    result = await web.participation.submit(decision.id, input);
  } catch (error) {
    // The entry's log finds it there; the person must not lose what was written. The same key takes effect once.
    context.error = error as Error;
    return review(step, FAILED, 503);
  }
  if (result.kind !== 'recorded') return refused(step, result);
  const given = result.acknowledgement;
  if (asFile && !given.routed) return receiptFile(context, given, draft.text);
  return show(step, (frame) => <GivenPage frame={frame} decision={decision} draft={draft} given={given} />);
}

function refused(step: Step, result: Exclude<SubmitResult, { kind: 'recorded' }>): Promise<Response> {
  switch (result.kind) {
    case 'closed':
    case 'not_open':
      return closed(step, result);
    case 'unknown_decision':
      return closed(step, { kind: 'closed', closesAt: 0 });
    case 'idempotency_conflict':
      return write({ ...step, draft: { ...step.draft, key: crypto.randomUUID() } }, [CONFLICT], 409);
    case 'invalid':
      return write(step, [errorOf(result)], 422);
  }
}

type When = Parameters<typeof ClosedPage>[0]['when'];

/** Nothing went wrong where nobody had written anything yet. */
function closed(step: Step, when: When): Promise<Response> {
  const { decision, draft } = step;
  const page = (frame: Frame) => <ClosedPage frame={frame} decision={decision} when={when} text={draft.text} />;
  return show(step, page, draft.text ? 409 : 200);
}

function whenOf({ opensAt, closesAt }: DecisionView, now: number): When {
  return now < opensAt ? { kind: 'not_open', opensAt } : { kind: 'closed', closesAt };
}

/** All that the stand-alone verifier takes; the withdrawal code is not among it, as files are handed on. */
function receiptFile(context: Context, { receipt, receivedAt, salt, ledger }: Acknowledgement, text: string): Response {
  context.header('Cache-Control', 'no-store');
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Content-Disposition', `attachment; filename="receipt-${receipt}.json"`);
  context.header('Content-Type', 'application/json; charset=utf-8');
  return context.body(`${JSON.stringify({ receipt, receivedAt, salt, text, ledger }, null, 2)}\n`);
}
