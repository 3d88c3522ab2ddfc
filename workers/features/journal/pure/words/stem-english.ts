const VOWEL = /[aeiouy]/;
/** What does not follow from its ending: the forms that journals are full of. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    slept: 'sleep',
    felt: 'feel',
    ran: 'run',
    went: 'go',
    gone: 'go',
    ate: 'eat',
    eaten: 'eat',
    drank: 'drink',
    drunk: 'drink',
    woke: 'wake',
    woken: 'wake',
    wrote: 'write',
    written: 'write',
    met: 'meet',
    saw: 'see',
    seen: 'see',
    thought: 'think',
    cried: 'cry',
    fought: 'fight',
    lost: 'lose',
    swam: 'swim',
    spoke: 'speak',
    told: 'tell',
    bought: 'buy',
    made: 'make',
    took: 'take',
    children: 'child',
    feet: 'foot',
    better: 'good',
    best: 'good',
    worse: 'bad',
    worst: 'bad',
  }),
);

/**
 * The stem of a lower-case English word: the plural and tense endings of Porter's algorithm (1980, steps 1a to 1c) and the
 * commonest endings of nouns and adverbs. It is for finding one's own words again, so it keeps more than Porter does.
 */
export function stemEnglish(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length < 4) return word;
  return withoutNounEnding(withoutTense(withoutPlural(word)));
}

function withoutPlural(word: string): string {
  if (!word.endsWith('s')) return word;
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|z)es$/.test(word)) return word.slice(0, -2);
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  const ending = word.endsWith('ed') ? 2 : word.endsWith('ing') ? 3 : 0;
  const stem = word.slice(0, word.length - ending);
  if (ending === 0 || stem.length < 3 || !VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz|v|c|g|s)$/.test(stem) && !stem.endsWith('ss')) return withoutSilentE(`${stem}e`);
  if (/([b-df-hj-km-np-rt-xz])\1$/.test(stem)) return stem.slice(0, -1);
  return stem;
}

function withoutNounEnding(word: string): string {
  if (!/[yst]$/.test(word)) return withoutSilentE(word);
  const short = word
    .replace(/(?:fulness|lessness|iveness|ousness)$/, (ending) => ending.slice(0, -4))
    .replace(/([a-z]{4,})ness$/, '$1')
    .replace(/([a-z]{3,})ily$/, '$1y')
    .replace(/([a-z]{3,})ly$/, '$1')
    .replace(/([a-z]{4,})ment$/, '$1');
  return withoutSilentE(short.length < 3 ? word : short);
}

/** 'hope' and 'hoping', 'happy' and 'happiness' meet here. */
function withoutSilentE(word: string): string {
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1);
  return word.length > 3 && word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}
