import { defineConfig } from 'vitest/config';
import { compiledTexts } from './web/texts-plugin.ts';

/** Rules and verbs first, on every core; then what starts workerd, a browser or a training, and waits about as long as it works. */
const TOGETHER = { maxWorkers: 3, sequence: { groupOrder: 1 } };
const HEAVY = { maxWorkers: 3, sequence: { groupOrder: 2 } };

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
          globalSetup: 'db/testing/shared-server.ts',
          isolate: false,
          ...TOGETHER,
          include: ['workers/**/*.test.ts', 'queues/**/*.test.ts', 'db/**/*.test.ts'],
          exclude: [
            ...outside,
            'workers/kernel/**',
            'workers/features/*/pure/**',
            'workers/vision/training/**',
            '**/*.edge.test.ts',
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [compiledTexts()],
        test: {
          name: 'web',
          ...TOGETHER,
          isolate: false,
          environment: 'happy-dom',
          include: ['web/src/**/*.test.{ts,tsx}'],
          exclude: outside,
        },
      },
      {
        test: {
          name: 'journey',
          ...HEAVY,
          include: ['web/e2e/**/*.journey.ts'],
          exclude: outside,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          // Projects of a group begin by the alphabet, and the journey is the longest.
          name: 'workerd',
          globalSetup: 'workers/local/whole-path/testing/once-a-run.ts',
          ...HEAVY,
          include: ['**/*.edge.test.ts', 'workers/vision/training/*.test.ts'],
          exclude: outside,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
