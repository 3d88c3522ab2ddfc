import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { ZONE_NAMES } from '#workers/kernel/testing/zone-names.ts';
import { instantOfMinute, wallClockMs } from './local-instants.ts';
import {
  loudPart,
  type Occurrence,
  type Place,
  planAfter,
  SLOTS,
  slotKey,
  type Timetable,
  type Window,
} from './prompt-times.ts';
import { changesIn, namedOffsetMs, wantedBetween } from './testing/zone-clock.ts';

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** 100,000 by `PROPERTY_CASES=100000`, in some minutes. */
const cases = Number(process.env.PROPERTY_CASES ?? 1_500);
const day = (text: string) => text as LocalDay;
const always = (windows: Window[]): Timetable => ({
  windows,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  quiet: null,
  pausedUntil: null,
});
const plan = (after: Place | null, now: Date, timetable: Timetable, timeZone: string) =>
  planAfter({ after, now, timetable, timeZone, taken: new Set() });

/** Runs as the schedule does, from one plan to the next, until `to`. A planner that stands still fails. */
function fired(
  timetable: Timetable,
  zone: string,
  { from, to, taken = new Set() }: { from: number; to: number; taken?: ReadonlySet<string> },
): Occurrence[] {
  const found: Occurrence[] = [];
  const next = (after: Occurrence | null, now: number) =>
    planAfter({ after, now: new Date(now), timetable, timeZone: zone, taken }).next;
  for (let one = next(null, from); one !== null && one.dueAt.getTime() < to; ) {
    const last = found.at(-1);
    if (last !== undefined && one.dueAt < last.dueAt) throw new Error('The plan went back');
    if (found.length > 3 * ((to - from) / DAY_MS + 4)) throw new Error('The plan stands still');
    found.push(one);
    one = next(one, Math.max(from, one.dueAt.getTime()));
  }
  return found;
}

const quarters = (least: number, most: number) =>
  fc.integer({ min: least / 15, max: most / 15 }).map((quarter) => quarter * 15);
const window = (slot: Window['slot']) =>
  quarters(0, 1380).chain((from) => quarters(from + 60, 1440).map((to) => ({ slot, from, to })));
const timetables = fc.record({
  windows: fc.tuple(...SLOTS.map(window)).map(([a, b, c]) => [a, b, c].filter((one) => one !== undefined)),
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  quiet: fc.option(fc.record({ from: quarters(0, 1425), to: quarters(0, 1425) })),
  pausedUntil: fc.constant(null),
});
/** An instant of 2007 to 2037 in a zone: within two days of a change of its clock, where the year has one. */
const moments = fc
  .record({
    zone: fc.constantFrom(...ZONE_NAMES),
    year: fc.integer({ min: 2007, max: 2037 }),
    anyDay: fc.integer({ min: 0, max: 364 }),
    quarter: fc.nat(287),
  })
  .map(({ zone, year, anyDay, quarter }) => {
    const near = changesIn(zone, year);
    const chosen = near[anyDay % Math.max(1, near.length)] ?? Date.UTC(year, 0, 1 + anyDay);
    return { zone, at: chosen - 3 * DAY_MS + quarter * QUARTER_MS };
  });

