import { expect, it } from 'vitest';
import { ContainerPort } from './container-port.ts';

/** A container that listens after `deaf` attempts to reach it, and can be killed. */
function fakeContainer(deaf: number) {
  const state = { running: false, starts: [] as unknown[], idleMs: 0, attempts: 0, seen: [] as string[] };
  const container = {
    get running() {
      return state.running;
    },
    start(options?: unknown) {
      state.running = true;
      state.starts.push(options);
    },
    async setInactivityTimeout(ms: number | bigint) {
      state.idleMs = Number(ms);
    },
    getTcpPort: (port: number) => ({
      async fetch(input: RequestInfo | URL) {
        if (!state.running || state.attempts++ < deaf) throw new Error('not listening');
        const request = input instanceof Request ? input : new Request(input);
        state.seen.push(`${port} ${request.method} ${request.url} ${await request.text()}`);
        return Response.json({ ok: true });
      },
    }),
  };
  return { state, container: container as unknown as Container };
}

const photo = () => new Request('http://vision/clean', { method: 'POST', body: 'photo' });

it('starts the container without the internet, waits until it listens, and passes the request on', async () => {
  const { state, container } = fakeContainer(3);
  const pauses: number[] = [];
  const pause = async (ms: number) => void pauses.push(ms);
  const port = new ContainerPort({ container, port: 8080, env: { VISION_TOKEN: 'secret' }, pause });
  expect((await port.fetch(photo())).status).toBe(200);
  expect(state.starts).toEqual([{ env: { VISION_TOKEN: 'secret' }, enableInternet: false }]);
  expect(pauses).toEqual([100, 100, 100]);
  expect(state.seen).toEqual(['8080 GET http://container/health ', '8080 POST http://container/clean photo']);
  expect(state.idleMs).toBeGreaterThan(60_000);
});

it('starts it once for requests that come together, and asks a listening one no more', async () => {
  const { state, container } = fakeContainer(0);
  const port = new ContainerPort({ container, port: 8080, env: {} });
  const responses = await Promise.all([port.fetch(photo()), port.fetch(photo()), port.fetch(photo())]);
  expect(responses.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(state.starts).toHaveLength(1);
  expect(state.seen.filter((line) => line.includes('/health'))).toHaveLength(1);
});

it('answers 503 while it does not listen, and tries again with the next request', async () => {
  const { state, container } = fakeContainer(5);
  const port = new ContainerPort({ container, port: 8080, env: {}, attempts: 5, pause: async () => {} });
  const refused = await port.fetch(photo());
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
  expect((await port.fetch(photo())).status).toBe(200);
  expect(state.starts).toHaveLength(1);
});

it('answers 503 when the container dies under a request, and starts it again for the next', async () => {
  const { state, container } = fakeContainer(0);
  const port = new ContainerPort({ container, port: 8080, env: {} });
  expect((await port.fetch(photo())).status).toBe(200);
  state.attempts = Number.NEGATIVE_INFINITY;
  const refused = await port.fetch(photo());
  expect(refused.status).toBe(503);
  state.attempts = 0;
  state.running = false;
  expect((await port.fetch(photo())).status).toBe(200);
  expect(state.starts).toHaveLength(2);
});
