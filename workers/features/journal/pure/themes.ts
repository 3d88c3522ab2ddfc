import type { Theme } from '../schemas.ts';
import { stemsOf } from './words/word-stems.ts';

/** Words that tell what an entry is about, English and German. One word says little, so that a theme needs one and lists few. */
const WORDS: Readonly<Record<Theme, string>> = {
  sleep:
    'sleep slept nap insomnia awake woke dream nightmare bed tired exhausted schlafen schlaf geschlafen wach traum müde albtraum bett einschlafen',
  work: 'work job boss meeting deadline office colleague project client shift career arbeit chef büro kollege kollegin besprechung projekt kunde schicht feierabend',
  study:
    'study exam lecture homework class university school essay thesis lernen prüfung vorlesung uni schule hausaufgaben klausur',
  family:
    'family mother father mum mom dad sister brother son daughter kids child baby grandmother grandfather parents familie mutter vater mama papa schwester bruder sohn tochter kinder kind oma opa eltern',
  friends:
    'friend friends friendship party pub catch hangout freund freundin freunde freundschaft feier kneipe',
  love: 'love partner girlfriend boyfriend wife husband date relationship kiss marriage liebe partnerin ehe ehefrau ehemann beziehung kuss verliebt',
  health:
    'doctor headache pain ill sick flu medicine hospital therapy therapist migraine fever cough arzt ärztin kopfschmerzen schmerzen krank grippe medizin krankenhaus therapie fieber husten',
  food: 'breakfast lunch dinner cook cooking eat meal coffee tea cake hungry restaurant recipe bread frühstück mittagessen abendessen kochen essen kaffee kuchen hunger rezept brot',
  movement:
    'run running walk walking gym swim yoga bike cycling workout training hike climbing dance laufen gelaufen spaziergang schwimmen fahrrad sport training wandern klettern tanzen joggen',
  nature:
    'forest sea beach mountain garden sun rain snow river lake bird tree flower wald meer strand berg garten sonne regen schnee fluss see vogel baum blume',
  home: 'clean cleaning laundry kitchen flat apartment move moving landlord tidy putzen wäsche küche wohnung umzug vermieter aufräumen haushalt',
  money:
    'money rent bill salary debt tax budget savings expensive geld miete rechnung gehalt schulden steuer sparen teuer',
  travel:
    'trip travel train flight airport holiday vacation hotel journey reise zug flug flughafen urlaub ferien hotel',
  rest: 'rest relax quiet calm read reading book bath meditation film movie ausruhen entspannen ruhig ruhe lesen buch bad meditation',
  creativity:
    'paint painting draw drawing music guitar piano song write writing poem photograph sing malen zeichnen musik gitarre klavier lied schreiben gedicht fotografieren singen',
  worry:
    'worry worried anxious anxiety panic afraid scared stress stressed nervous overwhelmed sorge sorgen angst panik stress gestresst nervös überfordert',
  gratitude: 'grateful thankful thank gratitude blessed appreciate dankbar danke dankbarkeit',
};

const THEMES_OF_STEM = new Map<string, Theme[]>();
for (const [theme, words] of Object.entries(WORDS) as [Theme, string][]) {
  for (const stem of stemsOf(words)) THEMES_OF_STEM.set(stem, [...(THEMES_OF_STEM.get(stem) ?? []), theme]);
}

const MOST_THEMES = 4;

/** What a text is about, by words of a list: the theme with the most words first, at most four. */
export function themesOf(text: string): Theme[] {
  const counts = new Map<Theme, number>();
  for (const stem of stemsOf(text)) {
    for (const theme of THEMES_OF_STEM.get(stem) ?? []) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_THEMES)
    .map(([theme]) => theme);
}
