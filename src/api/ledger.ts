import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { Problem } from '../domain/errors.ts';
import { LIMITS } from '../domain/limits.ts';
import type { Participation } from '../participation/participation.ts';
import { decisionId } from './decisions.ts';
import { ConsistencyBody, KeysBody, LeavesQuery, LedgerBody, RangeQuery } from './participation-schemas.ts';
import { getRoute } from './route.ts';

/** Registers what anybody needs to check the ledger: signed roots, leaf hashes, consistency proofs, the keys. */
export function registerLedger(app: OpenAPIHono, participation: Participation): void {
  const one = { params: z.object({ id: decisionId }) };
  const ledger = getRoute('/api/decisions/{id}/ledger', '意见存证链', LedgerBody, {
    ...one,
    query: LeavesQuery,
  });
  app.openapi(ledger, async (c) => {
    const { id } = c.req.valid('param');
    const { from, to } = c.req.valid('query');
    const root = await participation.ledger(id);
    if (!root) throw new Problem('not_found', '没有这个决策事项');
    if (from === undefined && to === undefined) return c.json(root, 200);
    const range = { from: from ?? 0, to: to ?? root.size };
    if (range.to - range.from > LIMITS.ledgerLeaves)
      throw new Problem('invalid_input', `一次最多取 ${LIMITS.ledgerLeaves} 条，请用 from 和 to 分段取`);
    const leaves = await participation.leafHashes(id, range.from, range.to);
    if (!leaves) throw new Problem('invalid_input', `范围须在 0 到 ${root.size} 之间`);
    return c.json({ decision: id, ...range, leaves }, 200);
  });

  const consistency = getRoute('/api/decisions/{id}/ledger/consistency', '存证链的一致性证明', ConsistencyBody, {
    ...one,
    query: RangeQuery,
  });
  app.openapi(consistency, async (c) => {
    const { id } = c.req.valid('param');
    const { from, to } = c.req.valid('query');
    const root = await participation.ledger(id);
    if (!root) throw new Problem('not_found', '没有这个决策事项');
    const proof = await participation.consistency(id, from, to);
    if (!proof) throw new Problem('invalid_input', `须 from ≤ to ≤ ${root.size}`);
    return c.json({ decision: id, from, to, consistency: proof }, 200);
  });

  app.openapi(getRoute('/api/ledger/keys', '存证链的公钥', KeysBody, {}), async (c) =>
    c.json({ keys: await participation.keys() }, 200),
  );
}
