import type { houses as english } from '../en/houses.ts';

export const houses: Record<keyof typeof english, string> = {
  'house.title': 'Haus',
  'house.byArchetype': 'Du bist mit deinem Archetyp hierher gekommen.',
  'house.byChoice': 'Du hast dieses Haus gewählt.',
  'house.privacy': 'Niemand sieht hier, wer du bist oder was du tust: nur, was ihr alle geschafft habt.',
  'house.leave': 'Haus verlassen',
  'house.left': 'Du hast es verlassen: {name}.',
  'house.challenge': 'Diese Woche, gemeinsam',
  'house.challenge.days': 'Für jeden von uns: an {goal} Tagen etwas geschafft.',
  'house.challenge.tasks': 'Für jeden von uns: {goal} Aufgaben geschafft.',
  'house.challenge.full-days': 'Für jeden von uns: {goal} Tage, an denen alles geschafft ist.',
  'house.own': 'Dein Teil: {own} von {goal}.',
  'house.ownReached': 'Dein Teil: {own} von {goal}. Du hast es geschafft.',
  'house.tooFew':
    'In dieser Woche waren noch keine fünf Mitglieder dabei. Zahlen der anderen zeigen wir erst ab fünf.',
  'house.together':
    'Mit mindestens {atLeast} Mitgliedern ist das Haus bei {share}, und {reached} von ihnen haben das Ziel erreicht. In Schritten von 5 %.',
  'house.standing': 'Wie die Häuser stehen',
  'house.lastWeek': 'Letzte Woche',
  'house.yours': 'deins',
  'house.standingNote':
    'Wie viel von seinem Ziel jedes Haus geschafft hat. Niemand zählt über den eigenen Teil hinaus: Ein großes Haus ist nicht im Vorteil. Jede Stunde neu gezählt.',
  'house.noStanding': 'Noch in keinem Haus waren fünf Mitglieder dabei, deshalb gibt es nichts zu zeigen.',
  'house.noneTitle': 'Du bist in keinem Haus',
  'house.noneText':
    'Ein Haus ist ein Team ohne Chat: eine Aufgabe in der Woche, und wie weit ihr alle kommt. Du kannst in eines gehen und es jederzeit verlassen.',
  'house.choose': 'Wähle ein Haus',
  'house.others': 'In ein anderes Haus gehen',
  'house.ofArchetype': 'Das Haus deines Archetyps',
  'house.enter': 'Hineingehen',
  'house.enterNamed': 'Hineingehen: {name}',
};
