import { defineConfig } from 'vitest/config';

/** Files side by side, then what starts workerd or a browser, one after the other: those would take each other's time. */
const TOGETHER = { maxWorkers: 2, sequence: { groupOrder: 1 } };
const ALONE = { maxWorkers: 1, sequence: { groupOrder: 2 } };

const outside = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.wrangler/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          ...TOGETHER,
          // Rules have no state to leave behind.
          isolate: false,
          include: ['workers/kernel/**/*.test.ts', 'workers/features/*/pure/**/*.test.ts'],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'app',
          isolate: false,
          ...TOGETHER,
          include: ['workers/**/*.test.ts', 'queues/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: [...outside, 'workers/kernel/**', 'workers/features/*/pure/**', '**/*.edge.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'web',
          ...TOGETHER,
          environment: 'happy-dom',
          include: ['web/src/**/*.test.{ts,tsx}'],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'edge',
          ...ALONE,
          include: ['**/*.edge.test.ts'],
          exclude: outside,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journey',
          ...ALONE,
          include: ['web/e2e/**/*.journey.ts'],
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
