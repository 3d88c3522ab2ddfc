const STARTS = [
  'Got up late and',
  'After lunch I',
  'On the way home I',
  'In the morning I',
  'Before bed I',
  'With the neighbours I',
  'During the break I',
  'Early on I',
];
const MIDDLES = [
  'sorted the old photographs into three piles',
  'repaired the kitchen drawer that always jams',
  'waited an hour for the plumber',
  'bought a lamp for the hallway',
  'wrote the shopping list for the week',
  'watched the news and turned it off again',
  'returned the parcel at the post office',
  'listened to a radio play about lighthouses',
  'ironed five shirts',
  'answered mails that had piled up',
  'tried a new bakery at the corner',
  'washed the windows on the street side',
  'looked for my glasses for ages',
  'changed the tyres with my cousin',
  'planned the trip to the coast in May',
  'filled in the insurance form',
  'watered the plants on the balcony',
  'played cards and lost twice',
  'picked up the suit from the cleaner',
  'read the paper from front to back',
];
const ENDS = [
  'Nothing special otherwise.',
  'It took longer than I thought.',
  'The day went by quickly.',
  'Soup in the evening.',
];

/** Entries about days as anyone has them, to be searched among: 640, each another one. */
export function everydayEntries(): string[] {
  return STARTS.flatMap((start) =>
    MIDDLES.flatMap((middle) => ENDS.map((end) => `${start} ${middle}. ${end}`)),
  );
}
