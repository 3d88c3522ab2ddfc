import { useState } from 'react';
import type { FoodAnalysis } from '#workers/features/food/schemas.ts';
import { mealTotals } from '#workers/features/nutrition/pure/meal-totals.ts';
import { type MassDrafts, withDrafts } from './meal-draft.ts';

/** A meal as it looks while its sliders move. A draft ends when the server has answered for it. */
export function useMassDrafts(meal: FoodAnalysis) {
  const [drafts, setDrafts] = useState<MassDrafts>({});
  const isDrafting = Object.keys(drafts).length > 0;
  const items = isDrafting ? withDrafts(meal.items, drafts) : meal.items;
  return {
    items,
    totals: isDrafting ? mealTotals(items) : meal.totals,
    move: (itemId: string, grams: number) => setDrafts((known) => ({ ...known, [itemId]: grams })),
    /** Forgets a draft, unless the person has moved on to another figure meanwhile. */
    settle: (itemId: string, grams: number) =>
      setDrafts((known) => {
        if (known[itemId] !== grams) return known;
        const { [itemId]: _settled, ...rest } = known;
        return rest;
      }),
  };
}
