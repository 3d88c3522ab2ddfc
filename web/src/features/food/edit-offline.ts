import { massByPerson } from '#workers/features/food/pure/item-mass.ts';
import type { FoodAnalysis, FoodItem } from '#workers/features/food/schemas.ts';
import { mealTotals } from '#workers/features/nutrition/pure/meal-totals.ts';
import type { MealEdit } from './meal-edits.ts';

function withItems(meal: FoodAnalysis, items: FoodAnalysis['items']): FoodAnalysis {
  return { ...meal, items, totals: mealTotals(items) };
}

/** What the person weighed is no longer read from the photo. */
function weighed(item: FoodItem, massGrams: number): FoodItem {
  return { ...item, ...massByPerson(massGrams), isMeasurable: false, sizedBy: null };
}

/** The meal as it will be once an edit is sent; null for edits that need the server's figures, which cannot wait. */
export function editOffline(meal: FoodAnalysis, edit: MealEdit): FoodAnalysis | null {
  if (edit.kind === 'delete-item') {
    return withItems(
      meal,
      meal.items.filter(({ id }) => id !== edit.itemId),
    );
  }
  if (edit.kind === 'change-item' && edit.change.foodId === undefined) {
    const { massGrams } = edit.change;
    if (massGrams === undefined) return meal;
    return withItems(
      meal,
      meal.items.map((item) => (item.id === edit.itemId ? weighed(item, massGrams) : item)),
    );
  }
  if (edit.kind === 'change') {
    const { title, meal: kind, eatenAt } = edit.change;
    return {
      ...meal,
      ...(title !== undefined && { title }),
      ...(kind !== undefined && { meal: kind }),
      ...(eatenAt !== undefined && { eatenAt }),
    };
  }
  return null;
}
