import { assert, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, parseLocalDay } from '#workers/kernel/local-day.ts';
import { challengeOf, doneOf, mondayOf, openWeeks } from './challenge.ts';
import { groupFigures, LEAST_GROUP, placed } from './group-figures.ts';

const HOUSES = ['dawn', 'grove', 'forge', 'tide'] as const;

function day(text: string) {
  const parsed = parseLocalDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

test('no house has the same challenge in two weeks running, and a week has more than one kind', () => {
  for (let week = day('2023-01-02'), n = 0; n < 200; n += 1, week = addDays(week, 7)) {
    const kinds = HOUSES.map((house) => challengeOf(house, week).kind);
    expect(new Set(kinds).size).toBe(3);
    for (const house of HOUSES)
      expect(challengeOf(house, addDays(week, 7)).kind).not.toBe(challengeOf(house, week).kind);
  }
});

test('counts days, tasks and full days', () => {
  const days = [
    { due: 3, done: 3 },
    { due: 2, done: 1 },
    { due: 1, done: 0 },
    { due: 0, done: 0 },
  ];
  expect(doneOf('days', days)).toBe(2);
  expect(doneOf('tasks', days)).toBe(4);
  expect(doneOf('full-days', days)).toBe(1);
});

test('keeps weeks open that any zone is in, and that may still be told of', () => {
  expect(mondayOf(day('2026-11-29'))).toBe('2026-11-23');
  expect(openWeeks(day('2026-11-26'))).toEqual(['2026-11-16', '2026-11-23']);
  expect(openWeeks(day('2026-11-29'))).toEqual(['2026-11-16', '2026-11-23', '2026-11-30']);
});

test('shows no figure of fewer than five people', () => {
  for (let members = 0; members < LEAST_GROUP; members += 1)
    expect(groupFigures({ members, reached: members, doneMilli: members * 1000 })).toBeNull();
  expect(groupFigures({ members: 5, reached: 2, doneMilli: 3210 })).toEqual({
    atLeast: 5,
    share: 0.65,
    reachedShare: 0.4,
  });
});

test('one member’s part can not be read from a figure: it moves in steps, and counts people in fives', () => {
  const counted = record({
    members: integer({ min: 5, max: 400 }),
    done: integer({ min: 0, max: 1000 }),
    reached: integer({ min: 0, max: 400 }),
  });
  assert(
    property(counted, ({ members, done, reached }) => {
      const figures = groupFigures({
        members,
        reached: Math.min(reached, members),
        doneMilli: done * members,
      });
      for (const share of [figures?.share ?? -1, figures?.reachedShare ?? -1]) {
        expect(Math.abs(share * 20 - Math.round(share * 20))).toBeLessThan(1e-9);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      expect((figures?.atLeast ?? 1) % 5).toBe(0);
    }),
  );
});

test('equal shares share a place, and a house without a figure has none', () => {
  const figures = (share: number) => ({ figures: { atLeast: 5, share, reachedShare: 0 } });
  const places = placed([figures(0.5), { figures: null }, figures(0.7), figures(0.5)]);
  expect(places.map(({ place }) => place)).toEqual([2, null, 1, 2]);
});
