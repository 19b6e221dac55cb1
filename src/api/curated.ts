import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Clock } from '../domain/clock.ts';
import type { Corpus } from '../domain/corpus.ts';
import { curatedPassage } from '../domain/curated.ts';
import { Problem } from '../domain/errors.ts';
import { dayInChina } from '../domain/law-time.ts';
import { getRoute, nameParam } from './route.ts';
import { PassageBody } from './schemas.ts';

const day = z.string().openapi({ format: 'date' });

/** An answer that people wrote and signed, with the quotations that it rests on. */
export const CuratedBody = z
  .object({
    ...PassageBody.shape,
    questions: z.array(z.string()),
    citations: z.array(z.object({ ref: z.string(), quote: z.string() })),
    signedBy: z.object({ office: z.string(), verified: z.boolean().openapi({ description: '机关是否已经核定' }) }),
    date: day,
    expires: day.openapi({ description: '用到这一天为止' }),
  })
  .openapi('Curated');

/** Registers the curated answers. One that has expired is still shown: stored answers cite it. */
export function registerCurated(app: OpenAPIHono, { curated }: Pick<Corpus, 'curated'>, clock: Clock): void {
  const params = z.object({ id: nameParam('id', /^[a-z][a-z0-9-]*$/, 'plan-period') });
  app.openapi(getRoute('/api/curated/{id}', '人工核定答复', CuratedBody, { params }), (c) => {
    const { id } = c.req.valid('param');
    const found = curated.find((one) => one.id === id);
    if (!found) throw new Problem('not_found', '没有这份人工核定答复');
    const { questions, citations, signedBy, date, expires } = found;
    const passage = curatedPassage(found, dayInChina(clock.now()));
    return c.json({ ...passage, questions, citations, signedBy, date, expires }, 200);
  });
}
