import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { postHogEvents } from '#workers/adapters/posthog-events.ts';
import { postHogFlags } from '#workers/adapters/posthog-flags.ts';
import type { CapturedEvent } from './event-sink.ts';
import { LOCAL_POSTHOG } from './local-posthog.ts';
import { startSinks } from './start-sinks.ts';

const MEMBER = '01890a5d-ac96-774b-bcce-b302099a8057';
let sinks: Awaited<ReturnType<typeof startSinks>>;
const dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-posthog-'));

beforeAll(async () => {
  sinks = await startSinks({ port: 0, dataDir, mailApiKey: 're_local' });
});
afterAll(async () => {
  await sinks.close();
  rmSync(dataDir, { recursive: true });
});
beforeEach(() => control({ clear: true, flags: { 'outside-models': true, 'product-events': true } }));

async function control(wanted: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${sinks.url}/__control`, { method: 'POST', headers, body: JSON.stringify(wanted) });
}

async function captured(): Promise<CapturedEvent[]> {
  return ((await (await fetch(`${sinks.url}/__captured`)).json()) as { events: CapturedEvent[] }).events;
}

function events(mayTell = true, host = sinks.url, personalKey: string | null = LOCAL_POSTHOG.personalKey) {
  const pending: Promise<unknown>[] = [];
  const port = postHogEvents({
    projectKey: LOCAL_POSTHOG.projectKey,
    host,
    secret: 'a secret of the tests, 32 bytes..',
    deletion: personalKey === null ? null : { projectId: LOCAL_POSTHOG.projectId, personalKey },
    mayTell: async (_member, isAllowed) => isAllowed ?? mayTell,
    later: (work) => pending.push(work),
    now: () => new Date('2026-11-26T14:31:07Z'),
  });
  return { port, sent: () => Promise.all(pending) };
}

test('an event arrives by PostHog’s own SDK, under a pseudonym, with what the table allows and no more', async () => {
  const { port, sent } = events();
  const more = {
    by: 'session',
    isBackdated: false,
    name: 'Ana',
    $ip: '203.0.113.7',
    $set: { email: 'a@b.c' },
  };
  port.tell(MEMBER, 'task.completed', more as never);
  port.tell(MEMBER, 'task.completed', { by: 'Ana Quillfeather', isBackdated: true } as never);
  port.tell(MEMBER, 'diary.read' as never, { text: 'Ana' } as never);
  await sent();
  const seen = await captured();
  expect(seen).toHaveLength(2);
  expect(
    seen.map(({ properties }) => Object.keys(properties).filter((name) => !name.startsWith('$'))),
  ).toEqual(expect.arrayContaining([['by', 'isBackdated'], ['isBackdated']]));
  expect(new Set(seen.flatMap(({ properties }) => Object.keys(properties)))).toEqual(
    new Set([
      'by',
      'isBackdated',
      '$process_person_profile',
      '$lib',
      '$lib_version',
      '$is_server',
      '$geoip_disable',
    ]),
  );
  expect(new Set(seen.map(({ distinctId }) => distinctId)).size).toBe(1);
  // Without `at`, the stand-in's own clock.
  const text = JSON.stringify(seen.map(({ at: _, ...event }) => event));
  for (const marker of ['Ana', MEMBER, '203.0.113.7', 'a@b.c', '14:31']) expect(text).not.toContain(marker);
});

test('nothing is told without the member’s consent', async () => {
  const { port, sent } = events(false);
  port.tell(MEMBER, 'entry.written', { kind: 'quick' });
  await sent();
  const other = events(true);
  other.port.tell(MEMBER, 'meal.added', { source: 'photo' }, false);
  await other.sent();
  expect(await captured()).toEqual([]);
  other.port.tell(MEMBER, 'meal.added', { source: 'photo' }, true);
  await other.sent();
  expect(await captured()).toHaveLength(1);
});

const OTHER = '01890a5d-ac96-774b-bcce-b302099a8058';

test('a person who leaves is deleted with all their events, and nobody else is', async () => {
  const { port, sent } = events();
  for (const member of [MEMBER, MEMBER, OTHER]) port.tell(member, 'entry.written', { kind: 'quick' });
  await sent();
  expect(await captured()).toHaveLength(3);
  expect(await port.forget(MEMBER)).toBe('asked');
  expect(await captured()).toHaveLength(1);
  expect(await port.forget(MEMBER)).toBe('none');
});

test('without a key to ask with, what PostHog has is said to be left', async () => {
  const { port, sent } = events(true, sinks.url, null);
  port.tell(MEMBER, 'entry.written', { kind: 'quick' });
  await sent();
  expect(await port.forget(MEMBER)).toBe('left');
  expect(await captured()).toHaveLength(1);
});

test('a refused key is told to the operator, and a vendor that is away is asked again later', async () => {
  await expect(events(true, sinks.url, 'phx_wrong').port.forget(MEMBER)).rejects.toThrow(
    'POSTHOG_PERSONAL_KEY',
  );
  await expect(events(true, 'http://127.0.0.1:9').port.forget(MEMBER)).rejects.toThrow();
});

test('nobody notices when PostHog is away', async () => {
  const { port, sent } = events(true, 'http://127.0.0.1:9');
  port.tell(MEMBER, 'entry.written', { kind: 'quick' });
  await expect(sent()).resolves.toBeDefined();
});

function flags(host = sinks.url) {
  const pending: Promise<unknown>[] = [];
  const clock = { ms: 1_000_000 };
  const port = postHogFlags({
    ...LOCAL_POSTHOG,
    host,
    later: (work) => pending.push(work),
    nowMs: () => clock.ms,
  });
  return { port, clock, fetched: () => Promise.all(pending) };
}

test('a switch holds its default until it is known, then what PostHog says, a minute later at the latest', async () => {
  await control({ flags: { 'outside-models': false } });
  const { port, clock, fetched } = flags();
  expect(port.isOn('outside-models')).toBe(true);
  await fetched();
  expect(port.isOn('outside-models')).toBe(false);
  expect(port.isOn('product-events')).toBe(true);
  await control({ flags: { 'outside-models': true } });
  clock.ms += 61_000;
  port.isOn('outside-models');
  await fetched();
  expect(port.isOn('outside-models')).toBe(true);
  expect((await port.standings()).flags[0]).toEqual({ flag: 'outside-models', isOn: true, by: 'vendor' });
});

test('who looks at the switches first sees what PostHog says, and not the defaults', async () => {
  await control({ flags: { 'outside-models': false } });
  const { flags: seen, fetchedAt } = await flags().port.standings();
  expect(seen[0]).toEqual({ flag: 'outside-models', isOn: false, by: 'vendor' });
  expect(fetchedAt).not.toBeNull();
});

test('while PostHog is away, what was known before holds, and before that the default', async () => {
  const away = flags('http://127.0.0.1:9');
  away.port.isOn('outside-models');
  await away.fetched();
  expect(await away.port.standings()).toMatchObject({
    fetchedAt: null,
    vendor: 'away',
    flags: [{ isOn: true, by: 'default' }, {}],
  });
});

test('a PostHog that goes away is told of, with what it said before', async () => {
  await control({ flags: { 'outside-models': false } });
  const going = await startSinks({ port: 0, dataDir: path.join(dataDir, 'going'), mailApiKey: 're_local' });
  const { port, clock } = flags(going.url);
  expect(await port.standings()).toMatchObject({ vendor: 'answers' });
  await going.close();
  clock.ms += 61_000;
  const { vendor, fetchedAt, flags: kept } = await port.standings();
  expect([vendor, fetchedAt?.getTime(), kept[0]?.by]).toEqual(['away', 1_000_000, 'vendor']);
});
