import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestHarness } from 'wrangler';
import { soon } from '#workers/local/whole-path/testing/soon.ts';

const asked: string[] = [];
let release: () => void = () => undefined;
let held: Promise<void> = Promise.resolve();
const slow = createServer((request, response) => {
  const who = request.url?.slice(1) ?? '';
  if (who === 'own') return response.end('own');
  asked.push(who);
  held.then(() => response.end(who));
}).listen(0, '127.0.0.1');
await once(slow, 'listening');
const address = slow.address();
const port = typeof address === 'object' ? address?.port : 0;

const server = createTestHarness({
  workers: [
    {
      config: {
        name: 'gate',
        main: 'db/testing/gate-worker.ts',
        compatibility_date: '2026-10-23',
        vars: { SLOW_URL: `http://127.0.0.1:${port}` },
      },
    },
  ],
});

beforeAll(() => server.listen());
afterAll(async () => {
  await server.close();
  slow.closeAllConnections();
  slow.close();
});

function hold(): void {
  held = new Promise((resolve) => {
    release = resolve;
  });
}

it('lets requests of an isolate in one after the other, and leaves them their own I/O', async () => {
  hold();
  const people = Array.from({ length: 20 }, (_, nth) => `p${nth}`);
  const answers = Promise.all(people.map(async (who) => (await server.fetch(`/?who=${who}`)).json()));
  await soon(() => asked.length).toBe(2);
  release();
  expect(await answers).toEqual(people.map((who) => ({ told: who, own: 'own' })));
  expect([...asked].sort()).toEqual([...people].sort());
});

it('gives the place of a client that went away to the next one', async () => {
  hold();
  const away = new AbortController();
  const before = asked.length;
  const gone = ['g0', 'g1'].map((who) => server.fetch(`/?who=${who}`, { signal: away.signal }));
  await soon(() => asked.length).toBe(before + 2);
  away.abort();
  await Promise.allSettled(gone);
  release();
  expect(await (await server.fetch('/?who=next')).json()).toEqual({ told: 'next', own: 'own' });
});
