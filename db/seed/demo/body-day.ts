import { readBatch } from '#workers/features/body/pure/read-batch.ts';
import { WINDOW_MS } from '#workers/features/body/pure/windows.ts';
import { addDays, type LocalDay, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { momentsOf } from './moment-plan.ts';
import { numberFrom } from './number-from.ts';

const MINUTE_MS = 60_000;
const WALK_MINUTE = 12 * 60 + 45;

/** How rested a day is, about −1 to 1: each day has something of the one before. */
function restednessOf(day: LocalDay): number {
  return [0, 1, 2].reduce(
    (sum, back) => sum + (numberFrom(`rested ${addDays(day, -back)}`) - 0.5) * (1.2 - 0.4 * back),
    0,
  );
}

/** Five minutes of a chest strap: breathing, a slow wave, noise, and now and then an early beat with its pause. */
function breathing(key: string, { hr, rmssd }: { hr: number; rmssd: number }): number[] {
  const values: number[] = [];
  for (let ms = 0, at = 0; ms < 295_000; at += 1) {
    const seconds = ms / 1000;
    const noise = (numberFrom(`${key} ${at}`) - 0.5) * rmssd * 0.6;
    const wave =
      rmssd * (0.9 * Math.sin(2 * Math.PI * 0.24 * seconds) + 0.8 * Math.sin(2 * Math.PI * 0.095 * seconds));
    const isEarly = numberFrom(`${key} early ${at}`) < 0.003;
    const pause = at > 0 && numberFrom(`${key} early ${at - 1}`) < 0.003 ? 260 : 0;
    const rr = Math.round(60_000 / hr + wave + noise - (isEarly ? 280 : 0) + pause);
    values.push(rr);
    ms += rr;
  }
  return values;
}

/** Five minutes in which a strap is worn: beats a minute above the resting heart, and the share of the day's variability that is left. */
interface Worn {
  startAt: number;
  above: number;
  share: number;
}

/** Lying after waking, on the walk at noon, in bed, and at each moment that gets a word: so there is rest, load, and what lies between. */
function wornOn(day: LocalDay, start: number, timeZone: string): Worn[] {
  const at = (minute: number, above: number, share: number): Worn => ({
    startAt: start + minute * MINUTE_MS,
    above,
    share,
  });
  const moments = momentsOf(day, timeZone).map(({ occurredAt, load }) => ({
    startAt: Math.floor(occurredAt.getTime() / WINDOW_MS) * WINDOW_MS,
    above: 9 + 24 * load,
    share: 0.94 - 0.4 * load,
  }));
  return [
    at(7 * 60 + 5, 8, 1),
    at(7 * 60 + 10, 8.2, 0.97),
    at(WALK_MINUTE, 29, 0.6),
    at(21 * 60 + 30, 9.5, 0.9),
    ...moments,
  ];
}

/** What strap and watch send of a day, as far as it is over. A day is the same whenever it is asked for. */
export function bodyDay(day: LocalDay, now: Date, timeZone: string) {
  const start = startOfLocalDay(day, timeZone).getTime();
  const rested = restednessOf(day);
  const rmssd = 43 * Math.exp(0.28 * rested);
  const resting = 55 - 3.2 * rested;
  const strap = wornOn(day, start, timeZone).map(({ startAt, above, share }) => ({
    kind: 'rr' as const,
    startAt: new Date(startAt),
    values: breathing(`${day} ${(startAt - start) / MINUTE_MS}`, {
      hr: resting + above,
      rmssd: rmssd * share,
    }),
  }));
  const watch = Array.from({ length: 72 }, (_, at) => {
    const hour = at / 3;
    const noise = 10 * (numberFrom(`${day} hr ${at}`) - 0.5);
    const isWalk = at === 38 || at === 39;
    const awake = hour < 6.7 || hour > 23 ? 0 : 14 + 6 * Math.sin((hour - 7) / 5);
    return {
      kind: 'hr' as const,
      startAt: new Date(start + at * 20 * MINUTE_MS),
      values: [Math.round(resting + 3 + awake + noise * (awake === 0 ? 0.4 : 1) + (isWalk ? 32 : 0))],
      offsetsMs: [30_000],
    };
  });
  const isOver = ({ startAt }: { startAt: Date }) => startAt.getTime() + 6 * MINUTE_MS < now.getTime();
  return {
    strap: readBatch(strap.filter(isOver), now).slots,
    watch: readBatch(watch.filter(isOver), now).slots,
  };
}
