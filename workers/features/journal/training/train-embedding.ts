/**
 * `node workers/features/journal/training/train-embedding.ts <data folder>`: writes `pure/embedding/embedding-weights.gen.ts`. Which words
 * stand near which in posts, sentences and recipes (positive pointwise mutual information, its leading eigenvectors), then drawn together by
 * the concepts that we wrote ourselves (after Faruqui and others 2015), then rounded to eight bits.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { seeded } from '#workers/kernel/seeded.ts';
import { EMBEDDING_DIMENSIONS, rawSum } from '../pure/embedding/embed-text.ts';
import { packVectors } from '../pure/embedding/pack-vectors.ts';
import { PIECE_BUCKETS, pieceBuckets, termHash, type WordVectors } from '../pure/embedding/word-vectors.ts';
import { termOf, termsOf } from '../pure/embedding/words.ts';
import { CONCEPTS } from './concepts.ts';
import { readGoEmotions } from './emotion-data.ts';
import { readEmoBank } from './fit-valence.ts';
import { leadingVectors, type Sparse } from './svd.ts';

const AT_LEAST = 4;
const WINDOW = 8;
const CONCEPT_PULL = Number(process.env.PULL ?? 1.2);
const SMOOTH = 0.75;
const SHIFT = 0;

const folder = process.argv[2] ?? process.env.DATA_DIR;
if (folder === undefined)
  throw new Error('name the data folder: its emotion/, recipes/ and ingredients/ are read');
const random = seeded(8);

const recipes = readdirSync(`${folder}/recipes/content`).map((file) =>
  readFileSync(`${folder}/recipes/content/${file}`, 'utf8'),
);
const texts = [
  ...readGoEmotions(folder, 'train').texts,
  ...readEmoBank(folder)
    .filter(({ split }) => split === 'train')
    .map(({ text }) => text),
  ...recipes.flatMap((recipe) => recipe.split('\n').filter((line) => line.length > 20)),
];

const concepts = CONCEPTS.map((line) => [...new Set(line.split(' ').map(termOf))]);
const phrases = new Set(concepts.flat().filter((term) => term.includes('_')));
const documents = texts.map((text) => {
  const { words, pairs, negated } = termsOf(text);
  return words.map((word, at) => [
    word,
    ...[pairs[at - 1] ?? '', negated[at] ?? ''].filter((phrase) => phrases.has(phrase)),
  ]);
});
const counts = new Map<string, number>();
for (const document of documents)
  for (const terms of document) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
const conceptTerms = new Set(concepts.flat());
const vocabulary = [...counts]
  .filter(([term, count]) => /\p{L}/u.test(term) && (count >= AT_LEAST || conceptTerms.has(term)))
  .map(([term]) => term);
for (const term of conceptTerms) if (!counts.has(term)) vocabulary.push(term);
const indexOf = new Map(vocabulary.map((term, at) => [term, at]));
console.log(`${texts.length} texts, ${vocabulary.length} terms, ${concepts.length} concepts`);

function cooccurrence(): Sparse {
  const size = vocabulary.length;
  const near = Array.from({ length: size }, () => new Map<number, number>());
  for (const document of documents) {
    const ids = document.map((terms) => terms.flatMap((term) => indexOf.get(term) ?? []));
    for (const [at, here] of ids.entries()) {
      for (let ahead = 0; ahead <= WINDOW && at + ahead < ids.length; ahead += 1) {
        const by = 1 / Math.max(1, Math.sqrt(ahead));
        for (const a of here)
          for (const b of ids[at + ahead] ?? []) {
            if (a === b) continue;
            near[a]?.set(b, (near[a]?.get(b) ?? 0) + by);
            near[b]?.set(a, (near[b]?.get(a) ?? 0) + by);
          }
      }
    }
  }
  const sums = near.map((row) => [...row.values()].reduce((sum, value) => sum + value, 0));
  const smoothed = sums.map((sum) => sum ** SMOOTH);
  const total = smoothed.reduce((sum, value) => sum + value, 0);
  const [start, at, value] = [new Uint32Array(size + 1), [] as number[], [] as number[]];
  for (const [row, others] of near.entries()) {
    for (const [other, count] of others) {
      const one = Math.log((count * total) / ((sums[row] ?? 1) * (smoothed[other] ?? 1)));
      const two = Math.log((count * total) / ((sums[other] ?? 1) * (smoothed[row] ?? 1)));
      const information = (one + two) / 2 - SHIFT;
      if (information > 0) {
        at.push(other);
        value.push(information * Math.min(1, Math.sqrt(count / 3)));
      }
    }
    start[row + 1] = at.length;
  }
  return { size, start, at: Uint32Array.from(at), value: Float32Array.from(value) };
}

const matrix = cooccurrence();
console.log(`${matrix.at.length} pairs that stand near each other`);
const D = EMBEDDING_DIMENSIONS;
const vectors = leadingVectors(matrix, { rank: D, rounds: 6, random });

function lengthOf(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}
function unit(values: Float32Array): Float32Array {
  const by = 1 / Math.max(lengthOf(values), 1e-9);
  return values.map((value) => value * by);
}
const rowOf = (row: number): Float32Array => vectors.subarray(row * D, (row + 1) * D);
for (let row = 0; row < vocabulary.length; row += 1) rowOf(row).set(unit(rowOf(row)));

/** A concept's centre: where its words stand, and a direction of its own; each word is drawn to the centres of its concepts. */
const learned = vectors.slice();
const centres = concepts.map((terms) => {
  const centre = unit(Float32Array.from({ length: D }, () => random() + random() + random() - 1.5));
  const mean = new Float32Array(D);
  for (const term of terms) {
    const row = indexOf.get(term) ?? 0;
    const trust = Math.min(1, Math.sqrt((counts.get(term) ?? 0) / 50));
    for (let k = 0; k < D; k += 1) mean[k] = (mean[k] ?? 0) + trust * (learned[row * D + k] ?? 0);
  }
  const known = unit(mean);
  return unit(centre.map((value, k) => 0.8 * value + (known[k] ?? 0)));
});
const conceptsOf = new Map<string, number[]>();
for (const [concept, terms] of concepts.entries())
  for (const term of terms) conceptsOf.set(term, [...(conceptsOf.get(term) ?? []), concept]);
