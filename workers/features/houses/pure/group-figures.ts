/** Fewer people than this are shown no figure of the others, since it could be read as one of theirs. */
export const LEAST_GROUP = 5;
const STEP = 0.05;

export interface Counted {
  members: number;
  reached: number;
  doneMilli: number;
}

/** Of a whole house; shares from 0 to 1. */
export interface GroupFigures {
  /** Rounded down to fives. */
  atLeast: number;
  share: number;
  reachedShare: number;
}

/**
 * What may be shown of a house: shares in steps of 5 %, so that nobody's own part can be read from two looks at it. Null
 * when the house is too small, whoever asks.
 */
export function groupFigures(counted: Counted | undefined): GroupFigures | null {
  if (counted === undefined || counted.members < LEAST_GROUP) return null;
  const inSteps = (share: number) => Math.round(Math.min(1, share) / STEP) / (1 / STEP);
  return {
    atLeast: Math.floor(counted.members / LEAST_GROUP) * LEAST_GROUP,
    share: inSteps(counted.doneMilli / 1000 / counted.members),
    reachedShare: inSteps(counted.reached / counted.members),
  };
}

/** Places by what is shown: equal shares share a place. A house without a figure has none. */
export function placed<T extends { figures: GroupFigures | null }>(
  houses: readonly T[],
): (T & { place: number | null })[] {
  return houses.map((house) => {
    const { figures } = house;
    if (figures === null) return { ...house, place: null };
    const better = houses.filter((other) => other.figures !== null && other.figures.share > figures.share);
    return { ...house, place: better.length + 1 };
  });
}