describe('prompts over the world’s clocks', () => {
  it('miss no slot of any local day, and double none, over all zones and changes of the clock', () => {
    fc.assert(
      fc.property(moments, timetables, ({ zone, at }, timetable) => {
        const to = at + 5 * DAY_MS;
        expect(fired(timetable, zone, { from: at, to })).toEqual(wantedBetween(zone, timetable, at, to));
      }),
      { numRuns: cases },
    );
  }, 3_600_000);

  it('double none when the person’s zone changes at noon or at any hour, and miss none of where they are', () => {
    const hour = fc.oneof(fc.constant('home noon' as const), fc.constant('away noon' as const), fc.nat(47));
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...ZONE_NAMES),
        timetables,
        hour,
        ({ zone, at }, away, timetable, when) => {
          const of = when === 'away noon' ? away : zone;
          const noon = Date.parse(`${new Date(at + DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`);
          // Noon of a zone far in the east may be over before the first run.
          const moved = Math.max(
            at,
            typeof when === 'number' ? at + when * HOUR_MS : noon - namedOffsetMs(noon, of),
          );
          const to = moved + 2 * DAY_MS;
          const before = fired(timetable, zone, { from: at, to: moved });
          const taken = new Set(before.map(slotKey));
          const after = fired(timetable, away, { from: moved, to, taken });
          const all = [...before, ...after].map(slotKey);
          expect(new Set(all).size).toBe(all.length);
          const wanted = [
            ...wantedBetween(zone, timetable, at, moved),
            ...wantedBetween(away, timetable, moved, to),
          ];
          expect(new Set(all)).toEqual(new Set(wanted.map(slotKey)));
        },
      ),
      { numRuns: cases },
    );
  }, 3_600_000);

  it('show what the zone’s own name of its offset says, at any second', () => {
    fc.assert(
      fc.property(moments, fc.nat(DAY_MS), ({ zone, at }, more) => {
        const instant = at + more;
        const shown = Math.floor(instant / 1000) * 1000 + namedOffsetMs(instant, zone);
        expect(wallClockMs(instant, zone)).toBe(shown);
      }),
      { numRuns: cases },
    );
  }, 3_600_000);

  const firedIn = (zone: string, timetable: Timetable, from: string, days: number) =>
    fired(timetable, zone, { from: Date.parse(from), to: Date.parse(from) + days * DAY_MS });

  it('opens once where an hour comes twice, and stays open through both', () => {
    const nightly = always([{ slot: 'morning', from: 120, to: 180 }]);
    const [first, second] = firedIn('Europe/Berlin', nightly, '2026-10-24T12:00:00Z', 2);
    expect(first).toMatchObject({
      day: '2026-10-25',
      dueAt: new Date('2026-10-25T00:00:00Z'),
      until: new Date('2026-10-25T02:00:00Z'),
    });
    expect(second?.day).toBe('2026-10-26');
  });

  it('opens where the clock jumps, when a window does not exist', () => {
    const nightly = always([{ slot: 'morning', from: 120, to: 180 }]);
    const [first] = firedIn('Europe/Berlin', nightly, '2026-03-28T12:00:00Z', 2);
    expect(first).toMatchObject({
      day: '2026-03-29',
      dueAt: new Date('2026-03-29T01:00:00Z'),
      until: new Date('2026-03-29T02:00:00Z'),
    });
  });

  it('knows Lord Howe’s half hour', () => {
    expect(instantOfMinute(day('2026-10-04'), 135, 'Australia/Lord_Howe')).toEqual(
      new Date('2026-10-03T15:30:00Z'),
    );
    expect(instantOfMinute(day('2026-04-05'), 105, 'Australia/Lord_Howe')).toEqual(
      new Date('2026-04-04T14:45:00Z'),
    );
  });

  it('has no prompt on the day that Apia never had, and one on each day around it', () => {
    const daily = always([{ slot: 'morning', from: 480, to: 600 }]);
    const found = firedIn('Pacific/Apia', daily, '2011-12-28T12:00:00Z', 4);
    expect(found.map((one) => one.day)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('prompts once at noon when the zone itself changes at noon', () => {
    const daily = always([{ slot: 'midday', from: 720, to: 840 }]);
    const now = new Date('2026-06-10T12:05:00Z');
    const inUtc = plan(null, now, daily, 'UTC').next;
    const inTokyo = plan(null, now, daily, 'Asia/Tokyo').next;
    expect(inUtc).toMatchObject({ day: '2026-06-10', slot: 'midday' });
    expect(inTokyo).toMatchObject({
      day: '2026-06-11',
      slot: 'midday',
      dueAt: new Date('2026-06-11T03:00:00Z'),
    });
  });

  it('prompts once at noon where the clock itself goes back at noon', () => {
    // New York, 18 November 1883: 12:03:58 by the sun became 12:00 by the railways.
    const daily = always([{ slot: 'midday', from: 720, to: 840 }]);
    const found = firedIn('America/New_York', daily, '1883-11-17T20:00:00Z', 2);
    expect(found.map((one) => [one.day, one.dueAt.toISOString()])).toEqual([
      ['1883-11-18', '1883-11-18T16:56:02.000Z'],
      ['1883-11-19', '1883-11-19T17:00:00.000Z'],
    ]);
  });

  it('notes what was missed, at most three days of it, and goes on with what is still of use', () => {
    const daily = always([{ slot: 'morning', from: 480, to: 600 }]);
    const last = {
      day: day('2026-06-01'),
      slot: 'morning' as const,
      dueAt: new Date('2026-06-01T08:00:00Z'),
    };
    const planned = plan(last, new Date('2026-06-03T09:00:00Z'), daily, 'UTC');
    expect(planned.missed.map((one) => one.day)).toEqual(['2026-06-02']);
    expect(planned.next).toMatchObject({ day: '2026-06-03', dueAt: new Date('2026-06-03T08:00:00Z') });
    const late = plan(last, new Date('2027-06-03T11:00:00Z'), daily, 'UTC');
    expect(late.missed).toHaveLength(4);
    expect(late.next?.day).toBe('2027-06-04');
  });

  it('keeps quiet hours and a pause', () => {
    const quiet = { ...always([{ slot: 'evening', from: 1260, to: 1380 }]), quiet: { from: 1320, to: 420 } };
    const [first] = firedIn('UTC', quiet, '2026-06-01T00:00:00Z', 1);
    expect(first?.until).toEqual(new Date('2026-06-01T22:00:00Z'));
    expect(loudPart({ slot: 'morning', from: 300, to: 400 }, quiet.quiet)).toBeNull();
    expect(loudPart({ slot: 'midday', from: 0, to: 1440 }, { from: 0, to: 600 })).toEqual({
      from: 600,
      to: 1440,
    });
    const pausedUntil = new Date('2026-06-05T21:30:00Z');
    const { next } = plan(null, new Date('2026-06-01T00:00:00Z'), { ...quiet, pausedUntil }, 'UTC');
    expect(next).toMatchObject({ day: '2026-06-05', dueAt: pausedUntil });
    expect(addDays(day('2026-06-04'), 1)).toBe(next?.day);
  });
});
