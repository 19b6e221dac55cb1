import type { Participation } from '../../participation/participation.ts';

/** For tests of pages that have nothing to do with decisions: whatever is asked of it fails the test. */
export const NO_DECISIONS = new Proxy({} as Participation, {
  get(_, name) {
    throw new Error(`this test knows no decisions, but ${String(name)} was asked for`);
  },
});
