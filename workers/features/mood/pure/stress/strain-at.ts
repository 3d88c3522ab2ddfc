import { logitOf } from './calibrate.ts';
import type { OwnRange } from './own-range.ts';
import type { TimedWindow } from './stress-features.ts';
import { type Stress, type StressModel, stressOver } from './stress-over.ts';

/** A stretch of a heart: a minute where minutes were kept, else five. */
export interface Stretch extends TimedWindow {
  lengthS: number;
}

export interface Strain {
  /** 0 to 1, by the model as it ships. */
  probability: number;
  /** What told it: windows of five minutes tell less. */
  by: 'minutes' | 'windows';
  /** False while the own range rests on too little. */
  isReliable: boolean;
}

/** How far from a moment the middle of a stretch may lie and still speak of it, in seconds. */
const NEAR_S = { minutes: 90, windows: 300 } as const;
const MINUTE_S = 60;

/** How stressed the heart looked at a moment (`at` in seconds); null where no stretch is near enough. */
export function strainAt(
  stretches: readonly Stretch[],
  range: OwnRange,
  at: number,
  model?: StressModel,
): Strain | null {
  return toldAt(stretches, stressOver(stretches, range, model && { model }), at);
}

/** The same, of stretches that were told already: the nearest one, and between two minutes in a row both, by their nearness. */
export function toldAt(
  stretches: readonly Stretch[],
  told: readonly (Stress | null)[],
  at: number,
): Strain | null {
  const known = stretches.flatMap((stretch, place) => {
    const stress = told[place];
    const by = stretch.lengthS > MINUTE_S ? ('windows' as const) : ('minutes' as const);
    const away = Math.abs(stretch.at - at);
    return stress == null || away > NEAR_S[by] ? [] : [{ ...stress, at: stretch.at, by, away }];
  });
  const [first] = known;
  if (first === undefined) return null;
  const nearest = known.reduce((one, other) => (other.away < one.away ? other : one), first);
  const other = known.find(
    (one) =>
      one.by === 'minutes' &&
      nearest.by === 'minutes' &&
      Math.abs(one.at - nearest.at) === MINUTE_S &&
      one.at < at !== nearest.at < at,
  );
  const { probability, by, isReliable } = nearest;
  if (other === undefined) return { probability, by, isReliable };
  const share = other.away / (other.away + nearest.away);
  const logit = share * logitOf(probability) + (1 - share) * logitOf(other.probability);
  return { probability: 1 / (1 + Math.exp(-logit)), by, isReliable };
}
