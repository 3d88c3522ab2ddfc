import { expect, it } from 'vitest';
import type { BodyDay } from '#workers/features/body/schemas.ts';
import { addDays, type LocalDay, parseLocalDay } from '#workers/kernel/local-day.ts';
import type { Api } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { importFile, recordedAt } from './import-file.ts';
import { rangedDays } from './own-range.ts';
import { sendSamples } from './send-samples.ts';

function dayOf(text: string): LocalDay {
  const day = parseLocalDay(text);
  if (day === null) throw new Error(text);
  return day;
}

const EMPTY = { basis: 'night', restingHr: null, rmssd: null, sdnn: null, correctedShare: 0 } as const;
const daysFrom = (first: LocalDay, count: number, change: (at: number) => object) =>
  Array.from({ length: count }, (_, at) => ({
    ...EMPTY,
    localDay: addDays(first, at),
    ...change(at),
  })) as unknown as BodyDay[];

it('draws a band from fourteen days of the same basis on, and never from the day itself', () => {
  const first = dayOf('2026-10-01');
  const days = daysFrom(first, 20, (at) => ({
    rmssd: at === 19 ? 400 : 40 + (at % 2),
    ...(at < 2 && { basis: 'day' }),
  }));
  const ranged = rangedDays(days, 'rmssd', { from: first, to: addDays(first, 19) });
  expect(ranged[0]).toMatchObject({ value: null, band: null });
  expect(ranged[15]?.band).toBeNull();
  expect(ranged[16]?.band?.low).toBeGreaterThan(39);
  expect(ranged[19]?.band?.high).toBeLessThan(42);
  expect(ranged[19]).toMatchObject({ value: 400 });
  expect(ranged[5]?.trend).toBeCloseTo(40.5, 0);
});

/** Takes batches and remembers them; refuses the ones whose turn it is. */
function fakeApi(refusals: Record<number, Error> = {}) {
  const bodies: { series: { values: number[] }[] }[] = [];
  let turn = 0;
  const read = async (path: string, options?: { body?: unknown }) => {
    if (!path.endsWith('/samples')) return { id: 'source' };
    turn += 1;
    const refusal = refusals[turn];
    if (refusal !== undefined) throw refusal;
    bodies.push(options?.body as (typeof bodies)[number]);
    const stored = bodies.at(-1)?.series.reduce((sum, one) => sum + one.values.length, 0) ?? 0;
    return { stored, repeated: 0, refused: { implausible: 0, ahead: 0, tooOld: 0 }, localDays: [] };
  };
  return { api: { read } as unknown as Api, bodies };
}

it('sends ten thousand samples to a request, and counts what none of a request can be', async () => {
  const refusal = new ApiError({ kind: 'refused', status: 422, code: 'DAY-BODY-1003' } as never);
  const { api, bodies } = fakeApi({ 2: refusal });
  const samples = Array.from({ length: 25_000 }, (_, at) => ({
    kind: 'hr' as const,
    at: at * 1000,
    value: 60,
  }));
  expect(await sendSamples(api, 'source', samples)).toEqual({ stored: 15_000, repeated: 0, refused: 10_000 });
  expect(bodies.map(({ series }) => series[0]?.values.length)).toEqual([10_000, 5_000]);
});

it('waits where the server asks to, and sends the same batch again', async () => {
  const busy = new ApiError({ kind: 'refused', status: 429, code: 'DAY-RATE-1001', retryAfterS: 0.01 });
  const { api, bodies } = fakeApi({ 1: busy, 2: busy });
  const samples = [{ kind: 'hr' as const, at: 0, value: 60 }];
  expect(await sendSamples(api, 'source', samples)).toEqual({ stored: 1, repeated: 0, refused: 0 });
  expect(bodies).toHaveLength(1);
  const never = fakeApi({ 1: new ApiError({ kind: 'refused', status: 429, retryAfterS: 3_600 }) });
  await expect(sendSamples(never.api, 'source', samples)).rejects.toThrow();
});

function memory() {
  const kept = new Map<string, number>();
  return {
    read: async (key: string) => kept.get(key) ?? 0,
    write: async (key: string, samples: number) => void kept.set(key, samples),
  };
}

it('goes on where it stopped when a request failed', async () => {
  const bookmarks = memory();
  const file = new File([Array.from({ length: 25_000 }, (_, at) => 800 + (at % 50)).join('\n')], 'a.txt');
  const options = {
    startAt: 0,
    unit: 'ms',
    signal: new AbortController().signal,
    tell: () => undefined,
  } as const;
  const broken = fakeApi({ 2: new ApiError({ kind: 'offline' }) });
  await expect(importFile(broken.api, file, { ...options, bookmarks })).rejects.toThrow();
  const again = fakeApi();
  const state = await importFile(again.api, file, { ...options, bookmarks });
  expect(state).toMatchObject({ isDone: true, resumedFrom: 10_000, sent: { stored: 15_000 } });
});

it('reads a file here, tells bytes as it goes, and never sends its name', async () => {
  const { api, bodies } = fakeApi();
  const told: number[] = [];
  const state = await importFile(api, new File(['800\n810\n805\n'], 'kim 2026-05-04 07-56-23.txt'), {
    startAt: recordedAt('kim 2026-05-04 07-56-23.txt'),
    unit: 'ms',
    signal: new AbortController().signal,
    bookmarks: memory(),
    tell: ({ bytesRead }) => told.push(bytesRead),
  });
  expect(state).toMatchObject({
    isDone: true,
    kind: 'rr-text',
    sent: { stored: 3 },
    bytesRead: 12,
    bytesTotal: 12,
  });
  expect(told.length).toBeGreaterThan(1);
  expect(JSON.stringify(bodies)).not.toContain('kim');
});
