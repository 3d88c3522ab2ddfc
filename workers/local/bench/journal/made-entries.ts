/** Sentences that are put together into entries: ours, about days as anyone has them. */
const OPENINGS = [
  'Slept badly and woke before the alarm.',
  'A slow morning with tea and rain at the window.',
  'The meeting ran late and I missed the train.',
  'Went for a run along the river.',
  'Cooked soup for two and called it dinner.',
  'My head hurt all afternoon.',
  'Called my sister, we laughed a lot.',
  'Too much screen, too little air.',
  'Read in bed until the light went out.',
  'The exam is next week and I am behind.',
];
const PLACES = [
  'garden',
  'kitchen',
  'office',
  'station',
  'library',
  'pool',
  'forest',
  'market',
  'clinic',
  'harbour',
];
const FEELINGS = [
  'tired',
  'calm',
  'proud',
  'restless',
  'grateful',
  'lonely',
  'hopeful',
  'angry',
  'curious',
  'numb',
];
const THINGS = [
  'letter',
  'bicycle',
  'guitar',
  'invoice',
  'recipe',
  'headache',
  'photograph',
  'contract',
  'puzzle',
  'blanket',
];

/** Numbers in 0..1, always the same ones: the xorshift of Marsaglia (2003). */
function numbers(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 4_294_967_296;
  };
}

const pick = <T>(list: readonly T[], at: number): T => {
  const found = list[Math.floor(at * list.length)];
  if (found === undefined) throw new RangeError('the list is empty');
  return found;
};

/** An entry of about 40 words, a third of them from a vocabulary of 5,000 made-up ones, as rare words are in a real journal. */
export function madeEntry(at: number): string {
  const random = numbers(at + 7);
  for (let warmUp = 0; warmUp < 4; warmUp += 1) random();
  const rare = Array.from({ length: 12 }, () => `w${Math.floor(random() ** 2 * 5_000).toString(36)}q`).join(
    ' ',
  );
  const scene = `Sat in the ${pick(PLACES, random())}, felt ${pick(FEELINGS, random())}, thought of the ${pick(THINGS, random())}.`;
  return `${pick(OPENINGS, random())} ${scene} ${pick(OPENINGS, random())} ${rare}`;
}

export const QUERIES = [
  'insomnia',
  'could not sleep',
  'tired at the office',
  'running by the water',
  'dinner with family',
  'headache and pain',
  'felt lonely in the forest',
  'exam stress',
  'grateful for the garden',
  'w1q harbour',
  'guitar evening',
  'angry about the invoice',
] as const;
