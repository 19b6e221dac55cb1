import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import { Problem } from '../domain/errors.ts';
import type { Participation } from '../participation/participation.ts';
import { clauseJson, decisionDetailJson, decisionJson } from './decisions-json.ts';
import {
  ClauseBody,
  DecisionDetailBody,
  DecisionListBody,
  DecisionsQuery,
  FeedbackListBody,
} from './participation-schemas.ts';
import { getRoute, nameParam } from './route.ts';

/** A decision's id in a path. */
export const decisionId = nameParam('id', /^[a-z0-9][a-z0-9-]{1,39}$/, 'gongjiao-piaojia');
const clauseId = nameParam('clause', /^[A-Za-z0-9-]{1,20}$/, '2');

/** Registers the decisions: which there are, the notice and draft of one, what became of its comments. */
export function registerDecisions(app: OpenAPIHono, participation: Participation): void {
  const list = getRoute('/api/decisions', '重大决策事项', DecisionListBody, { query: DecisionsQuery });
  app.openapi(list, async (c) => {
    const decisions = await participation.listDecisions(c.req.valid('query').state);
    return c.json({ decisions: decisions.map(decisionJson) }, 200);
  });

  const one = { params: z.object({ id: decisionId }) };
  app.openapi(getRoute('/api/decisions/{id}', '一个决策事项', DecisionDetailBody, one), async (c) => {
    const decision = await known(participation, c.req.valid('param').id);
    const steps = await participation.steps(decision.id);
    return c.json(decisionDetailJson(decision, steps, participation.notice), 200);
  });

  const clause = { params: z.object({ id: decisionId, clause: clauseId }) };
  app.openapi(getRoute('/api/decisions/{id}/clauses/{clause}', '草案的一条', ClauseBody, clause), async (c) => {
    const { id, clause } = c.req.valid('param');
    const decision = await known(participation, id);
    const found = decision.clauses.find((one) => one.id === clause);
    if (!found) throw new Problem('not_found', `《${decision.title}》的草案没有这一条`);
    return c.json(clauseJson(decision, found), 200);
  });

  app.openapi(getRoute('/api/decisions/{id}/feedback', '意见采纳情况', FeedbackListBody, one), async (c) => {
    const { id } = c.req.valid('param');
    const published = await participation.feedback(id);
    if (!published) throw new Problem('not_found', '没有这个决策事项');
    const dispositions = published.map(({ verdict, verdictInWords, ...rest }) => ({
      ...rest,
      disposition: verdict,
      dispositionInWords: verdictInWords,
    }));
    return c.json({ decision: id, dispositions }, 200);
  });
}

/** The decision, or a 404. */
export async function known(participation: Participation, id: string) {
  const decision = await participation.findDecision(id);
  if (!decision) throw new Problem('not_found', '没有这个决策事项');
  return decision;
}
