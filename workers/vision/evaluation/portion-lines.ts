import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';
import { seeded } from '#workers/kernel/seeded.ts';
import { countedPieces } from './counted-pieces.ts';
import type { Looked } from './figures.ts';
import { geometryCoverage } from './portion-geometry.ts';
import { wholePieces } from './whole-pieces.ts';

const percent = (share: number) => `${(100 * share).toFixed(0)} %`;

/** What can be known of the 80 % intervals of portions, as lines of the model card. */
export function portionLines(fruit: readonly Looked[], floor: number): string[] {
  const pieces = [...wholePieces()].flatMap(([label, weights]) =>
    weights.map((grams) => {
      const { gramsLow, gramsHigh } = portionForLabel(label);
      return grams >= gramsLow && grams <= gramsHigh;
    }),
  );
  const counted = countedPieces(fruit, floor, seeded(1), ['apple', 'banana', 'orange']);
  return [
    `Portions: ${pieces.filter(Boolean).length} of ${pieces.length} whole pieces that USDA weighs lie in the 80 % interval of their label, which was`,
    'drawn from the same table (FDC’s SR Legacy is SR28 again), so this proves little.',
    '',
    '| drawn table scenes, a piece of known weight beside | holds the weight | high over low, median | grams off, median | pieces half or twice as heavy as usual: holds | grams off, median |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...geometryCoverage().map(
      ({ by, inside, width, off, oddInside, oddOff }) =>
        `| ${by} | ${percent(inside)} | ${width.toFixed(2)} | ${percent(off)} | ${percent(oddInside)} | ${percent(oddOff)} |`,
    ),
    '',
    '| fruit300, all pieces of a photo together, each as USDA weighs one | photos | drawn boxes | found | interval holds the weight |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...counted.map(
      ({ label, photos, drawn, found, inside }) =>
        `| ${label} | ${photos} | ${drawn.toFixed(1)} | ${found.toFixed(1)} | ${percent(inside)} |`,
    ),
    '',
    'Nobody has weighed what is on the test photos, and none of them shows cutlery: more cannot be said of portions.',
  ];
}
