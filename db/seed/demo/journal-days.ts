/** What the demo person writes: a mood, words of theirs, tags and activities. They are plainly made up, and nobody's. */
export interface DemoNote {
  mood: 1 | 2 | 3 | 4 | 5;
  text: string;
  tags: readonly string[];
  activities: readonly string[];
}

export const DEMO_NOTES: readonly DemoNote[] = [
  {
    mood: 2,
    text: 'Could not sleep again. Lay awake until two and thought of the deadline.',
    tags: ['night'],
    activities: [],
  },
  {
    mood: 4,
    text: 'Ran along the canal before breakfast. Cold air, clear head.',
    tags: ['morning'],
    activities: ['running'],
  },
  {
    mood: 3,
    text: 'Long meeting, no decision. At least the lunch was good.',
    tags: ['work'],
    activities: [],
  },
  {
    mood: 5,
    text: 'Dinner with friends, the kind that ends with everybody doing the dishes and nobody wanting to leave.',
    tags: ['friends'],
    activities: ['cooking'],
  },
  { mood: 3, text: '', tags: [], activities: ['reading'] },
  {
    mood: 2,
    text: 'Headache all afternoon, too much coffee and too little water.',
    tags: ['health'],
    activities: [],
  },
  {
    mood: 4,
    text: 'Finally repaired the bicycle. It still squeaks, but it rolls.',
    tags: ['home'],
    activities: ['repairs'],
  },
  {
    mood: 4,
    text: 'Called my sister. We laughed about the tent holiday again.',
    tags: ['family'],
    activities: [],
  },
  {
    mood: 1,
    text: 'Argued about nothing and said things I did not mean. Sorry already.',
    tags: [],
    activities: [],
  },
  { mood: 3, text: 'Rain. Soup. An early night, I hope.', tags: ['night'], activities: ['cooking'] },
  {
    mood: 5,
    text: 'The project is through! Walked home the long way, grinning.',
    tags: ['work'],
    activities: ['walking'],
  },
  { mood: 4, text: 'Slept nine hours and woke before the alarm.', tags: ['night'], activities: [] },
  {
    mood: 2,
    text: 'Worried about the rent going up. Made a list, felt a little better.',
    tags: ['money'],
    activities: [],
  },
  { mood: 4, text: '', tags: [], activities: ['yoga'] },
  {
    mood: 4,
    text: 'Read in the park until the sun went behind the roofs.',
    tags: [],
    activities: ['reading', 'walking'],
  },
  {
    mood: 3,
    text: 'Slow day. Answered mails, watered the plants, missed the train by a minute.',
    tags: ['work'],
    activities: [],
  },
];
