import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type LocalDay,
  localDayOf,
  parseLocalDay,
  startOfLocalDay,
} from '#workers/kernel/local-day.ts';
import { ZONE_NAMES } from '#workers/kernel/testing/zone-names.ts';
import { daysFrom, isDue, isLived, mondayOf, type Rule, weekdayOf } from './interval.ts';
import { amountOf, shareOfTarget } from './share-of-target.ts';
import { type DayRecord, type Occasion, occasionsOf, standingOf, standingOfHistory } from './strength.ts';
import { statesBefore, TASK_STATES, TRANSITIONS } from './task-states.ts';

/** 100,000 cases by `HABIT_CASES=100000`; a few in the ordinary run. */
const numRuns = Number(process.env.HABIT_CASES ?? 150);
/** What the two over all zones may take, with other work beside them or 100,000 cases. */
const TIMEOUT_MS = 3_600_000;

const day = (text: string): LocalDay =>
  parseLocalDay(text) ??
  (() => {
    throw new Error(text);
  })();
const rule = (over: Partial<Rule> = {}): Rule => ({
  intervalKind: 'days',
  intervalN: 1,
  weekdays: 127,
  restDays: 0,
  startsOn: day('2026-01-05'),
  ...over,
});

const anyDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays(day('2010-01-01'), days));
const anyRule = fc
  .record({
    intervalKind: fc.constantFrom('days' as const, 'weekly' as const, 'weekdays' as const),
    intervalN: fc.integer({ min: 1, max: 7 }),
    weekdays: fc.integer({ min: 1, max: 127 }),
    restDays: fc.integer({ min: 0, max: 127 }),
  })
  .chain((fields) => anyDay.map((startsOn) => ({ ...fields, startsOn })));
const anyOccasions = fc.array(
  fc.record({ kept: fc.constantFrom<(number | null)[]>(0, 1, 1, 0.5, null) as fc.Arbitrary<number | null> }),
  { maxLength: 120 },
);

test('a task every n days falls on each n-th day and on no other', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: -40, max: 400 }),
      (startsOn, n, ahead) => {
        const due = isDue(rule({ intervalN: n, startsOn }), addDays(startsOn, ahead));
        expect(due).toBe(ahead >= 0 && ahead % n === 0);
      },
    ),
    { numRuns },
  );
});

test('no task falls on a rest day, and each week has its weekdays', () => {
  fc.assert(
    fc.property(anyRule, anyDay, (any, on) => {
      const week = Array.from({ length: 7 }, (_, at) => addDays(mondayOf(on), at));
      for (const one of week)
        if ((any.restDays & (1 << weekdayOf(one))) !== 0) expect(isDue(any, one)).toBe(false);
      if (any.intervalKind !== 'weekdays' || any.startsOn > mondayOf(on)) return;
      const due = week.filter((one) => isDue(any, one)).map(weekdayOf);
      const wanted = [0, 1, 2, 3, 4, 5, 6].filter((bit) => ((any.weekdays & ~any.restDays) >> bit) & 1);
      expect(due).toEqual(wanted);
    }),
    { numRuns },
  );
});

/** How the hourly run sees days: it makes what lies between the last day it made and the day that is now. */
function daysMade(instants: readonly Date[], zoneAt: (at: number) => string): LocalDay[] {
  const made: LocalDay[] = [];
  instants.forEach((instant, at) => {
    const zone = zoneAt(at);
    const today = localDayOf(instant, zone);
    const last = made.at(-1);
    for (let next = last === undefined ? today : addDays(last, 1); next <= today; next = addDays(next, 1))
      if (isLived(next, zone)) made.push(next);
  });
  return made;
}

test(
  'no local day is missed and none is made twice, in any zone, over every change of its clock',
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONE_NAMES), anyDay, (zone, first) => {
        const from = startOfLocalDay(first, zone).getTime();
        const hours = Array.from({ length: 24 * 4 }, (_, hour) => new Date(from + hour * 3_600_000));
        const made = daysMade(hours, () => zone);
        const lived = [...new Set(hours.map((instant) => localDayOf(instant, zone)))];
        expect(made).toEqual(lived);
      }),
      { numRuns },
    );
  },
  TIMEOUT_MS,
);

