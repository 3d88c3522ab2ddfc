import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { AppError } from '#workers/kernel/errors.ts';
import { OperatorFault } from '#workers/kernel/operator-fault.ts';
import { sentryReports } from './sentry-reports.ts';

const MARKERS = [
  'Ana Quillfeather',
  'ana.quillfeather@example.org',
  'porridge at 52.5200,13.4050',
  'IMG_ana.heic',
];

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
  const cause = Object.assign(new RangeError('no such day as Ana said'), { code: '23505' });
  const [event] = await eventsFor(new AppError('DAY-SYS-1002', { cause }));
  expect(event).toMatchObject({
    release: 'r1',
    tags: { correlationId: 'correlation-1', route: 'GET /meals/:id' },
    exception: {
      values: [
        { type: 'RangeError', value: '23505' },
        { type: 'AppError', value: 'DAY-SYS-1002 The database does not answer.' },
      ],
    },
  });
  expect(JSON.stringify(event?.exception)).toContain('sentry-reports.test');
});

test('a fault that an operator is to mend keeps its text', async () => {
  const [event] = await eventsFor(new OperatorFault('a push service does not believe our key'));
  expect(JSON.stringify(event)).toContain('a push service does not believe our key');
});

test('a report holds nothing but that', async () => {
  const [event] = await eventsFor(Object.assign(new Error('refused'), { body: 'porridge with Ana' }));
  expect(JSON.stringify(event)).not.toContain('Ana');
  for (const field of ['request', 'user', 'extra', 'breadcrumbs']) expect(event).not.toHaveProperty(field);
});

test.each<[string, unknown]>([
  ['a statement’s parameters', new Error(`Failed query: insert … params: ${MARKERS.join(',')}`)],
  ['what could not be parsed', new SyntaxError(`Unexpected token, "${MARKERS[0]}"… is not valid JSON`)],
  ['a text with lines like a stack', new Error(`no\n    at ${MARKERS[0]} (${MARKERS[1]}:1:2)`)],
  ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: new Error(MARKERS.join()) }) })],
  ['a name', Object.assign(new Error('x'), { name: MARKERS[0] })],
  ['a code that is none', Object.assign(new Error('x'), { code: MARKERS[1] })],
  ['the details of a refusal', new AppError('DAY-REQ-1002', { details: MARKERS })],
  ['a thrown text', MARKERS.join(' ')],
  ['a thrown thing', { message: MARKERS[0], toString: () => MARKERS[1] }],
])('nothing of a person leaves in %s', async (_, error) => {
  const text = JSON.stringify(await eventsFor(error));
  for (const marker of MARKERS) expect(text).not.toContain(marker);
});

test('without a DSN nothing is made and nothing is sent', () => {
  const reports = sentryReports({
    dsn: undefined,
    release: 'r1',
    later: () => expect.unreachable('there is nothing to wait for'),
  });
  reports.capture(new Error('unheard'), { correlationId: 'c', route: 'r' });
});
