/** A line across something as small as a coin errs by so much: a finger is a few pixels off at either end. */
const SMALL = 0.15;

export interface KnownThing {
  /** How long it is, or how wide across its widest part; null where the person says it. */
  lengthMm: number | null;
  /** How far such things differ, and lines along them, as the standard deviation of the logarithm. */
  spread: number;
}

/**
 * Things whose size a person can name, by what they are called in the API. Coins are as their mints strike them
 * (European Central Bank, US Mint, Royal Mint, Swissmint; a pound is measured between corners). Dinner plates are 26–28
 * and side plates 19–21 cm wide, table forks 18–21, knives 20–24 and soup spoons 17–21 cm long.
 *
 * A hand is measured across the four knuckles, without the thumb: 85 mm (SD 5) among British men, 75 mm (SD 4) among
 * women, five less in Hong Kong (Pheasant, Bodyspace, 1996). Who knows the width of their own says it.
 */
export const KNOWN_THINGS = {
  plate: { lengthMm: 270, spread: 0.03 },
  'side-plate': { lengthMm: 200, spread: 0.03 },
  fork: { lengthMm: 195, spread: 0.05 },
  knife: { lengthMm: 220, spread: 0.06 },
  spoon: { lengthMm: 190, spread: 0.06 },
  hand: { lengthMm: 80, spread: 0.09 },
  'own-length': { lengthMm: null, spread: 0.01 },
  'eur-10-cent': { lengthMm: 19.75, spread: SMALL },
  'eur-20-cent': { lengthMm: 22.25, spread: SMALL },
  'eur-50-cent': { lengthMm: 24.25, spread: SMALL },
  'eur-1': { lengthMm: 23.25, spread: SMALL },
  'eur-2': { lengthMm: 25.75, spread: SMALL },
  'usd-1-cent': { lengthMm: 19.05, spread: SMALL },
  'usd-5-cent': { lengthMm: 21.21, spread: SMALL },
  'usd-10-cent': { lengthMm: 17.91, spread: SMALL },
  'usd-25-cent': { lengthMm: 24.26, spread: SMALL },
  'gbp-10-pence': { lengthMm: 24.5, spread: SMALL },
  'gbp-1': { lengthMm: 23.43, spread: SMALL },
  'gbp-2': { lengthMm: 28.4, spread: SMALL },
  'chf-1': { lengthMm: 23.2, spread: SMALL },
  'chf-2': { lengthMm: 27.4, spread: SMALL },
  'chf-5': { lengthMm: 31.45, spread: SMALL },
} as const satisfies Record<string, KnownThing>;

export type ThingName = keyof typeof KNOWN_THINGS;

export const THING_NAMES = Object.keys(KNOWN_THINGS) as [ThingName, ...ThingName[]];

/** What the detector finds of known size, beside a plate and cutlery. */
export const SEEN_THINGS = ['cup', 'wine-glass', 'bottle', 'bowl'] as const;

/** Of these a person may say how long their own is. */
export function mayBeOwn(thing: ThingName): boolean {
  return thing === 'own-length' || thing === 'hand';
}
