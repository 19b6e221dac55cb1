import { configDefaults, defineConfig } from 'vitest/config';

const times = { testTimeout: 60_000, hookTimeout: 120_000 };
const ALONE = 'src/**/*.alone.node.test.ts';

export default defineConfig({
  test: {
    // By default one core is left to the person at the machine.
    maxWorkers: '100%',
    projects: [
      {
        // These touch nothing outside themselves: evaluating the modules once for all of them halves the time.
        test: {
          name: 'portable',
          include: ['src/**/*.test.{ts,tsx}', 'evals/**/*.test.ts', 'bots/**/*.test.ts'],
          exclude: [...configDefaults.exclude, '**/*.node.test.ts'],
          isolate: false,
          ...times,
        },
      },
      {
        test: {
          name: 'node',
          include: ['src/**/*.node.test.ts', 'evals/**/*.node.test.ts', 'bots/**/*.node.test.ts'],
          exclude: [...configDefaults.exclude, ALONE],
          ...times,
        },
      },
      {
        // These watch a page against the clock: one after another, with nothing beside them.
        test: {
          name: 'alone',
          include: [ALONE],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...times,
        },
      },
    ],
  },
});
