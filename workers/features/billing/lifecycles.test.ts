import { expect, test } from 'vitest';
import { runLifecycles } from './testing/lifecycles.ts';

/** `npm run bench -- lifecycles` runs thousands. */
test('webhooks five times, at once, shuffled and an hour late end in what the last true state entitles to', async () => {
  expect(await runLifecycles({ runs: 6, longestMs: 60_000 })).toMatchObject({ wrong: null });
}, 120_000);
