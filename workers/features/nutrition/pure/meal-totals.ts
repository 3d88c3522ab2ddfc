import type { NutrientFigures } from './nutrients.ts';

/** A figure with an 80 % interval. `missing`: for how many items it is not known; then the figure is 'at least'. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
  missing: number;
}

export interface EatenItem {
  massGrams: number;
  /** An 80 % interval of the mass. */
  massLow: number;
  massHigh: number;
  /** Per 100 g; absent is not known. */
  nutrientsPer100g: NutrientFigures;
}

/**
 * What a meal adds up to, by nutrient. The errors of the items are taken as independent: the lower halves of their
 * intervals are added in quadrature, and so are the upper ones, each side by itself. A nutrient that is known of no item
 * is absent. An empty meal has no totals.
 */
export function mealTotals(items: readonly EatenItem[]): Record<string, Estimate> {
  const keys = new Set(items.flatMap((item) => Object.keys(item.nutrientsPer100g)));
  return Object.fromEntries([...keys].map((key) => [key, totalOf(items, key)]));
}

function totalOf(items: readonly EatenItem[], key: string): Estimate {
  const known = items.flatMap((item) => {
    const per100g = item.nutrientsPer100g[key];
    return per100g === undefined ? [] : [contribution(item, per100g)];
  });
  const value = sum(known.map((part) => part.value));
  const below = Math.sqrt(sum(known.map((part) => part.below ** 2)));
  const above = Math.sqrt(sum(known.map((part) => part.above ** 2)));
  return {
    value: round(value),
    low: round(Math.max(0, value - below)),
    high: round(value + above),
    missing: items.length - known.length,
  };
}

function contribution(item: EatenItem, per100g: number) {
  const value = (item.massGrams * per100g) / 100;
  return {
    value,
    below: Math.max(0, value - (item.massLow * per100g) / 100),
    above: Math.max(0, (item.massHigh * per100g) / 100 - value),
  };
}

/** From the smallest to the largest, so that the order of the items does not matter. */
function sum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((total, value) => total + value, 0);
}

/** Four digits that mean something are more than any table has. */
function round(value: number): number {
  return Number(value.toPrecision(6));
}
