import { MIDDLING } from './middling.ts';
import type { Archetype } from './types.ts';
import { count, daily, goal, minutes, onDays, perWeek, task, words } from './write-plan.ts';

/** Those who are known by when, how and with whom they do things. */
export const DAY_ARCHETYPES: readonly Archetype[] = [
  {
    id: 'dawn-keeper',
    house: 'dawn',
    name: words('Dawn Keeper', 'Hüterin der Frühe'),
    motto: words('The day is won before breakfast.', 'Der Tag gewinnt sich vor dem Frühstück.'),
    about: words(
      'You are clearest when the street is still quiet. What you put first tends to get done.',
      'Am klarsten bist du, wenn die Straße noch still ist. Was du zuerst tust, wird fertig.',
    ),
    profile: { ...MIDDLING, morningness: 1.3, conscientiousness: 0.5 },
    plan: [
      goal(
        'mornings',
        words('A morning of my own', 'Ein Morgen für mich'),
        words(
          'Your best hour is early: give it to something that matters.',
          'Deine beste Stunde ist früh: Gib sie etwas, das zählt.',
        ),
        task(
          'light',
          words('Ten minutes of daylight', 'Zehn Minuten Tageslicht'),
          daily('morning'),
          minutes(10),
        ),
        task('page', words('Write three lines', 'Drei Zeilen schreiben'), daily('morning')),
      ),
      goal(
        'evenings',
        words('Lights out in time', 'Rechtzeitig Licht aus'),
        words('An early bird needs an early night.', 'Wer früh auf ist, braucht eine frühe Nacht.'),
        task(
          'screens',
          words('No screen in the hour before bed', 'In der Stunde vor dem Schlaf kein Bildschirm'),
          daily('evening'),
        ),
      ),
    ],
  },
  {
    id: 'mapmaker',
    house: 'dawn',
    name: words('Mapmaker', 'Kartenzeichnerin'),
    motto: words('First the map, then the mountain.', 'Erst die Karte, dann der Berg.'),
    about: words(
      'You like to know where things are and what comes next. A plan calms you more than a rest does.',
      'Du weißt gern, wo alles ist und was als Nächstes kommt. Ein Plan beruhigt dich mehr als eine Pause.',
    ),
    profile: { ...MIDDLING, conscientiousness: 1.3, openness: -0.3, selfDrive: 0.3 },
    plan: [
      goal(
        'week',
        words('A week with a shape', 'Eine Woche mit Form'),
        words(
          'Fifteen minutes on Sunday save you an hour on Wednesday.',
          'Fünfzehn Minuten am Sonntag ersparen dir eine Stunde am Mittwoch.',
        ),
        task('plan', words('Plan the week', 'Die Woche planen'), onDays([7], 'evening'), minutes(15)),
        task('cook', words('Cook for two days', 'Für zwei Tage kochen'), onDays([3, 7], 'evening')),
      ),
      goal(
        'move',
        words('Move on most days', 'Sich fast täglich bewegen'),
        words(
          'In your calendar it happens; beside it, it does not.',
          'Im Kalender passiert es, daneben nicht.',
        ),
        task('walk', words('Walk outside', 'Draußen gehen'), perWeek(5, 'midday'), minutes(25)),
      ),
    ],
  },
  {
    id: 'night-weaver',
    house: 'forge',
    name: words('Night Weaver', 'Nachtweberin'),
    motto: words('The best hour has no sun.', 'Die beste Stunde hat keine Sonne.'),
    about: words(
      'Your mind opens when the others yawn. Plans for seven in the morning are made against you.',
      'Dein Kopf geht auf, wenn andere gähnen. Pläne für sieben Uhr früh sind gegen dich gemacht.',
    ),
    profile: { ...MIDDLING, morningness: -1.3, openness: 0.4 },
    plan: [
      goal(
        'evening',
        words('Use the evening well', 'Den Abend gut nutzen'),
        words('Put the habit where you are awake.', 'Leg die Gewohnheit dorthin, wo du wach bist.'),
        task(
          'train',
          words('Move in the evening', 'Sich abends bewegen'),
          perWeek(3, 'evening'),
          minutes(30),
        ),
        task(
          'project',
          words('Half an hour for your own thing', 'Eine halbe Stunde für das Eigene'),
          perWeek(4, 'evening'),
          minutes(30),
        ),
      ),
      goal(
        'sleep',
        words('Sleep long enough', 'Lang genug schlafen'),
        words('Late is fine; short is not.', 'Spät ist in Ordnung, kurz nicht.'),
        task('same', words('Get up at the same time', 'Zur selben Zeit aufstehen'), daily('morning')),
      ),
    ],
  },
  {
    id: 'hearthkeeper',
    house: 'grove',
    name: words('Hearthkeeper', 'Herdhüterin'),
    motto: words('Sit down, there is soup.', 'Setz dich, es gibt Suppe.'),
    about: words(
      'You see to it that others are well, and your own plate comes last. Habits that feed two are made for you.',
      'Du siehst darauf, dass es anderen gut geht, und dein Teller kommt zuletzt. Gewohnheiten, die zwei satt machen, passen zu dir.',
    ),
    profile: { ...MIDDLING, agreeableness: 1.2, extraversion: 0.5 },
    plan: [
      goal(
        'table',
        words('A shared table', 'Ein gemeinsamer Tisch'),
        words(
          'A meal with somebody is a meal you sit down for.',
          'Wer mit jemandem isst, setzt sich dafür hin.',
        ),
        task('meal', words('Eat with somebody', 'Mit jemandem essen'), perWeek(3, 'evening')),
        task(
          'greens',
          words('Two handfuls of vegetables', 'Zwei Handvoll Gemüse'),
          daily('evening'),
          count(2, words('handfuls', 'Handvoll')),
        ),
      ),
      goal(
        'own',
        words('A quarter of an hour for me', 'Eine Viertelstunde für mich'),
        words('Nobody can pour from an empty pot.', 'Aus einem leeren Topf lässt sich nicht schöpfen.'),
        task(
          'quiet',
          words('Sit down and do nothing', 'Sich setzen und nichts tun'),
          daily('midday'),
          minutes(15),
        ),
      ),
    ],
  },
  {
    id: 'kindler',
    house: 'grove',
    name: words('Kindler', 'Funkenträgerin'),
    motto: words('Come along!', 'Komm mit!'),
    about: words(
      'You light up among people and light them up, too. Alone you forget; together you never do.',
      'Unter Leuten leuchtest du auf und steckst sie an. Allein vergisst du es, zusammen nie.',
    ),
    profile: { ...MIDDLING, extraversion: 1.4, openness: 0.2 },
    plan: [
      goal(
        'together',
        words('Move with others', 'Sich mit anderen bewegen'),
        words(
          'A date with somebody is harder to miss than one with yourself.',
          'Eine Verabredung verpasst man schwerer als einen Vorsatz.',
        ),
        task(
          'sport',
          words('Move with somebody', 'Sich mit jemandem bewegen'),
          perWeek(2, 'evening'),
          minutes(40),
        ),
        task(
          'call',
          words('Call somebody while walking', 'Beim Gehen jemanden anrufen'),
          perWeek(3, 'midday'),
          minutes(20),
        ),
      ),
      goal(
        'calm',
        words('Come down in the evening', 'Abends herunterkommen'),
        words('What is bright all day needs dimming.', 'Was den Tag über hell ist, braucht Dämmerung.'),
        task(
          'dim',
          words('Half an hour without talk', 'Eine halbe Stunde ohne Gespräch'),
          daily('evening'),
          minutes(30),
        ),
      ),
    ],
  },
];