test(
  'a change of zone at any hour makes no day twice, and none that was lived is missed',
  () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONE_NAMES),
        fc.constantFrom(...ZONE_NAMES),
        anyDay,
        fc.integer({ min: 1, max: 70 }),
        (home, away, first, moved) => {
          const from = startOfLocalDay(first, home).getTime();
          const hours = Array.from({ length: 72 }, (_, hour) => new Date(from + hour * 3_600_000));
          const zoneAt = (at: number) => (at < moved ? home : away);
          const made = daysMade(hours, zoneAt);
          const lived = new Set(hours.map((instant, at) => localDayOf(instant, zoneAt(at))));
          expect(new Set(made).size).toBe(made.length);
          for (const one of lived) if (one >= first) expect(made).toContain(one);
        },
      ),
      { numRuns },
    );
  },
  TIMEOUT_MS,
);

test.each([
  ['Pacific/Apia', '2011-12-30', false],
  ['Pacific/Apia', '2011-12-31', true],
  ['Australia/Lord_Howe', '2026-04-05', true],
  ['America/Sao_Paulo', '2018-11-04', true],
  ['Pacific/Kwajalein', '1993-08-21', false],
])('in %s the day %s is lived: %s', (zone, on, expected) => {
  expect(isLived(day(on), zone)).toBe(expected);
});

test('strength stays between 0 and 1, a streak within what was kept, and open or excused occasions change nothing', () => {
  fc.assert(
    fc.property(anyOccasions, fc.integer({ min: 1, max: 7 }), (occasions, span) => {
      const { strength, streak, bestStreak } = standingOf(occasions, span);
      expect(strength).toBeGreaterThanOrEqual(0);
      expect(strength).toBeLessThanOrEqual(1);
      expect(streak).toBeLessThanOrEqual(bestStreak);
      expect(bestStreak).toBeLessThanOrEqual(occasions.filter(({ kept }) => kept === 1).length);
      const told = occasions.filter(({ kept }) => kept !== null);
      expect(standingOf(told, span)).toEqual({ strength, streak, bestStreak });
    }),
    { numRuns },
  );
});

test('keeping never gives less than missing, one miss takes its share and no more, and a streak ends with it', () => {
  fc.assert(
    fc.property(anyOccasions, fc.integer({ min: 1, max: 7 }), (occasions, span) => {
      const before = standingOf(occasions, span);
      const next = (kept: number) => standingOf([...occasions, { kept }], span);
      const share = 2 ** (-Math.sqrt(span) / 13);
      expect(next(1).strength).toBeGreaterThanOrEqual(before.strength);
      expect(next(1).strength).toBeGreaterThan(next(0).strength);
      expect(next(0).strength).toBeCloseTo(before.strength * share, 10);
      expect(next(0).streak).toBe(0);
      expect(next(1).streak).toBe(before.streak + 1);
    }),
    { numRuns },
  );
});

test('a habit of two months survives one miss', () => {
  const kept: Occasion[] = Array.from({ length: 60 }, () => ({ kept: 1 }));
  const strong = standingOf(kept, 1).strength;
  expect(strong).toBeGreaterThan(0.95);
  expect(standingOf([...kept, { kept: 0 }], 1).strength).toBeGreaterThan(0.9 * strong);
});

const history = (over: {
  rule?: Partial<Rule>;
  records?: [string, DayRecord][];
  pauses?: { fromDay: LocalDay; toDay: LocalDay | null }[];
  today: string;
  ruleSince?: string;
}) => ({
  rule: rule(over.rule),
  ruleSince: day(over.ruleSince ?? '2026-01-05'),
  records: new Map(over.records?.map(([on, record]) => [day(on), record])),
  pauses: over.pauses ?? [],
  from: day('2025-01-01'),
  today: day(over.today),
  isLived: () => true,
});
const done: DayRecord = { state: 'completed', share: 1 };

