import { defineConfig } from 'vitest/config';

const outside = ['**/node_modules/**', '**/dist/**', '**/.data/**', '**/.wrangler/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['workers/kernel/**/*.test.ts', 'workers/features/*/pure/**/*.test.ts'],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'app',
          include: ['workers/**/*.test.ts', 'queues/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: [...outside, 'workers/kernel/**', 'workers/features/*/pure/**', '**/*.edge.test.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['web/src/**/*.test.{ts,tsx}'],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'edge',
          include: ['**/*.edge.test.ts'],
          exclude: outside,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'journey',
          include: ['web/e2e/**/*.journey.ts'],
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
