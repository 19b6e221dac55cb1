import { configDefaults, defineConfig } from 'vitest/config';

const times = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
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
          ...times,
        },
      },
    ],
  },
});
