import { expect, test } from 'vitest';
import { testApp } from '#workers/http/testing/test-app.ts';
import { runLifecycles } from './testing/lifecycles.ts';

/** `npm run bench -- lifecycles` runs thousands. */
test('webhooks five times, at once, shuffled and an hour late end in what the last true state entitles to', async () => {
  const app = await testApp();
  try {
    const lived = await runLifecycles({ deps: app.deps, runs: 6, atOnce: 2, longestMs: 60_000 });
    expect(lived).toEqual({ lives: 6, wrong: null });
  } finally {
    await app.close();
  }
}, 120_000);
