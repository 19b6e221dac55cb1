import { expect, test } from 'vitest';
import { isPassing, reasonText } from './pull-reasons.ts';

test('people read a reason in Chinese, with the status where the server gave one', () => {
  expect(reasonText('hash_differs')).toBe('内容与锁定的 SHA-256 不符');
  expect(reasonText('http_403')).toBe('来源答复 HTTP 403');
});

test('what may pass is tried again, and what will not is left', () => {
  for (const reason of ['cut_off', 'timeout', 'unreachable', 'http_408', 'http_429', 'http_503'] as const)
    expect(isPassing(reason), reason).toBe(true);
  for (const reason of ['hash_differs', 'not_found', 'too_large', 'private_address', 'http_403', 'stopped'] as const)
    expect(isPassing(reason), reason).toBe(false);
});
