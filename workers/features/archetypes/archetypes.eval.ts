/**
 * `npm run eval:archetypes`: people are made with known true traits, take the quiz twice, and the confidence that was stated
 * is held against how often both times said the same.
 */
import { posterior, retestAgreement } from './pure/decide-archetype.ts';
import { ITEMS } from './pure/items.ts';
import type { TraitScore } from './pure/score-answers.ts';
import { normalDraws } from './pure/seeded-normal.ts';
import { type PerTrait, reliability, TRAITS } from './pure/traits.ts';

const PEOPLE = 24_000;
const draws = normalDraws(PEOPLE * TRAITS.length * 3, 7);
const perTrait = Object.fromEntries(
  TRAITS.map((trait) => [trait, ITEMS.filter((item) => item.trait === trait).length]),
);

let at = 0;
const next = () => draws[at++] ?? 0;
const bins = Array.from({ length: 10 }, () => ({ people: 0, said: 0, same: 0 }));
const counts = new Map<string, number>();
for (let person = 0; person < PEOPLE; person++) {
  const truth = TRAITS.map(() => next());
  const take = () =>
    Object.fromEntries(
      TRAITS.map((trait, index) => {
        const answered = perTrait[trait] ?? 0;
        const alpha = reliability(trait, answered);
        const score = Math.sqrt(alpha) * (truth[index] ?? 0) + Math.sqrt(1 - alpha) * next();
        return [trait, { score, error: Math.sqrt(1 - alpha), answered }];
      }),
    ) as PerTrait<TraitScore>;
  const [once, again] = [take(), take()];
  const [first] = posterior(once);
  if (first === undefined) continue;
  counts.set(first.id, (counts.get(first.id) ?? 0) + 1);
  const confidence = retestAgreement(once, first.id);
  const bin = bins[Math.min(9, Math.floor(confidence * 10))];
  if (bin === undefined) continue;
  bin.people += 1;
  bin.said += confidence;
  bin.same += Number(posterior(again)[0]?.id === first.id);
}
console.log(
  '| stated confidence | people | stated on average | the same on a retest |\n| --- | ---: | ---: | ---: |',
);
for (const [index, { people, said, same }] of bins.entries()) {
  if (people === 0) continue;
  const percent = (value: number) => `${((100 * value) / people).toFixed(1)} %`;
  console.log(`| ${index * 10}–${index * 10 + 10} % | ${people} | ${percent(said)} | ${percent(same)} |`);
}
const shares = [...counts].map(([id, count]) => `${id} ${((100 * count) / PEOPLE).toFixed(0)} %`);
console.log(`\nOf ${PEOPLE} made-up people: ${shares.join(', ')}.`);
