/** Strong verbs of everyday, whose vowel changes: no ending tells that they belong together. */
const IRREGULAR: Readonly<Record<string, string>> = {
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
};

/**
 * The stem of a lower-case German word without accents ('muede', 'strasse'): the endings of the Snowball stemmer's first two
 * steps (snowballstem.org), and the participle's 'ge…t'. Words that are read as German though they are English lose little.
 */
export function stemGerman(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (word.length < 5) return word;
  const participle = /^ge([a-z]{3,})t$/.exec(word)?.[1];
  if (participle !== undefined) return participle.replace(/e$/, '');
  const bare = word.replace(/(?:ern|em|er|en|es|e|s)$/, '');
  const shorter = bare.length < 3 ? word : bare;
  const second = shorter.replace(/(?:est|er|en|st|t)$/, '');
  return second.length < 4 ? shorter : second;
}
