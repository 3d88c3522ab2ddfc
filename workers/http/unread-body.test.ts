import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { HttpEnv } from './types.ts';
import { unreadBody } from './unread-body.ts';

const MB = 1024 * 1024;
const app = new Hono<HttpEnv>();
app.use(unreadBody);
app.post('/refused', (http) => http.text('no', 503));
app.post('/read', async (http) => http.text(String((await http.req.arrayBuffer()).byteLength)));

/** A body of so many parts of 1 MB that counts how many were taken. */
function upload(parts: number) {
  let taken = 0;
  let isCancelled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (taken === parts) return controller.close();
      taken += 1;
      controller.enqueue(new Uint8Array(MB));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' };
  return { init, taken: () => taken, isCancelled: () => isCancelled };
}

test('hears a refused client out, so that it can hear the refusal', async () => {
  const photo = upload(11);
  const response = await app.request('/refused', photo.init);
  expect([response.status, await response.text()]).toEqual([503, 'no']);
  expect([photo.taken(), photo.isCancelled()]).toEqual([11, false]);
});

test('cuts off a client that sends without end', async () => {
  const flood = upload(1000);
  expect((await app.request('/refused', flood.init)).status).toBe(503);
  expect(flood.taken()).toBeLessThan(20);
  expect(flood.isCancelled()).toBe(true);
});

test('leaves a body alone that was read, and a request that has none', async () => {
  const photo = upload(2);
  expect(await (await app.request('/read', photo.init)).text()).toBe(String(2 * MB));
  expect((await app.request('/refused', { method: 'POST' })).status).toBe(503);
});
