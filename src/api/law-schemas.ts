import { z } from '@hono/zod-openapi';
import { PassageBody } from './schemas.ts';

const status = PassageBody.shape.status;
const day = z.string().openapi({ format: 'date' });

const Version = z
  .object({
    version: day.openapi({ description: '通过或最近一次修改的日期' }),
    effectiveFrom: day.nullable(),
    effectiveTo: day.nullable(),
    status,
    sha256: z.array(z.string()),
  })
  .openapi('LawVersion');

/** A law without its articles. */
export const LawEntry = z
  .object({
    id: z.string(),
    title: z.string(),
    name: z.string(),
    kind: z.string(),
    documentNumber: z.string().nullable(),
    status,
    statusAsOf: day.openapi({ description: '效力状态截至这一天' }),
    effectiveFrom: day.nullable(),
    version: day,
    versions: z.array(Version),
    replacedBy: z.string().nullable(),
    notes: z.array(z.string()),
    textAvailable: z.boolean().openapi({ description: '原文是否已经取回' }),
  })
  .openapi('LawEntry');

/** The laws, with where their texts come from. */
export const LawListBody = z
  .object({
    repository: z.string(),
    commit: z.string(),
    snapshot: day,
    laws: z.array(LawEntry),
  })
  .openapi('LawList');

/** A law with the contents of one version; without its text the contents are empty. */
export const LawBody = LawEntry.extend({
  articles: z.array(z.object({ ref: z.string(), label: z.string(), heading: z.string(), article: z.string() })),
}).openapi('Law');

/** An article of one version. */
export const ArticleBody = z
  .object({
    ...PassageBody.shape,
    article: z.string(),
    version: day,
    effectiveFrom: day.nullable(),
    versions: z.array(Version),
  })
  .openapi('Article');

/** Our own summary of a law, never the law. */
export const CardBody = z
  .object({
    ...PassageBody.shape,
    points: z.array(z.object({ article: z.string(), start: z.int().min(0), end: z.int().min(0) })),
  })
  .openapi('Card');
