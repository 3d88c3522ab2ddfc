import { readPackedPortions } from '#db/seed/foods/packed-foods.ts';
import { portionForLabel } from '#workers/features/nutrition/pure/label-portions.ts';

/** Foods that come in pieces, with their NDB number: USDA weighs small and large ones. */
const PIECES: readonly [label: string, ndb: string][] = [
  ['apple', '09003'],
  ['banana', '09040'],
  ['carrot', '11124'],
  ['kiwi', '09148'],
  ['lemon', '09150'],
  ['nectarine', '09191'],
  ['onion', '11282'],
  ['orange', '09200'],
  ['peach', '09236'],
  ['pear', '09252'],
  ['pepper', '11333'],
  ['potato', '11352'],
  ['satsuma', '09218'],
  ['tomato', '11529'],
  ['courgette', '11477'],
  ['egg', '01123'],
];
const WHOLE =
  /^(?:extra small|small|medium|large|extra large|jumbo|fruit|potato|italian|plum|cherry$|cucumber)/i;

/** How many of the whole pieces that USDA weighs lie in the interval of their label, as a sentence. */
export function portionCoverage(): string {
  const portions = readPackedPortions();
  let inside = 0;
  let all = 0;
  for (const [label, ndb] of PIECES) {
    const { gramsLow, gramsHigh } = portionForLabel(label);
    for (const portion of portions.filter((one) => one.ndb === ndb && WHOLE.test(one.label))) {
      const grams = Number(portion.grams) / Number(portion.amount);
      all += 1;
      if (grams >= gramsLow && grams <= gramsHigh) inside += 1;
    }
  }
  return (
    `Portions without anything to measure by: ${inside} of ${all} whole pieces that USDA weighs ` +
    `(${((100 * inside) / all).toFixed(0)} %) lie in the 80 % interval of their label. Nobody has weighed what is on ` +
    'the test photos, so nothing more can be said of portions.'
  );
}
