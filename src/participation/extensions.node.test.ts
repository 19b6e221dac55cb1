import { expect, test } from 'vitest';
import { extensionsOf } from './extensions.ts';
import { aDocument } from './participation.fixture.node.ts';

const OPENS = 1_000;
const versions = (...periods: ([string, string, number] | null)[]) => ({
  listVersions: async () =>
    periods.map((one, at) => {
      const period = one && { from: one[0], to: one[1] };
      return { version: at + 1, document: aDocument('bus', { period }), at: one?.[2] ?? 0 };
    }),
});
const extensions = (...periods: Parameters<typeof versions>) =>
  extensionsOf(versions(...periods), { id: 'bus', opensAt: OPENS });

test('each later end that was set while the consultation ran is told, with the end before it', async () => {
  const told = await extensions(
    ['2026-11-01', '2026-12-01', 1],
    ['2026-11-01', '2026-12-16', 2_000],
    [...(['2026-11-01', '2026-12-31', 3_000] as const)],
  );
  expect(told).toEqual([
    { from: '2026-12-01', to: '2026-12-16', at: 2_000 },
    { from: '2026-12-16', to: '2026-12-31', at: 3_000 },
  ]);
});

test('what was changed before the first moment, or is no later end, is no extension', async () => {
  expect(await extensions(['2026-11-01', '2026-12-01', 1], ['2026-11-01', '2026-12-16', OPENS - 1])).toEqual([]);
  expect(await extensions(['2026-11-01', '2026-12-01', 1], ['2026-11-01', '2026-12-01', 2_000])).toEqual([]);
  expect(await extensions(['2026-11-01', '2026-12-01', 1], ['2026-12-10', '2027-01-20', 2_000])).toEqual([]);
  expect(await extensions(null, ['2026-11-01', '2026-12-01', 2_000])).toEqual([]);
});
