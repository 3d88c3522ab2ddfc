import { readPackedPortions } from '#db/seed/foods/packed-foods.ts';

/** Foods that come in pieces: their NDB number, and how many times as long as wide they are. */
export const PIECES: readonly { label: string; ndb: string; length: number }[] = [
  { label: 'apple', ndb: '09003', length: 1 },
  { label: 'banana', ndb: '09040', length: 3 },
  { label: 'carrot', ndb: '11124', length: 6 },
  { label: 'kiwi', ndb: '09148', length: 1.2 },
  { label: 'lemon', ndb: '09150', length: 1.3 },
  { label: 'nectarine', ndb: '09191', length: 1 },
  { label: 'onion', ndb: '11282', length: 1 },
  { label: 'orange', ndb: '09200', length: 1 },
  { label: 'peach', ndb: '09236', length: 1 },
  { label: 'pear', ndb: '09252', length: 1.4 },
  { label: 'pepper', ndb: '11333', length: 1.2 },
  { label: 'potato', ndb: '11352', length: 1.5 },
  { label: 'satsuma', ndb: '09218', length: 1 },
  { label: 'tomato', ndb: '11529', length: 1 },
  { label: 'courgette', ndb: '11477', length: 4 },
  { label: 'egg', ndb: '01123', length: 1.3 },
];
const WHOLE =
  /^(?:extra small|small|medium|large|extra large|jumbo|fruit|potato|italian|plum|cherry$|cucumber)/i;

/** What USDA (SR28) weighs of whole pieces, in grams, by label. */
export function wholePieces(): ReadonlyMap<string, number[]> {
  const portions = readPackedPortions();
  return new Map(
    PIECES.map(({ label, ndb }) => [
      label,
      portions
        .filter((one) => one.ndb === ndb && WHOLE.test(one.label))
        .map(({ grams, amount }) => Number(grams) / Number(amount)),
    ]),
  );
}
