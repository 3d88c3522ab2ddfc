import type { Db } from '#db/client.ts';
import { ExpiringMap } from '#workers/kernel/expiring-map.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { type FoodMatch, matchFood } from './match-food.ts';
import { portionForLabel } from './pure/label-portions.ts';
import { getFood } from './read-food.ts';
import { findFoods } from './search-foods.ts';

const KEPT_MS = 10 * 60_000;
const MAX_KEPT = 200;
const ALTERNATIVES = 5;

/** What labels stand for, as this isolate saw it lately. Only what is the same for everybody is kept: a table of foods hardly ever changes. */
const kept = new WeakMap<Db, ExpiringMap<string, FoodMatch>>();

/**
 * The food that a detector's own label stands for, with what else it may be.
 * @param input.hasOwnFoods whether the member entered foods of their own, which may be meant as well: then nothing that is kept will do
 */
export const matchLabel: Verb<{ label: string; hasOwnFoods: boolean }, FoodMatch> = async (call) => {
  const { ctx, input, deps } = call;
  if (input.hasOwnFoods) return seek(call);
  const known = keptOf(deps.db);
  const label = input.label.toLowerCase();
  const nowMs = ctx.now.getTime();
  const before = known.get(label, nowMs);
  if (before !== undefined) return before;
  const match = await seek(call);
  if (match.kind === 'match') known.set(label, match, nowMs);
  return match;
};

function keptOf(db: Db): ExpiringMap<string, FoodMatch> {
  const known = kept.get(db) ?? new ExpiringMap({ ttlMs: KEPT_MS, maxEntries: MAX_KEPT });
  kept.set(db, known);
  return known;
}

/** A label that stands for one known food is that; any other is searched for as words are. */
const seek: Verb<{ label: string }, FoodMatch> = async ({ ctx, input: { label }, deps }) => {
  const id = portionForLabel(label).foodId;
  const search = { db: deps.db, memberId: ctx.member.id, query: label };
  const [food, found] =
    id === null ? [] : await Promise.all([getFood({ ctx, input: { id }, deps }), findFoods(search)]);
  if (food === undefined || found === undefined) return matchFood({ ctx, input: { name: label }, deps });
  const others = found.map(({ summary }) => ({ id: summary.id, name: summary.name }));
  return {
    kind: 'match',
    food,
    score: 1,
    alternatives: others.filter((other) => other.id !== id).slice(0, ALTERNATIVES),
  };
};
