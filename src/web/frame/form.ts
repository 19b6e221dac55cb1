import type { Context } from 'hono';
import { Problem } from '../../domain/errors.ts';

/**
 * The fields of the form that was sent, as texts; a file or a missing field is the empty text. Throws a `Problem` where
 * it is no form, or cannot be read.
 */
export async function readForm(context: Context): Promise<(name: string) => string> {
  const type = context.req.header('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Problem('unsupported_media_type', '只接受网页表单。程序请用 /api/answers。');
  const body = await context.req.parseBody().catch(() => {
    throw new Problem('bad_request', '表单读不出来，请回到首页重新提交。');
  });
  return (name) => (typeof body[name] === 'string' ? body[name] : '');
}
