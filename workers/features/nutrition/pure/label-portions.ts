export interface LabelPortion {
  /** The food that the label most likely is; null for a label that is no food we know. */
  foodId: string | null;
  grams: number;
  /** An 80 % interval. */
  gramsLow: number;
  gramsHigh: number;
  /** Side of a square as large as the box around a piece of `grams`, in cm; null for what comes in no piece. */
  sizeCm: number | null;
  /** How many times as long as wide a piece is. */
  length: number;
}

function portion(
  foodId: string | null,
  grams: number,
  gramsLow: number,
  gramsHigh: number,
  sizeCm: number | null = null,
  length = 1,
): LabelPortion {
  return { foodId, grams, gramsLow, gramsHigh, sizeCm, length };
}

/**
 * The foods of the detectors' labels, with the portion that a picture of one most likely shows. Figures are household
 * portions of USDA SR28, or simple parts and multiples of them; the NDB numbers stand in front. The middle is the usual
 * size; the ends are the smallest and the largest that still count as one, taken as an 80 % interval; for pieces a twentieth
 * beyond, since no piece weighs just what USDA's do. Sizes are USDA's
 * diameters, and for what is long the root of length times width; behind them stands how many times as long as wide it is.
 */
const PORTIONS: ReadonlyMap<string, LabelPortion> = new Map([
  // 09003: extra small 101, medium 182, NLEA serving 242.
  ['apple', portion('sr28-09003', 182, 101, 242, 7.6)],
  // 09040: extra small 81, medium 118, extra large 152.
  ['banana', portion('fdc-173944', 118, 81, 152, 10.5, 3)],
  // 09200: small 96, medium 131, large 184.
  ['orange', portion('fdc-169097', 131, 91, 193, 6.7)],
  // 11090: spear 31, cup chopped 91, stalk 151.
  ['broccoli', portion('fdc-170379', 91, 31, 151)],
  // 11124: three large strips 21, medium carrot 61, cup chopped 128.
  ['carrot', portion('fdc-170393', 61, 21, 128, 7, 6)],
  // 07022, 21118, 21120: the sausage alone 49, plain 98, corn dog 175.
  ['hot dog', portion('sr28-21118', 98, 49, 175)],
  // 21299, 21301: thin slice 76, slice 107, half of a 14-inch pizza 427.
  ['pizza', portion('fdc-173292', 107, 76, 427)],
  // 18255: small 31, medium 64, long 90.
  ['donut', portion('fdc-172758', 64, 31, 90, 8.5)],
  // 18133, 18140, 18141: sponge 38, frosted 67, bakery layer cake 144.
  ['cake', portion('fdc-174945', 67, 38, 144)],
  // 21518, 21124, 21461: wrap 123, 6-inch sub 196, club 268.
  ['sandwich', portion('fdc-170696', 196, 123, 268)],
  // 11012: small spear 12, four medium spears 64, half a pound 227.
  ['asparagus', portion('fdc-168390', 64, 12, 227)],
  // 11209: a cup of cubes 82, half of a peeled one 229, a whole one 548.
  ['aubergine', portion('fdc-169229', 229, 82, 548, 15, 2.3)],
  // 09037: half of one 100, one 201.
  ['avocado', portion('fdc-171705', 136, 68, 201, 9, 1.5)],
  // 11109: a cup chopped 89, a quarter of a small head 178, half of one 357.
  ['cabbage', portion('fdc-169976', 150, 75, 357)],
  // 11205: half a cup of slices 52, half of one 150, one 301.
  ['cucumber', portion('fdc-168409', 150, 52, 301, 10.5, 5)],
  // 11215: a clove 3, three cloves 9, nine 27.
  ['garlic', portion('fdc-169230', 9, 3, 27)],
  // 11216: a teaspoon 2, five slices 11, a quarter of a cup 24.
  ['ginger', portion('fdc-169231', 11, 2, 24)],
  // 09206: half a cup 124, a cup 248, a large glass 372.
  ['juice', portion('sr28-09206', 248, 124, 372)],
  // 09148: one of 2 inches 69, two 138.
  ['kiwi', portion('fdc-168153', 69, 55, 138, 5.1, 1.2)],
  // 11246: one 89, a cup 89.
  ['leek', portion('fdc-168426', 89, 40, 180, 10, 8)],
  // 09150: a wedge 7, one of 2 1/8 inches 58, one of 2 3/8 inches 84.
  ['lemon', portion('fdc-167746', 58, 29, 84, 5.7, 1.3)],
  // 09159: half of one 34, one of 2 inches 67.
  ['lime', portion('fdc-168155', 67, 34, 80, 5.1)],
  // 09176: half a cup 83, a cup 165, one 336.
  ['mango', portion('fdc-169910', 207, 83, 336, 9.5, 1.4)],
  // 09181: a small wedge 55, a cup of cubes 160, half of a medium one 276.
  ['melon', portion('fdc-169092', 160, 69, 276)],
  // 01077: half a cup 122, a cup 244, a pint 488.
  ['milk', portion('fdc-171265', 244, 122, 488)],
  // 11260: one small 10, five medium 90, a cup whole 96.
  ['mushroom', portion('fdc-169251', 54, 18, 96)],
  // 09191: small 129, medium 142, large 156; nectarines hardly differ less than peaches.
  ['nectarine', portion('fdc-169914', 142, 115, 185, 6.4)],
  // 11282: a large slice 38, small 70, medium 110, large 150.
  ['onion', portion('fdc-170000', 94, 38, 150, 6.4)],
  // 09226: a small one 157, a cup of pieces 145, a large one 781.
  ['papaya', portion('fdc-169926', 157, 100, 500, 12, 1.7)],
  // 09231: one 18, two 36, three 54.
  ['passion fruit', portion('fdc-169108', 36, 18, 54, 4.5)],
  // 09236: small 130, medium 150, large 175.
  ['peach', portion('fdc-169928', 150, 123, 224, 6.8)],
  // 09252: small 148, medium 178, large 230.
  ['pear', portion('fdc-169118', 178, 140, 242, 8, 1.4)],
  // 11333: half of a medium one 60, small 74, medium 119, large 164.
  ['pepper', portion('fdc-170108', 119, 60, 164, 7.5, 1.2)],
  // 09266: a slice 84, a cup of chunks 165, a thick slice 166.
  ['pineapple', portion('fdc-169124', 165, 84, 330)],
  // 09279: one of 2 1/8 inches 66, two 132.
  ['plum', portion('fdc-169949', 66, 50, 132, 5.4)],
  // 09286: half a cup of arils 87, one of 4 inches 282.
  ['pomegranate', portion('fdc-169134', 174, 87, 282, 10.2)],
  // 11352: small 170, medium 213, large 369.
  ['potato', portion('fdc-170440', 170, 90, 369, 7, 1.5)],
  // 11080: one of 2 inches 82, two 164.
  ['beetroot', portion('fdc-169146', 82, 50, 164, 5.1)],
  // 09112: half of one of 3 3/4 inches 123, one 246.
  ['grapefruit', portion('fdc-174673', 154, 123, 246, 9.5)],
  // 09218: small 76, medium 88, large 120.
  ['satsuma', portion('fdc-169105', 88, 70, 126, 6.4)],
  // 01056: a tablespoon 12, a quarter of a cup 58, half a cup 115.
  ['sour cream', portion('fdc-171257', 30, 12, 115)],
  // 01088: half a cup 123, a cup 245.
  ['soured milk', portion('fdc-170874', 245, 123, 368)],
  // 16120: half a cup 122, a cup 243.
  ['soy milk', portion('fdc-172446', 243, 122, 486)],
  // 11529: cherry 17, small 91, medium 123, large 182.
  ['tomato', portion('fdc-170457', 123, 55, 191, 6.6)],
  // 01116: a small pot 113, a pot of 6 oz 170, a cup 245.
  ['yoghurt', portion('sr28-01116', 170, 113, 245)],
  // 11477: small 118, medium 196, large 323.
  ['courgette', portion('fdc-169291', 196, 112, 340, 9.5, 4)],
  // 01009: a slice 28, two slices 56, a cup diced 132.
  ['cheese', portion('sr28-01009', 42, 20, 113)],
  // 01123: small 38, large 50, jumbo 63; two large ones 100.
  ['egg', portion('fdc-173424', 50, 36, 100, 5, 1.3)],
  // 15076: 3 oz 85, half a fillet 198.
  ['salmon', portion('fdc-171998', 150, 85, 227)],
  // 11507: one of 5 inches 130, a cup of cubes 133.
  ['sweet potato', portion('fdc-168483', 130, 100, 260, 9, 2.2)],
  // 20045: half a cup 79, a cup 158.
  ['rice', portion('fdc-168878', 158, 79, 316)],
  // 20137: half a cup 93, a cup 185.
  ['quinoa', portion('fdc-168917', 185, 93, 278)],
  // 08120: a third of a cup 27, half a cup 41, a cup 81.
  ['oats', portion('fdc-173904', 41, 27, 81)],
  // 16252: plain, a container 227; a small pot 113.
  ['soy yoghurt', portion('fdc-175227', 170, 113, 245)],
  // USDA's table has none: the person is asked what it holds.
  ['oat yoghurt', portion(null, 170, 113, 245)],
  // a glass, as of milk
  ['oat milk', portion('fdc-2257046', 244, 122, 488)],
]);

/** What nobody has weighed: a plateful, give or take. */
const UNKNOWN: LabelPortion = portion(null, 150, 50, 400);

/** The portion to start from for a detector's label; never empty, and wide where nothing is known. */
export function portionForLabel(label: string): LabelPortion {
  return PORTIONS.get(label.trim().toLowerCase()) ?? UNKNOWN;
}

/** The detectors' word for a food of the table; null when they have none. */
export function labelOfFood(foodId: string): string | null {
  for (const [label, known] of PORTIONS) if (known.foodId === foodId) return label;
  return null;
}

export const FOOD_LABELS: readonly string[] = [...PORTIONS.keys()];
