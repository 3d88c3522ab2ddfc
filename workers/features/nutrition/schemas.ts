import { z } from 'zod';
import { NUTRIENTS } from './pure/nutrients.ts';

const keys: ReadonlySet<string> = new Set(NUTRIENTS.map(({ key }) => key));

/** Figures per 100 g by nutrient key. A nutrient that is not known is absent. */
const nutrients = z
  .record(z.string(), z.number().min(0).max(100_000))
  .refine((figures) => Object.keys(figures).every((key) => keys.has(key)), {
    message: 'There is no such nutrient.',
  });

const portion = z.object({
  /** How many of `label` weigh `grams`. */
  amount: z.number().positive().max(1000),
  label: z.string().trim().min(1).max(80),
  grams: z.number().positive().max(10_000),
});

export const nutrientRow = z
  .object({
    key: z.string(),
    name: z.string(),
    unit: z.enum(['kcal', 'g', 'mg', 'µg', 'IU']),
    dailyEu: z.number().optional(),
    dailyUs: z.number().optional(),
  })
  .meta({ id: 'Nutrient' });

/** A food as a search lists it; figures per 100 g, null where they are not known. */
export const foodSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    brand: z.string().nullable(),
    source: z.string(),
    energyKcal: z.number().nullable(),
    proteinG: z.number().nullable(),
    fatG: z.number().nullable(),
    carbohydrateG: z.number().nullable(),
    serving: z.object({ label: z.string(), grams: z.number() }).nullable(),
  })
  .meta({ id: 'FoodSummary' });

export const food = foodSummary
  .extend({ nutrientsPer100g: z.record(z.string(), z.number()), portions: z.array(portion) })
  .meta({ id: 'Food' });

export const foodSearch = z.object({
  query: z.string().trim().min(1).max(120),
  /** Decides between two senses of a word: 'chips' in en-GB and in en-US. */
  locale: z.string().max(35).optional(),
  page: z.coerce.number().int().min(1).max(10).default(1),
  perPage: z.coerce.number().int().min(1).max(50).default(20),
});

export const newCustomFood = z
  .object({
    name: z.string().trim().min(1).max(120),
    brand: z.string().trim().min(1).max(120).optional(),
    nutrientsPer100g: nutrients.refine((figures) => figures.energyKcal !== undefined, {
      message: 'A food needs its energy.',
    }),
    portions: z.array(portion).max(20).default([]),
  })
  .meta({ id: 'NewCustomFood' });

export const patchCustomFood = z
  .object({
    name: z.string().trim().min(1).max(120),
    brand: z.string().trim().min(1).max(120).nullable(),
    nutrientsPer100g: nutrients,
    portions: z.array(portion).max(20),
  })
  .partial()
  .meta({ id: 'PatchCustomFood' });

export const customFood = z
  .object({
    id: z.uuid(),
    /** What items and searches call it. */
    foodId: z.string(),
    name: z.string(),
    brand: z.string().nullable(),
    nutrientsPer100g: z.record(z.string(), z.number()),
    portions: z.array(portion),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CustomFood' });

export const customFoodPage = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
});

export type FoodSummary = z.infer<typeof foodSummary>;
export type Food = z.infer<typeof food>;
export type FoodSearch = z.infer<typeof foodSearch>;
export type NewCustomFood = z.infer<typeof newCustomFood>;
export type PatchCustomFood = z.infer<typeof patchCustomFood>;
export type CustomFood = z.infer<typeof customFood>;
