import { quantile } from './rolling.ts';

/** Unix time in ms. */
export interface Stretch {
  from: number;
  to: number;
}

/** The night that ended on a day. `clock`: nothing told it, and midnight to six stands for it. */
export type Night =
  | { by: 'clock' }
  | ({ by: 'heart' } & Stretch)
  /** `minutes`: asleep, by the records. */
  | ({ by: 'sleep'; minutes: number } & Stretch);

const [MINUTE_MS, HOUR_MS] = [60_000, 3_600_000];
/** A night may begin so long before the day on which it ends. */
export const NIGHT_REACHES_BACK_MS = 12 * HOUR_MS;
/** Somebody who wakes for less than this goes on with the same night. */
const AWAKE_MS = 60 * MINUTE_MS;
const LEAST_NIGHT_MS = 3 * HOUR_MS;
const LONGEST_NIGHT_MS = 14 * HOUR_MS;

/** The 9.6 slowest of 24 hours are low; of less that was seen, the same share. */
const [LOW_MS, LOW_SHARE] = [9.6 * HOUR_MS, 0.4];
/** Low for less than this is a rest. */
const LEAST_LOW_MS = 40 * MINUTE_MS;
/** A watch that looks every half hour has looked all the time. */
const LONGEST_PAUSE_MS = 30 * MINUTE_MS;
const WINDOW_MS = 5 * MINUTE_MS;
/** With less of the day and a half before its end, nobody can tell low from usual. */
const LEAST_SEEN_MS = 14 * HOUR_MS;
/** A sleeping heart is slower than the rest of its day by at least this share; most are slower by 10 to 20 %. */
const LEAST_DIP = 0.05;

/**
 * The night that ends on a day, wherever on the clock it lies: of who sleeps by day, the day. Records of sleep tell it where there are
 * some of three hours or more: the longest sleep, with times awake of less than an hour in it. Else the heart does, by the
 * method of Perez-Pozuelo and others (2022), 'Detecting sleep outside the clinic using wearable heart rate devices', Sci Rep 12:7956,
 * in short: heart rates below a low quantile of one's own day, stretches joined over short breaks, the longest of
 * them. They found a mean error of minutes against diaries, and of half an hour to an hour against laboratories. Where the heart was seen for less
 * than 14 of the 36 hours, or is not slower, the clock stands in.
 *
 * @param heart windows of five minutes from half a day before the day to its end, in order
 * @param asleep records of the same time, in any order; they may overlap
 */
export function nightOf(
  day: Stretch,
  { heart, asleep }: { heart: readonly { windowAt: number; meanHr: number }[]; asleep: readonly Stretch[] },
): Night {
  return nightByRecords(day, asleep) ?? nightByHeart(day, heart) ?? { by: 'clock' };
}

function nightByRecords(day: Stretch, asleep: readonly Stretch[]): Night | null {
  let best: { stretch: Stretch; ms: number } | null = null;
  for (const sleep of joined(asleep, AWAKE_MS)) {
    if (sleep.stretch.to <= day.from || sleep.stretch.to > day.to) continue;
    if (sleep.ms >= LEAST_NIGHT_MS && sleep.ms > (best?.ms ?? 0)) best = sleep;
  }
  return best === null ? null : { by: 'sleep', ...best.stretch, minutes: Math.round(best.ms / MINUTE_MS) };
}

function nightByHeart(day: Stretch, heart: readonly { windowAt: number; meanHr: number }[]): Night | null {
  const ends = heart.map(({ windowAt }, at) =>
    Math.min(heart[at + 1]?.windowAt ?? windowAt + WINDOW_MS, windowAt + LONGEST_PAUSE_MS),
  );
  const seen = heart.reduce((sum, { windowAt }, at) => sum + (ends[at] ?? windowAt) - windowAt, 0);
  if (seen < LEAST_SEEN_MS) return null;
  const sorted = heart.map(({ meanHr }) => meanHr).sort((one, other) => one - other);
  const low = quantile(sorted, Math.min(LOW_SHARE, LOW_MS / seen));
  const stretches = heart.flatMap(({ windowAt, meanHr }, at) =>
    meanHr < low ? [{ from: windowAt, to: ends[at] ?? windowAt }] : [],
  );
  const long = joined(stretches, 0).flatMap(({ stretch, ms }) => (ms >= LEAST_LOW_MS ? [stretch] : []));
  let best: Stretch | null = null;
  for (const { stretch } of joined(long, AWAKE_MS)) {
    const length = stretch.to - stretch.from;
    // What lasts to the end of the day goes on into the next one, and is that one's night.
    if (stretch.to <= day.from || stretch.to > day.to - LONGEST_PAUSE_MS) continue;
    if (length < LEAST_NIGHT_MS || length > LONGEST_NIGHT_MS) continue;
    if (best === null || length > best.to - best.from) best = stretch;
  }
  if (best === null) return null;
  const { from, to } = best;
  const isIn = ({ windowAt }: { windowAt: number }) => windowAt >= from && windowAt < to;
  const [inside, outside] = [meanHrOf(heart.filter(isIn)), meanHrOf(heart.filter((one) => !isIn(one)))];
  return inside <= (1 - LEAST_DIP) * outside ? { by: 'heart', from, to } : null;
}

/** Stretches with what lies between them, where that is `gapMs` or less; `ms` counts what they cover themselves, once. */
function joined(stretches: readonly Stretch[], gapMs: number): { stretch: Stretch; ms: number }[] {
  const found: { stretch: Stretch; ms: number }[] = [];
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last === undefined || from - last.stretch.to > gapMs)
      found.push({ stretch: { from, to }, ms: to - from });
    else {
      last.ms += Math.max(0, to - Math.max(from, last.stretch.to));
      last.stretch.to = Math.max(last.stretch.to, to);
    }
  }
  return found;
}

function meanHrOf(heart: readonly { meanHr: number }[]): number {
  return heart.reduce((sum, { meanHr }) => sum + meanHr, 0) / Math.max(1, heart.length);
}
