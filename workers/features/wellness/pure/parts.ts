/** What a day's score is made of. */
export const PARTS = ['heart', 'food', 'habits', 'mood'] as const;

export type Part = (typeof PARTS)[number];

/**
 * The parts weigh alike. Nobody has measured what a day's parts weigh against each other for one person's well-being, and where
 * weights cannot be fitted, equal ones do about as well as any (Dawes, The robust beauty of improper linear models, 1979).
 */
export const WEIGHTS: Readonly<Record<Part, number>> = { heart: 25, food: 25, habits: 25, mood: 25 };

/** One part alone is that part, and no score of a day. */
export const PARTS_NEEDED = 2;

/** Counts up when points of the same day would come out differently. */
export const RULES_VERSION = 1;

/** Why a part has no points. */
export const MISSING = [
  'no-heart-data',
  'too-few-nights',
  'no-meals',
  'too-few-meals',
  'figures-unknown',
  'none-due',
  'still-open',
  'no-mood',
] as const;

export type Missing = (typeof MISSING)[number];

/** A part as it was counted: 0 to 100 points, or why there are none. `facts` are the figures behind it, by name. */
export type PartScore =
  | { part: Part; points: number; missing: null; facts: Readonly<Record<string, number>> }
  | { part: Part; points: null; missing: Missing; facts: Readonly<Record<string, number>> };

export type Points = Omit<Extract<PartScore, { missing: null }>, 'part'>;
export type NoPoints = Omit<Extract<PartScore, { points: null }>, 'part'>;

export function without(missing: Missing, facts: NoPoints['facts'] = {}): NoPoints {
  return { points: null, missing, facts };
}

/** Points within 0 and 100, with one decimal. */
export function counted(points: number, facts: Points['facts']): Points {
  return { points: Math.round(Math.max(0, Math.min(100, points)) * 10) / 10, missing: null, facts };
}