test('a day without a record is a miss once it is over, and today is open', () => {
  const past = history({
    records: [
      ['2026-01-05', done],
      ['2026-01-07', done],
    ],
    today: '2026-01-08',
  });
  expect(occasionsOf(past).map(({ kept }) => kept)).toEqual([1, 0, 1, null]);
  expect(standingOfHistory(past).streak).toBe(1);
});

test('a pause and an excuse end no streak', () => {
  const paused = history({
    records: [
      ['2026-01-05', done],
      ['2026-01-06', { state: 'excused', share: 0 }],
      ['2026-01-09', done],
    ],
    pauses: [{ fromDay: day('2026-01-07'), toDay: day('2026-01-08') }],
    today: '2026-01-09',
  });
  expect(standingOfHistory(paused).streak).toBe(2);
});

test('a skip is a miss, and what a review has not decided is open', () => {
  const records: [string, DayRecord][] = [
    ['2026-01-05', { state: 'skipped', share: 0 }],
    ['2026-01-06', { state: 'in_review', share: 0 }],
    ['2026-01-07', { state: 'rejected', share: 0 }],
  ];
  expect(occasionsOf(history({ records, today: '2026-01-07' })).map(({ kept }) => kept)).toEqual([
    0,
    null,
    0,
  ]);
});

test('a week of a weekly task counts by its share, is open until it is over, and asks less of a week with a pause', () => {
  const weekly = { intervalKind: 'weekly', intervalN: 3 } as const;
  const records: [string, DayRecord][] = ['2026-01-05', '2026-01-06', '2026-01-08', '2026-01-12'].map(
    (on) => [on, done],
  );
  const kept = (over: object) =>
    occasionsOf(history({ rule: weekly, records, today: '2026-01-14', ...over })).map((one) => one.kept);
  expect(kept({})).toEqual([1, null]);
  expect(kept({ today: '2026-01-20' })).toEqual([1, 1 / 3, null]);
  expect(
    kept({ today: '2026-01-20', pauses: [{ fromDay: day('2026-01-13'), toDay: day('2026-01-18') }] }),
  ).toEqual([1, 1, null]);
});

test('days before a change of the rule are judged by the records they have', () => {
  const changed = history({
    rule: { intervalN: 2 },
    ruleSince: '2026-01-11',
    records: [
      ['2026-01-06', done],
      ['2026-01-08', { state: 'expired', share: 0 }],
    ],
    today: '2026-01-12',
  });
  expect(occasionsOf(changed).map(({ kept }) => kept)).toEqual([1, 0, 0]);
});

test('every transition leads to a state of the table, and a task with a capture is completed by its approval alone', () => {
  for (const from of TASK_STATES) for (const to of TRANSITIONS[from]) expect(TASK_STATES).toContain(to);
  expect(statesBefore('completed', true)).toEqual(['approved']);
  expect(statesBefore('completed', false)).not.toContain('approved');
  expect(statesBefore('completed', false)).not.toContain('completed');
  expect(statesBefore('captured', false)).toEqual([]);
  expect(statesBefore('scheduled', true)).not.toContain('completed');
  expect(statesBefore('appealed', true)).toEqual(['rejected']);
});

test('a share of a target is whole at most, and a timer counts minutes', () => {
  const minutes = { kind: 'minutes', amount: 20, unit: null } as const;
  expect(shareOfTarget(minutes, 30)).toBe(1);
  expect(shareOfTarget(minutes, 5)).toBe(0.25);
  expect(shareOfTarget(null, 0)).toBe(1);
  const at = new Date('2026-01-05T08:00:00Z');
  expect(amountOf(minutes, at, new Date('2026-01-05T08:12:30Z'))).toBe(12.5);
  expect(amountOf(minutes, at, new Date('2026-01-09T08:00:00Z'))).toBe(1440);
  expect(amountOf(minutes, null, at)).toBe(20);
});

test('counts days between two days', () => {
  expect(daysFrom(day('2026-02-28'), day('2026-03-01'))).toBe(1);
});
