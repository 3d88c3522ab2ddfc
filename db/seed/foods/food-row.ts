import type { FOOD_SOURCES } from '#db/schema/nutrition.ts';
import { indexFood } from '#workers/features/nutrition/pure/index-food.ts';
import { type Portion, servingOf } from '#workers/features/nutrition/pure/serving.ts';
import type { EverydayFood } from './everyday-foods.ts';

export type FoodSource = (typeof FOOD_SOURCES)[number];

/** A row of `foods` under the names of its columns, with its portions beside it. */
export interface FoodRow {
  id: string;
  source: FoodSource;
  fdc_id: number | null;
  gtin: string | null;
  description: string;
  name: string;
  aliases: readonly string[];
  category: string;
  brand: string | null;
  nutrients: Readonly<Record<string, number>>;
  serving_label: string | null;
  serving_grams: number | null;
  search_words: string;
  prominence: number;
  portions: readonly Portion[];
}

export interface FoodFacts {
  id: string;
  source: FoodSource;
  fdcId: number | null;
  gtin?: string | null;
  description: string;
  commonName: string;
  category: string;
  brand: string;
  nutrients: Readonly<Record<string, number>>;
  portions: readonly Portion[];
}

export function foodRow(facts: FoodFacts, everyday: ReadonlyMap<string, EverydayFood>): FoodRow {
  const { id, source, fdcId, description, category, brand, nutrients, portions } = facts;
  const indexed = indexFood({ ...facts, everyday: everyday.get(id) });
  const serving = servingOf(portions);
  return {
    id,
    source,
    fdc_id: fdcId,
    gtin: facts.gtin ?? null,
    description,
    name: indexed.name,
    aliases: indexed.aliases,
    category,
    brand: brand === '' ? null : brand,
    nutrients,
    serving_label: serving?.label ?? null,
    serving_grams: serving === null ? null : Number((serving.grams / serving.amount).toPrecision(4)),
    search_words: indexed.searchWords,
    prominence: indexed.prominence,
    portions,
  };
}
