import { massByPerson } from '#workers/features/food/pure/item-mass.ts';
import type { FoodItem } from '#workers/features/food/schemas.ts';

/** Masses that the person is setting right now, by item id, in grams. */
export type MassDrafts = Readonly<Record<string, number>>;

/** The items as they will be: what the person says is taken as known, as the server takes it. */
export function withDrafts(items: readonly FoodItem[], drafts: MassDrafts): FoodItem[] {
  return items.map((item) => {
    const grams = drafts[item.id];
    return grams === undefined ? item : { ...item, ...massByPerson(grams) };
  });
}
