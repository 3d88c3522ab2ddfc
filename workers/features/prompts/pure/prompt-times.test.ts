import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDay } from '#workers/kernel/local-day.ts';
import { instantOfMinute, wallClockMs, weekdayOf } from './local-instants.ts';
import { loudPart, type Occurrence, planAfter, SLOTS, type Timetable, type Window } from './prompt-times.ts';

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;
const cases = Number(process.env.PROPERTY_CASES ?? 40);
const day = (text: string) => text as LocalDay;
const always = (windows: Window[]): Timetable => ({
  windows,
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  quiet: null,
  pausedUntil: null,
});

/** Runs as the schedule does, from one plan to the next. */
function fired(timetable: Timetable, zone: string, from: Date, days: number): Occurrence[] {
  const found: Occurrence[] = [];
  let { next } = planAfter(null, from, timetable, zone);
  while (next !== null && next.dueAt.getTime() < from.getTime() + days * DAY_MS) {
    found.push(next);
    const now = new Date(Math.max(from.getTime(), next.dueAt.getTime()));
    next = planAfter(next, now, timetable, zone).next;
  }
  return found;
}

/** The local days of a stretch of time, told by the zone's own clock alone. */
function daysSeen(zone: string, from: Date, days: number): Set<string> {
  const seen = new Set<string>();
  for (let at = from.getTime(); at < from.getTime() + days * DAY_MS; at += QUARTER_MS) {
    seen.add(new Date(wallClockMs(at, zone)).toISOString().slice(0, 10));
  }
  return seen;
}

const changes = new Map<string, number[]>();

/** UTC midnights before which a zone's clock changed, in a year. */
function changesIn(zone: string, year: number): number[] {
  const known = changes.get(`${zone} ${year}`);
  if (known !== undefined) return known;
  const found: number[] = [];
  let last: number | null = null;
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY_MS) {
    const offset = wallClockMs(at, zone) - at;
    if (last !== null && offset !== last) found.push(at);
    last = offset;
  }
  changes.set(`${zone} ${year}`, found);
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

describe('prompts over the world’s clocks', () => {
  it('miss no slot of any local day, and double none, over all zones and changes of the clock', () => {
    const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Australia/Lord_Howe', 'Africa/Casablanca'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 2012, max: 2027 }),
        fc.integer({ min: 0, max: 364 }),
        fc.nat(95),
        timetables,
        (zone, year, anyDay, quarter, timetable) => {
          const near = changesIn(zone, year);
          const chosen = near[anyDay % Math.max(1, near.length)] ?? Date.UTC(year, 0, 1 + anyDay);
          const from = new Date(chosen - 2 * DAY_MS + quarter * QUARTER_MS);
          const found = fired(timetable, zone, from, 5);
          const names = found.map((one) => `${one.day} ${one.slot}`);
          expect(new Set(names).size).toBe(names.length);
          for (const one of found) {
            expect(one.until.getTime()).toBeGreaterThan(one.dueAt.getTime());
            expectOnTime(one, timetable, zone);
          }
          const seen = [...daysSeen(zone, from, 5)].sort();
          // The first and the last day are seen in part.
          for (const local of seen.slice(1, -1)) {
            if (!timetable.weekdays.includes(weekdayOf(day(local)))) continue;
            for (const one of timetable.windows) {
              if (loudPart(one, timetable.quiet) !== null) expect(names).toContain(`${local} ${one.slot}`);
            }
          }
        },
      ),
      { numRuns: cases },
    );
  }, 3_600_000);

  /** At the minute itself, or where the clock jumps over it. */
  function expectOnTime(one: Occurrence, timetable: Timetable, zone: string) {
    const planned = timetable.windows.find(({ slot }) => slot === one.slot);
    const start = planned && loudPart(planned, timetable.quiet)?.from;
    const wanted = Date.parse(`${one.day}T00:00:00Z`) + (start ?? Number.NaN) * 60_000;
    const shown = wallClockMs(one.dueAt.getTime(), zone);
    if (shown === wanted) return;
    expect(shown).toBeGreaterThan(wanted);
    expect(wallClockMs(one.dueAt.getTime() - 1000, zone)).toBeLessThan(wanted);
  }

  it('opens once where an hour comes twice, and stays open through both', () => {
    const nightly = always([{ slot: 'morning', from: 120, to: 180 }]);
    const [first, second] = fired(nightly, 'Europe/Berlin', new Date('2026-10-24T12:00:00Z'), 2);
    expect(first).toMatchObject({
      day: '2026-10-25',
      dueAt: new Date('2026-10-25T00:00:00Z'),
      until: new Date('2026-10-25T02:00:00Z'),
    });
    expect(second?.day).toBe('2026-10-26');
  });

  it('opens where the clock jumps, when a window does not exist', () => {
    const nightly = always([{ slot: 'morning', from: 120, to: 180 }]);
    const [first] = fired(nightly, 'Europe/Berlin', new Date('2026-03-28T12:00:00Z'), 2);
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
    const found = fired(daily, 'Pacific/Apia', new Date('2011-12-28T12:00:00Z'), 4);
    expect(found.map((one) => one.day)).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
  });

  it('prompts once at noon when the zone itself changes at noon', () => {
    const daily = always([{ slot: 'midday', from: 720, to: 840 }]);
    const now = new Date('2026-06-10T12:05:00Z');
    const inUtc = planAfter(null, now, daily, 'UTC').next;
    const inTokyo = planAfter(null, now, daily, 'Asia/Tokyo').next;
    expect(inUtc).toMatchObject({ day: '2026-06-10', slot: 'midday' });
    expect(inTokyo).toMatchObject({
      day: '2026-06-11',
      slot: 'midday',
      dueAt: new Date('2026-06-11T03:00:00Z'),
    });
  });

  it('notes what was missed, at most three days of it, and goes on with what is still of use', () => {
    const daily = always([{ slot: 'morning', from: 480, to: 600 }]);
    const last = {
      day: day('2026-06-01'),
      slot: 'morning' as const,
      dueAt: new Date('2026-06-01T08:00:00Z'),
    };
    const planned = planAfter(last, new Date('2026-06-03T09:00:00Z'), daily, 'UTC');
    expect(planned.missed.map((one) => one.day)).toEqual(['2026-06-02']);
    expect(planned.next).toMatchObject({ day: '2026-06-03', dueAt: new Date('2026-06-03T08:00:00Z') });
    const late = planAfter(last, new Date('2027-06-03T11:00:00Z'), daily, 'UTC');
    expect(late.missed).toHaveLength(4);
    expect(late.next?.day).toBe('2027-06-04');
  });

  it('keeps quiet hours and a pause', () => {
    const quiet = { ...always([{ slot: 'evening', from: 1260, to: 1380 }]), quiet: { from: 1320, to: 420 } };
    const [first] = fired(quiet, 'UTC', new Date('2026-06-01T00:00:00Z'), 1);
    expect(first?.until).toEqual(new Date('2026-06-01T22:00:00Z'));
    expect(loudPart({ slot: 'morning', from: 300, to: 400 }, quiet.quiet)).toBeNull();
    const pausedUntil = new Date('2026-06-05T21:30:00Z');
    const { next } = planAfter(null, new Date('2026-06-01T00:00:00Z'), { ...quiet, pausedUntil }, 'UTC');
    expect(next).toMatchObject({ day: '2026-06-05', dueAt: pausedUntil });
    expect(addDays(day('2026-06-04'), 1)).toBe(next?.day);
  });
});
