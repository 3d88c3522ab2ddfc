import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { sentryReports } from './sentry-reports.ts';

/** The events that reach Sentry when `error` is captured. */
async function eventsFor(error: unknown): Promise<Record<string, unknown>[]> {
  const envelopes: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    envelopes.push(await text(incoming));
    outgoing.end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const dsn = `http://key@127.0.0.1:${(server.address() as AddressInfo).port}/1`;
  const pending: Promise<unknown>[] = [];
  const reports = sentryReports({ dsn, release: 'r1', later: (work) => pending.push(work) });
  reports.capture(error, { correlationId: 'correlation-1', route: 'GET /meals/:id' });
  await Promise.all(pending);
  return envelopes.map((envelope) => JSON.parse(envelope.split('\n')[2] ?? ''));
}

test('a report says what was thrown and where, and for which route', async () => {
  const cause = new RangeError('no such day');
  const [event] = await eventsFor(new Error('cannot show the day', { cause }));
  expect(event).toMatchObject({
    release: 'r1',
    tags: { correlationId: 'correlation-1', route: 'GET /meals/:id' },
    exception: {
      values: [
        { type: 'RangeError', value: 'no such day' },
        { type: 'Error', value: 'cannot show the day' },
      ],
    },
  });
  expect(JSON.stringify(event?.exception)).toContain('sentry-reports.test');
});

test('a report holds nothing but that', async () => {
  const [event] = await eventsFor(Object.assign(new Error('refused'), { body: 'porridge with Ana' }));
  expect(JSON.stringify(event)).not.toContain('Ana');
  for (const field of ['request', 'user', 'extra', 'breadcrumbs']) expect(event).not.toHaveProperty(field);
});

test('without a DSN nothing is made and nothing is sent', () => {
  const reports = sentryReports({
    dsn: undefined,
    release: 'r1',
    later: () => expect.unreachable('there is nothing to wait for'),
  });
  reports.capture(new Error('unheard'), { correlationId: 'c', route: 'r' });
});
