export { hasOwnFoods } from './food-queries.ts';
export { type Alternative, type FoodMatch, matchFood } from './match-food.ts';
export { matchLabel } from './match-label.ts';
export { FOOD_LABELS, type LabelPortion, portionForLabel } from './pure/label-portions.ts';
export { type EatenItem, type Estimate, mealTotals } from './pure/meal-totals.ts';
export { NUTRIENTS, type Nutrient, type NutrientFigures } from './pure/nutrients.ts';
export { getFood, getFoods } from './read-food.ts';
export type { Food, FoodSummary } from './schemas.ts';
export { searchFoods } from './search-foods.ts';
