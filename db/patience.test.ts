import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from './errors.ts';
import { noSigns, type SignsOfLife, withPatience } from './patience.ts';

const patience = { unavailableAfterMs: 900, giveUpAfterMs: 6_000 };
let signs: SignsOfLife;
let asked: number;
let lives: boolean;
let isAskedInVain: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  signs = noSigns();
  asked = 0;
  lives = true;
  isAskedInVain = false;
});
afterEach(() => vi.useRealTimers());

/** A statement that is answered after so long, or never; the time at which its caller knew, and what. */
function statement(answeredAfterMs: number | null) {
  const startMs = Date.now();
  const told: { afterMs: number; outcome: unknown }[] = [];
  const tell = (outcome: unknown) => told.push({ afterMs: Date.now() - startMs, outcome });
  withPatience(
    patience,
    signs,
    (signal) => {
      asked += 1;
      if (isAskedInVain) return new Promise((_, reject) => setTimeout(reject, 449));
      return lives ? Promise.resolve() : untilAborted(signal);
    },
    (signal) =>
      Promise.race([
        untilAborted(signal),
        new Promise((resolve) => {
          if (answeredAfterMs !== null) setTimeout(() => resolve('rows'), answeredAfterMs);
        }),
      ]),
  ).then(tell, tell);
  return told;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
}

const after = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const unavailable = (afterMs: number) => [{ afterMs, outcome: expect.any(DatabaseUnavailable) }];

it('gives a database that is gone up after the time that is set, and asks it once for all who wait', async () => {
  lives = false;
  const first = statement(null);
  await after(200);
  const second = statement(null);
  await after(700);
  expect(first).toEqual(unavailable(900));
  expect(second).toEqual(unavailable(700));
  expect(asked).toBe(1);
});

it('asks nothing of a database that answers others, however many wait', async () => {
  const slow = Array.from({ length: 100 }, () => statement(3_000));
  for (let turn = 0; turn < 30; turn++) {
    statement(50);
    await after(100);
  }
  expect(asked).toBe(0);
  expect(slow.flat()).toEqual(Array(100).fill({ afterMs: 3_000, outcome: 'rows' }));
});

it('waits on where the question stands in line behind statements that are answered', async () => {
  isAskedInVain = true;
  const waiting = statement(1_500);
  statement(600);
  await after(600);
  for (let turn = 0; turn < 9; turn++) {
    statement(50);
    await after(100);
  }
  expect(asked).toBe(1);
  expect(waiting).toEqual([{ afterMs: 1_500, outcome: 'rows' }]);
});

it('tells within the time that is set after the last answer that a database died meanwhile', async () => {
  const waiting = statement(null);
  statement(300);
  await after(300);
  lives = false;
  await after(899);
  expect(waiting).toEqual([]);
  await after(1);
  expect(waiting).toEqual(unavailable(1_200));
});

it('waits for a slow statement as long as the database gives signs, and no longer than the bound', async () => {
  const slow = statement(5_900);
  const endless = statement(null);
  await after(6_000);
  expect(slow).toEqual([{ afterMs: 5_900, outcome: 'rows' }]);
  expect(endless).toEqual(unavailable(6_000));
});

it('does not take a question from before its own time for an answer that failed to come', async () => {
  lives = false;
  const before = statement(null);
  await after(10_000);
  expect(before).toEqual(unavailable(900));
  lives = true;
  const slow = statement(2_000);
  await after(2_000);
  expect(slow).toEqual([{ afterMs: 2_000, outcome: 'rows' }]);
});

it('does not take its own late waking for the silence of a database', async () => {
  lives = false;
  const waiting = statement(null);
  for (let turn = 0; turn < 4; turn++) {
    await after(430);
    vi.setSystemTime(Date.now() + 300);
    await after(20);
  }
  expect(waiting).toEqual([]);
  expect(asked).toBe(0);
  await after(900);
  expect(waiting).toEqual(unavailable(3_900));
});

it('does not take a sign of life that it could not read in time for one that did not come', async () => {
  isAskedInVain = true;
  const waiting = statement(null);
  await after(460);
  expect(asked).toBe(1);
  vi.setSystemTime(Date.now() + 300);
  await after(440);
  isAskedInVain = false;
  await after(600);
  expect(waiting).toEqual([]);
  expect(asked).toBe(2);
});
