export interface LabelPortion {
  /** The food that the label most likely is; null for a label that is no food we know. */
  foodId: string | null;
  grams: number;
  /** An 80 % interval. */
  gramsLow: number;
  gramsHigh: number;
}

function portion(foodId: string, grams: number, gramsLow: number, gramsHigh: number): LabelPortion {
  return { foodId, grams, gramsLow, gramsHigh };
}

/**
 * The ten foods of the COCO labels, with the portion that a picture of one most likely shows. Figures are household
 * portions of USDA SR28; the NDB numbers stand behind. The middle is the usual size; the ends are the smallest and the
 * largest that USDA weighs and that still count as one, taken as an 80 % interval.
 */
const PORTIONS: ReadonlyMap<string, LabelPortion> = new Map([
  // 09003: extra small 101, medium 182, NLEA serving 242.
  ['apple', portion('sr28-09003', 182, 101, 242)],
  // 09040: extra small 81, medium 118, extra large 152.
  ['banana', portion('fdc-173944', 118, 81, 152)],
  // 09200: small 96, medium 131, large 184.
  ['orange', portion('fdc-169097', 131, 96, 184)],
  // 11090: spear 31, cup chopped 91, stalk 151.
  ['broccoli', portion('fdc-170379', 91, 31, 151)],
  // 11124: three large strips 21, medium carrot 61, cup chopped 128.
  ['carrot', portion('fdc-170393', 61, 21, 128)],
  // 07022, 21118, 21120: the sausage alone 49, plain 98, corn dog 175.
  ['hot dog', portion('sr28-21118', 98, 49, 175)],
  // 21299, 21301: thin slice 76, slice 107, half of a 14-inch pizza 427.
  ['pizza', portion('fdc-173292', 107, 76, 427)],
  // 18255: small 31, medium 64, long 90.
  ['donut', portion('fdc-172758', 64, 31, 90)],
  // 18133, 18140, 18141: sponge 38, frosted 67, bakery layer cake 144.
  ['cake', portion('fdc-174945', 67, 38, 144)],
  // 21518, 21124, 21461: wrap 123, 6-inch sub 196, club 268.
  ['sandwich', portion('fdc-170696', 196, 123, 268)],
]);

/** What nobody has weighed: a plateful, give or take. */
const UNKNOWN: LabelPortion = { foodId: null, grams: 150, gramsLow: 50, gramsHigh: 400 };

/** The portion to start from for a detector's label; never empty, and wide where nothing is known. */
export function portionForLabel(label: string): LabelPortion {
  return PORTIONS.get(label.trim().toLowerCase()) ?? UNKNOWN;
}

export const FOOD_LABELS: readonly string[] = [...PORTIONS.keys()];
