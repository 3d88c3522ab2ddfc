import { KNOWN_THINGS, mayBeOwn, type ThingName } from './known-things.ts';
import type { Ruler } from './portion-from-box.ts';

/** A point of the upright photo, as fractions of its width and height. */
export type PhotoPoint = readonly [x: number, y: number];

/** A line that a person drew along a thing whose size they know. */
export interface MarkedLength {
  thing: ThingName;
  /** How long the thing is, in mm, where the person says it; null: as such things are. */
  ownLengthMm: number | null;
  from: PhotoPoint;
  to: PhotoPoint;
}

export type MarkedRuler =
  | { kind: 'ruler'; ruler: Ruler }
  /** `short`: too short to be drawn well. `scale`: the photo would show less than a plum or more than a room. */
  | { kind: 'refused'; why: 'short' | 'scale' | 'no-length' };

/** Shorter than this, in heights of the photo, a finger errs by a third of the line. */
const SHORTEST = 0.015;
/** What the longer side of a photo of a meal may show, in cm. */
const SHOWN_CM = { least: 5, most: 300 };
/** A line that is drawn by hand, on a thing that lies nearer or further off than the food. */
const DRAWN_SPREAD = 0.05;
/**
 * A table is seen from straight above to 55° aslant, at any angle alike: by so much, as a logarithm, is a length shorter that
 * runs away from the camera, and by so much that differs. One from left to right is not shortened.
 */
const AWAY = { shorter: 0.168, spread: 0.165 };

/**
 * The scale of a photo by a line on it.
 * @param aspect width over height of the photo
 */
export function rulerOf({ thing, ownLengthMm, from, to }: MarkedLength, aspect: number): MarkedRuler {
  const own = mayBeOwn(thing) ? ownLengthMm : null;
  const lengthMm = own ?? KNOWN_THINGS[thing].lengthMm;
  if (lengthMm === null) return { kind: 'refused', why: 'no-length' };
  const heights = Math.hypot((to[0] - from[0]) * aspect, to[1] - from[1]);
  if (heights < SHORTEST) return { kind: 'refused', why: 'short' };
  const away = ((to[1] - from[1]) / heights) ** 2;
  const cmPerHeight = lengthMm / 10 / heights / Math.exp(AWAY.shorter * away);
  const shownCm = cmPerHeight * Math.max(1, aspect);
  if (shownCm < SHOWN_CM.least || shownCm > SHOWN_CM.most) return { kind: 'refused', why: 'scale' };
  const known = own === null ? KNOWN_THINGS[thing].spread : KNOWN_THINGS['own-length'].spread;
  const spread = Math.hypot(known, DRAWN_SPREAD, AWAY.spread * away);
  return { kind: 'ruler', ruler: { label: thing, cmPerHeight, spread } };
}
