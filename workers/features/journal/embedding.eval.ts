/**
 * `npm run eval:embedding -- <data folder>`: how often the entry that is meant is among the first ten, by meaning and by words, on pairs of our own
 * among our other entries and 1,000 posts of strangers (without the folder, among ours alone); size and time.
 */
import { readFileSync } from 'node:fs';
import { embedText } from './pure/embedding/embed-text.ts';
import { termsOf } from './pure/embedding/words.ts';
import { OTHER_ENTRIES, SEARCH_PAIRS } from './training/search-pairs.ts';

const folder = process.argv.slice(2).find((word) => !word.startsWith('--')) ?? process.env.DATA_DIR;
const strangers =
  folder === undefined
    ? []
    : readFileSync(`${folder}/emotion/goemotions/dev.tsv`, 'utf8')
        .split('\n')
        .slice(0, 1000)
        .map((line) => line.split('\t')[0] ?? '');
const entries = [...SEARCH_PAIRS.map(([, entry]) => entry), ...OTHER_ENTRIES, ...strangers];

const vectors = entries.map((entry) => embedText(entry));
const stems = entries.map((entry) => new Set(termsOf(entry).words));
const seen = new Map<string, number>();
for (const set of stems) for (const stem of set) seen.set(stem, (seen.get(stem) ?? 0) + 1);

function byMeaning(query: string): number[] {
  const wanted = embedText(query);
  return vectors.map((vector) => vector.reduce((sum, value, k) => sum + value * (wanted[k] ?? 0), 0));
}
function byWords(query: string): number[] {
  const wanted = new Set(termsOf(query).words);
  return stems.map((set) =>
    [...wanted].reduce(
      (sum, stem) => sum + (set.has(stem) ? Math.log(entries.length / (seen.get(stem) ?? 1)) : 0),
      0,
    ),
  );
}
function bothWays(query: string): number[] {
  const [meaning, words] = [byMeaning(query), byWords(query)];
  const best = Math.max(1e-9, ...words);
  return meaning.map((value, at) => value + (0.4 * (words[at] ?? 0)) / best);
}
function rankOf(scores: readonly number[], wanted: number): number {
  const own = scores[wanted] ?? 0;
  return own <= 0
    ? Number.POSITIVE_INFINITY
    : 1 + scores.filter((score, at) => score > own || (score === own && at < wanted)).length;
}

console.log(
  `${SEARCH_PAIRS.length} pairs among ${entries.length} entries\n\n| | recall@1 | recall@10 | MRR |\n| --- | ---: | ---: | ---: |`,
);
for (const [name, score] of Object.entries({
  'words alone': byWords,
  'meaning alone': byMeaning,
  both: bothWays,
})) {
  const ranks = SEARCH_PAIRS.map(([query], at) => rankOf(score(query), at));
  const share = (most: number) => (ranks.filter((rank) => rank <= most).length / ranks.length).toFixed(3);
  console.log(
    `| ${name} | ${share(1)} | ${share(10)} | ${(ranks.reduce((sum, rank) => sum + 1 / rank, 0) / ranks.length).toFixed(3)} |`,
  );
  if (process.argv.includes('--errors') && name === 'meaning alone') {
    for (const [at, [query, entry]] of SEARCH_PAIRS.entries())
      if ((ranks[at] ?? 0) > 10) console.error(`${ranks[at]}: ${query} → ${entry}`);
  }
}
const before = process.cpuUsage();
for (const entry of entries) embedText(entry);
const { user, system } = process.cpuUsage(before);
console.log(
  `\n${Math.round((user + system) / entries.length)} µs a text of ${Math.round(entries.join(' ').length / entries.length)} characters`,
);
