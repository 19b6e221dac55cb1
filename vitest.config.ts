import { configDefaults, defineConfig } from 'vitest/config';

const times = { testTimeout: 30_000, hookTimeout: 60_000 };
const IN_CHROMIUM = 'src/**/*.chromium.node.test.ts';

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
          exclude: [...configDefaults.exclude, IN_CHROMIUM],
          ...times,
        },
      },
      {
        // Pages are looked at one after another and with nothing beside them, as a browser needs a core for itself.
        test: {
          name: 'chromium',
          include: [IN_CHROMIUM],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          ...times,
        },
      },
    ],
  },
});
