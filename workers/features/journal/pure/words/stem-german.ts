/** Strong verbs of everyday, whose vowel changes: no ending tells that they belong together. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    schlief: 'schlaf',
    schlafen: 'schlaf',
    schlaft: 'schlaf',
    geschlafen: 'schlaf',
    ging: 'geh',
    gegangen: 'geh',
    ass: 'ess',
    gegessen: 'ess',
    trank: 'trink',
    getrunken: 'trink',
    lief: 'lauf',
    gelaufen: 'lauf',
    traf: 'treff',
    getroffen: 'treff',
    sprach: 'sprech',
    gesprochen: 'sprech',
    schrieb: 'schreib',
    geschrieben: 'schreib',
    las: 'les',
    gelesen: 'les',
    dachte: 'denk',
    gedacht: 'denk',
    fuhr: 'fahr',
    gefahren: 'fahr',
    weinte: 'wein',
    geweint: 'wein',
  }),
);

const FIRST_ENDINGS = ['ern', 'em', 'er', 'en', 'es', 'e', 's'];
const SECOND_ENDINGS = ['est', 'er', 'en', 'st', 't'];

/**
 * The stem of a lower-case German word without accents ('muede', 'strasse'): the endings of the Snowball stemmer's first two
 * steps (snowballstem.org), and the participle's 'ge…t'. Words that are read as German though they are English lose little.
 */
export function stemGerman(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 5) return word;
  const participle = word.startsWith('ge') ? /^ge([a-z]{3,})t$/.exec(word)?.[1] : undefined;
  if (participle !== undefined) return participle.replace(/e$/, '');
  const bare = without(word, FIRST_ENDINGS);
  const shorter = bare.length < 3 ? word : bare;
  const second = without(shorter, SECOND_ENDINGS);
  return second.length < 4 ? shorter : second;
}

/** The longest ending that fits goes. */
function without(word: string, endings: readonly string[]): string {
  const ending = endings.find((one) => word.endsWith(one));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
