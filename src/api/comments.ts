import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { Problem } from '../domain/errors.ts';
import { parseReceipt } from '../domain/receipt.ts';
import type { Participation, SubmitResult } from '../participation/participation.ts';
import type { Store } from '../store/store.ts';
import { decisionId, known } from './decisions.ts';
import {
  AcknowledgementBody,
  CommentBody,
  ReceiptBody,
  SubscribeBody,
  WithdrawBody,
  WithdrawnBody,
} from './participation-schemas.ts';
import { getRoute, nameParam, postRoute } from './route.ts';

const receipt = nameParam('receipt', /^[\d-]{14,17}$/, '4829-1730-5526-16');

/** Registers handing in comments, receipts, withdrawing and subscribing. */
export function registerComments(
  app: OpenAPIHono,
  participation: Participation,
  store: Pick<Store, 'hasConversation'>,
) {
  for (const path of ['/api/decisions/*', '/api/receipts/*'])
    app.use(path, async (c, next) => {
      await next();
      if (c.req.method === 'POST' || path.startsWith('/api/receipts')) c.res.headers.set('Cache-Control', 'no-store');
    });

  const submit = postRoute('/api/decisions/{id}/comments', '提交公众意见', {
    ...{
      body: CommentBody,
      answer: AcknowledgementBody,
      status: 201,
      request: { params: z.object({ id: decisionId }) },
    },
    problems: ['consultation_closed', 'consultation_not_open', 'idempotency_conflict'],
  });
  app.openapi(submit, async (c) => {
    const result = await participation.submit(c.req.valid('param').id, { ...c.req.valid('json'), channel: 'api' });
    if (result.kind !== 'recorded') throw problemOf(result);
    const { salt, routed, ...acknowledgement } = result.acknowledgement;
    return c.json({ ...acknowledgement, ...(salt && { salt }), ...(routed && { routed }) }, 201);
  });

  const one = { params: z.object({ receipt }) };
  app.openapi(getRoute('/api/receipts/{receipt}', '查回执', ReceiptBody, one), async (c) => {
    const view = await participation.receipt(c.req.valid('param').receipt);
    if (!view) throw new Problem('not_found', '没有这个回执号，请核对');
    const { verdict: disposition, verdictInWords: dispositionInWords, ...rest } = view;
    return c.json({ ...rest, disposition, dispositionInWords }, 200);
  });

  const withdraw = postRoute('/api/receipts/{receipt}/withdraw', '撤回意见', {
    ...{ body: WithdrawBody, answer: WithdrawnBody, status: 200, request: one, problems: ['wrong_code'] },
  });
  app.openapi(withdraw, async (c) => {
    const { receipt: written } = c.req.valid('param');
    const { withdrawalCode, erase } = c.req.valid('json');
    const result = await participation[erase ? 'erase' : 'withdraw'](written, withdrawalCode);
    if (result === 'unknown') throw new Problem('not_found', '没有这个回执号，请核对');
    if (result === 'wrong_code') throw new Problem('wrong_code', '撤回码不对，或者试得太多，请过一小时再试');
    return c.json({ receipt: parseReceipt(written) ?? written, state: result }, 200);
  });

  const subscribe = postRoute('/api/decisions/{id}/subscriptions', '有结果时告诉我', {
    body: SubscribeBody,
    answer: z.object({ subscribed: z.literal(true) }),
    status: 201,
    request: { params: z.object({ id: decisionId }) },
  });
  app.openapi(subscribe, async (c) => {
    const { conversationId, receipt = null } = c.req.valid('json');
    const { id } = await known(participation, c.req.valid('param').id);
    if (!(await store.hasConversation(conversationId))) throw new Problem('not_found', '没有这个会话');
    if (!(await participation.subscribe(id, { channel: 'web', chat: conversationId, receipt })))
      throw new Problem('invalid_input', 'receipt:这个事项没有这个回执号，请核对');
    return c.json({ subscribed: true as const }, 201);
  });
}

/** What is told to whoever's comment was not taken. */
function problemOf(result: Exclude<SubmitResult, { kind: 'recorded' }>): Problem {
  switch (result.kind) {
    case 'closed':
      return ended(result.closesAt);
    case 'not_open':
      return notBegun(result.opensAt);
    case 'unknown_decision':
      return new Problem('not_found', '没有这个决策事项');
    case 'idempotency_conflict':
      return new Problem('idempotency_conflict', '这个 idempotencyKey 已经用于另一份内容');
    case 'invalid':
      return new Problem('invalid_input', `${result.field}:${result.detail}`);
  }
}

function ended(time: number): Problem {
  const closesAt = new Date(time).toISOString();
  return new Problem('consultation_closed', `征求意见已于 ${closesAt} 结束`, { closesAt });
}

/** One that is announced without a period has no time yet. */
function notBegun(time: number): Problem {
  if (time === 0) return new Problem('consultation_not_open', '这个事项还没有开始征求意见');
  const opensAt = new Date(time).toISOString();
  return new Problem('consultation_not_open', `征求意见从 ${opensAt} 开始`, { opensAt });
}
