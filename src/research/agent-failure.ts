import type { ModelFailure } from '../models/model.ts';

/** What an error of the agent's, or of what it stands on, means. */
export function failureOf(error: unknown): ModelFailure {
  const status = statusIn(error);
  if (status === 429) return 'rate_limited';
  if (status !== null) return status >= 500 || status === 408 ? 'unreachable' : 'refused';
  const errors = chain(error);
  if (errors.some(({ name }) => /Timeout|Abort/.test(name))) return 'timeout';
  // What `fetch` throws of a connection has the same name as what reading a wrong answer does.
  const isUnreadable = ({ name, message }: Error): boolean =>
    /^(?:SyntaxError|TypeError|GraphRecursionError)$/.test(name) && !/fetch failed|terminated|network/i.test(message);
  return errors.some(isUnreadable) ? 'unreadable' : 'unreachable';
}

function statusIn(error: unknown): number | null {
  for (const one of chain(error)) {
    const { status } = one as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return null;
}

/** An error with what lies behind it. */
function chain(error: unknown): Error[] {
  const found: Error[] = [];
  for (let one = error; one instanceof Error && found.length < 5; one = one.cause) found.push(one);
  return found;
}
