import { WINDOW_MS } from './windows.ts';

export type SampleKind = 'rr' | 'hr' | 'resting-hr' | 'rmssd' | 'sdnn' | 'pnn50' | 'lf' | 'hf' | 'asleep';

/** What a value of a kind can be: milliseconds, beats a minute, per cent, ms², minutes asleep. */
export const PLAUSIBLE: Readonly<Record<SampleKind, { low: number; high: number }>> = {
  rr: { low: 200, high: 3_000 },
  hr: { low: 20, high: 300 },
  'resting-hr': { low: 20, high: 150 },
  rmssd: { low: 0.5, high: 500 },
  sdnn: { low: 0.5, high: 500 },
  pnn50: { low: 0, high: 100 },
  lf: { low: 0, high: 50_000 },
  hf: { low: 0, high: 50_000 },
  asleep: { low: 0.5, high: 1_440 },
};

export interface SentSeries {
  kind: SampleKind;
  startAt: Date;
  values: readonly number[];
  /** From `startAt`; without it, intervals follow one another, and anything else is one sample. */
  offsetsMs?: readonly number[] | undefined;
}

export interface Slot {
  kind: SampleKind;
  slotAt: number;
  offsetsMs: number[];
  values: number[];
}

export interface ReadBatch {
  slots: Slot[];
  accepted: number;
  refused: { implausible: number; ahead: number; tooOld: number };
}

interface Found {
  kind: SampleKind;
  slotAt: number;
  samples: Map<number, number>;
}

/** How far a clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;
const OLDEST = Date.UTC(2000, 0, 1);
const HOUR_MS = 3_600_000;

/** Whether intervals look like seconds: nearly all lie where a heart's seconds do, and none of a heart's milliseconds could. */
export function looksLikeSeconds(values: readonly number[]): boolean {
  const few = values.filter((value) => value > 0.2 && value < 3).length;
  return values.length >= 3 && few >= 0.9 * values.length;
}

/**
 * Lays samples into slots, sorted, each time once; of all but intervals, each second: programs that pass a device's heart rates on round
 * them to seconds. What no heart can do, and what lies ahead of `now`, is counted and left out.
 */
export function readBatch(series: readonly SentSeries[], now: Date): ReadBatch {
  const slots = new Map<string, Found>();
  const refused = { implausible: 0, ahead: 0, tooOld: 0 };
  let accepted = 0;
  const latest = now.getTime() + AHEAD_MS;
  for (const { kind, startAt, values, offsetsMs } of series) {
    const { low, high } = PLAUSIBLE[kind];
    const length = kind === 'rr' ? WINDOW_MS : HOUR_MS;
    let ms = 0;
    for (const [place, value] of values.entries()) {
      if (kind === 'rr') ms += Math.max(0, value);
      const told = startAt.getTime() + (offsetsMs?.[place] ?? ms);
      const at = kind === 'rr' ? Math.round(told) : Math.floor(told / 1000) * 1000;
      if (!(value >= low && value <= high)) refused.implausible += 1;
      else if (at > latest) refused.ahead += 1;
      else if (at < OLDEST) refused.tooOld += 1;
      else {
        accepted += 1;
        const slotAt = Math.floor(at / length) * length;
        const key = `${kind} ${slotAt}`;
        const slot = slots.get(key) ?? { kind, slotAt, samples: new Map<number, number>() };
        if (!slot.samples.has(at - slotAt)) slot.samples.set(at - slotAt, Math.fround(value));
        slots.set(key, slot);
      }
    }
  }
  return { slots: [...slots.values()].map(slotOf), accepted, refused };
}

function slotOf({ kind, slotAt, samples }: Found): Slot {
  const sorted = [...samples].sort(([one], [other]) => one - other);
  return {
    kind,
    slotAt,
    offsetsMs: sorted.map(([offset]) => offset),
    values: sorted.map(([, value]) => value),
  };
}