for (const [term, belongs] of conceptsOf) {
  const row = indexOf.get(term) ?? 0;
  const trust = Math.min(1, Math.sqrt((counts.get(term) ?? 0) / 50));
  const pull = new Float32Array(D);
  for (const concept of belongs)
    for (let k = 0; k < D; k += 1) pull[k] = (pull[k] ?? 0) + (centres[concept]?.[k] ?? 0);
  const drawn = unit(pull);
  rowOf(row).set(unit(rowOf(row).map((value, k) => trust * value + CONCEPT_PULL * (drawn[k] ?? 0))));
}

const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
const weightOf = (term: string): number => {
  const share = (counts.get(term) ?? 1) / all;
  const rare = 3e-4 / (3e-4 + share);
  return Math.round(255 * (conceptTerms.has(term) ? Math.max(0.35, rare) : 0.75 * rare));
};
const order = vocabulary
  .map((term, row) => ({ term, row, hash: termHash(term) }))
  .sort((a, b) => a.hash - b.hash)
  .filter(({ hash }, at, sorted) => sorted[at - 1]?.hash !== hash);
const eight = (values: Float32Array): number[] => {
  const most = values.reduce((max, value) => Math.max(max, Math.abs(value)), 1e-9);
  return [...values].map((value) =>
    Math.max(-127, Math.min(127, Math.round((value / most) * 127 * Math.min(1, most * 2.2)))),
  );
};
const pieceSums = new Float32Array(PIECE_BUCKETS * D);
for (const { term, row } of order) {
  if (term.includes('_')) continue;
  for (const bucket of pieceBuckets(term))
    for (let k = 0; k < D; k += 1)
      pieceSums[bucket * D + k] = (pieceSums[bucket * D + k] ?? 0) + (vectors[row * D + k] ?? 0);
}
const model: WordVectors = {
  dimensions: D,
  terms: Uint32Array.from(order, ({ hash }) => hash),
  weights: Uint8Array.from(order, ({ term }) => weightOf(term)),
  vectors: Int8Array.from(order.flatMap(({ row }) => eight(rowOf(row)))),
  pieces: Int8Array.from(
    Array.from({ length: PIECE_BUCKETS }, (_, bucket) =>
      eight(unit(pieceSums.slice(bucket * D, (bucket + 1) * D))),
    ).flat(),
  ),
  common: new Float32Array(D),
};

/** The first direction of many texts, by power iteration. */
const samples = texts.filter((_, at) => at % 20 === 0).map((text) => unit(rawSum(text, model)));
let common = unit(Float32Array.from({ length: D }, () => random()));
for (let round = 0; round < 30; round += 1) {
  const next = new Float32Array(D);
  for (const sample of samples) {
    const along = sample.reduce((sum, value, k) => sum + value * (common[k] ?? 0), 0);
    for (let k = 0; k < D; k += 1) next[k] = (next[k] ?? 0) + along * (sample[k] ?? 0);
  }
  common = unit(next);
}
model.common = common;
const bytes = packVectors(model);
writeFileSync(
  `${import.meta.dirname}/../pure/embedding/embedding-weights.gen.ts`,
  `/** Made by training/train-embedding.ts: see MODEL-CARD.md. */\nexport const EMBEDDING_WEIGHTS: string = '${Buffer.from(bytes).toString('base64')}';\n`,
);
console.log(`${bytes.length} bytes, ${Math.ceil(bytes.length / 3) * 4} as text`);
