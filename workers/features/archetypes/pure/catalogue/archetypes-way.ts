import { MIDDLING } from './middling.ts';
import type { Archetype } from './types.ts';
import { count, daily, goal, minutes, onDays, perWeek, task, words } from './write-plan.ts';

/** Those who are known by what moves them. */
export const WAY_ARCHETYPES: readonly Archetype[] = [
  {
    id: 'wayfinder',
    house: 'tide',
    name: words('Wayfinder', 'Pfadfinderin'),
    motto: words('There is always another road.', 'Es gibt immer noch einen Weg.'),
    about: words(
      'You are kept going by what is new. A habit stays with you when it does not look the same twice.',
      'Neues hält dich in Gang. Eine Gewohnheit bleibt, wenn sie nicht zweimal gleich aussieht.',
    ),
    profile: { ...MIDDLING, openness: 1.3, conscientiousness: -0.4 },
    plan: [
      goal(
        'new',
        words('Something new each week', 'Jede Woche etwas Neues'),
        words('Curiosity is your engine: feed it.', 'Neugier ist dein Motor: Gib ihr etwas.'),
        task(
          'dish',
          words(
            'Eat something you have not had this month',
            'Etwas essen, das es diesen Monat noch nicht gab',
          ),
          perWeek(2, 'evening'),
        ),
        task(
          'route',
          words('Walk a way you do not know', 'Einen unbekannten Weg gehen'),
          perWeek(3, 'midday'),
          minutes(20),
        ),
      ),
      goal(
        'anchor',
        words('One thing that stays', 'Eines, das bleibt'),
        words('One fixed point makes the rest free.', 'Ein fester Punkt macht den Rest frei.'),
        task(
          'lines',
          words('Write three lines about the day', 'Drei Zeilen über den Tag schreiben'),
          daily('evening'),
        ),
      ),
    ],
  },
  {
    id: 'pacer',
    house: 'grove',
    name: words('Pacer', 'Schrittmacherin'),
    motto: words('Side by side is fast enough.', 'Nebeneinander ist schnell genug.'),
    about: words(
      'You go far when somebody goes with you, and stop when nobody looks. That is no flaw: it says where to put the effort.',
      'Du kommst weit, wenn jemand mitgeht, und bleibst stehen, wenn niemand schaut. Das ist kein Fehler: Es sagt, wo Mühe lohnt.',
    ),
    profile: { ...MIDDLING, selfDrive: -1.3, agreeableness: 0.3 },
    plan: [
      goal(
        'seen',
        words('Tell somebody', 'Jemandem sagen'),
        words(
          'A promise that was heard is half kept.',
          'Ein Versprechen, das gehört wurde, ist halb gehalten.',
        ),
        task(
          'tell',
          words('Tell a friend what you will do this week', 'Einer Freundin sagen, was du diese Woche tust'),
          onDays([1], 'morning'),
        ),
        task('show', words('Show that you did it', 'Zeigen, dass es getan ist'), perWeek(3, 'evening')),
      ),
      goal(
        'small',
        words('Very small steps', 'Sehr kleine Schritte'),
        words('Two minutes need no applause.', 'Zwei Minuten brauchen keinen Beifall.'),
        task('stretch', words('Stretch', 'Sich strecken'), daily('morning'), minutes(2)),
      ),
    ],
  },
  {
    id: 'quiet-maker',
    house: 'forge',
    name: words('Quiet Maker', 'Stille Macherin'),
    motto: words('Let the work speak.', 'Die Arbeit spricht.'),
    about: words(
      'You get better at things for their own sake, and mostly alone. Others see the result and never the hours.',
      'Du wirst in Dingen besser um ihrer selbst willen, meist allein. Andere sehen das Ergebnis, nie die Stunden.',
    ),
    profile: { ...MIDDLING, selfDrive: 1, extraversion: -1 },
    plan: [
      goal(
        'practice',
        words('Practise one thing', 'Eines üben'),
        words('Half an hour a day beats a Sunday.', 'Eine halbe Stunde am Tag schlägt einen Sonntag.'),
        task('practise', words('Practise', 'Üben'), perWeek(5, 'evening'), minutes(30)),
        task('log', words('Note what went better', 'Notieren, was besser ging'), perWeek(5, 'evening')),
      ),
      goal(
        'out',
        words('Leave the room', 'Den Raum verlassen'),
        words(
          'A body that sits at the bench wants out.',
          'Ein Körper, der an der Werkbank sitzt, will hinaus.',
        ),
        task('walk', words('Walk outside', 'Draußen gehen'), daily('midday'), minutes(20)),
      ),
    ],
  },
  {
    id: 'pathbreaker',
    house: 'forge',
    name: words('Pathbreaker', 'Bahnbrecherin'),
    motto: words('If not me, who?', 'Wenn nicht ich, wer?'),
    about: words(
      'You set the mark yourself and like it high. Rest is the habit that you have to learn.',
      'Du setzt dir die Marke selbst und gern hoch. Die Ruhe ist die Gewohnheit, die du lernen musst.',
    ),
    profile: { ...MIDDLING, selfDrive: 1, extraversion: 0.7, stability: 0.5 },
    plan: [
      goal(
        'strong',
        words('Get stronger', 'Stärker werden'),
        words('What is counted grows.', 'Was gezählt wird, wächst.'),
        task(
          'strength',
          words('Train strength', 'Kraft trainieren'),
          onDays([1, 3, 5], 'morning'),
          minutes(30),
        ),
        task(
          'breakfast',
          words('Eat something with protein in the morning', 'Morgens etwas mit Eiweiß essen'),
          daily('morning'),
        ),
      ),
      goal(
        'rest',
        words('Rest on purpose', 'Mit Absicht ruhen'),
        words('The day between is part of the training.', 'Der Tag dazwischen gehört zum Training.'),
        task(
          'off',
          words('Nothing after nine in the evening', 'Nach neun Uhr abends nichts mehr'),
          perWeek(4, 'evening'),
        ),
      ),
    ],
  },
  {
    id: 'still-water',
    house: 'tide',
    name: words('Still Water', 'Stilles Wasser'),
    motto: words('No hurry, and no wind.', 'Keine Eile und kein Wind.'),
    about: words(
      'Little upsets you, and little drives you. Habits that are pleasant stay; those that are only useful float away.',
      'Wenig bringt dich aus der Ruhe, und wenig treibt dich an. Angenehmes bleibt, nur Nützliches schwimmt davon.',
    ),
    profile: { ...MIDDLING, stability: 1.3, extraversion: -0.4 },
    plan: [
      goal(
        'pleasant',
        words('Pleasant movement', 'Angenehme Bewegung'),
        words('You keep what you enjoy.', 'Du behältst, was du genießt.'),
        task(
          'stroll',
          words('Stroll without an aim', 'Ziellos spazieren'),
          perWeek(4, 'evening'),
          minutes(30),
        ),
      ),
      goal(
        'spark',
        words('A small pull', 'Ein kleiner Zug'),
        words(
          'A little challenge keeps the water fresh.',
          'Eine kleine Herausforderung hält das Wasser frisch.',
        ),
        task(
          'put-off',
          words('Do one thing that you put off', 'Eine aufgeschobene Sache tun'),
          perWeek(2, 'midday'),
        ),
        task(
          'water',
          words('Drink water', 'Wasser trinken'),
          daily('midday'),
          count(6, words('glasses', 'Gläser')),
        ),
      ),
    ],
  },
  {
    id: 'tide-reader',
    house: 'tide',
    name: words('Tide Reader', 'Gezeitenleserin'),
    motto: words('Feel it, then sail.', 'Erst spüren, dann segeln.'),
    about: words(
      'You notice much, in yourself and in others, and some days are heavy with it. On those days your habits should be lighter.',
      'Du merkst viel, an dir und an anderen, und manche Tage sind schwer davon. An ihnen sollen deine Gewohnheiten leichter sein.',
    ),
    profile: { ...MIDDLING, stability: -1.3, agreeableness: 0.3 },
    plan: [
      goal(
        'calm',
        words('A calm end of the day', 'Ein ruhiger Tagesausklang'),
        words(
          'What is written down need not be carried to bed.',
          'Was aufgeschrieben ist, muss nicht mit ins Bett.',
        ),
        task('write', words('Write down what goes round', 'Aufschreiben, was kreist'), daily('evening')),
        task('breathe', words('Breathe slowly', 'Langsam atmen'), daily('evening'), minutes(5)),
      ),
      goal(
        'air',
        words('Air and light', 'Luft und Licht'),
        words(
          'Twenty minutes outside ask little of a heavy day.',
          'Zwanzig Minuten draußen verlangen auch einem schweren Tag wenig ab.',
        ),
        task('walk', words('Walk outside', 'Draußen gehen'), perWeek(5, 'midday'), minutes(20)),
      ),
    ],
  },
];
