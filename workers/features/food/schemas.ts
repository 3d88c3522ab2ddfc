import { z } from 'zod';
import { SEEN_THINGS, THING_NAMES } from './pure/known-things.ts';

export const ANALYSIS_STATES = ['queued', 'detecting', 'describing', 'matching', 'ready', 'failed'] as const;
export const MEALS = ['breakfast', 'lunch', 'dinner', 'snack'] as const;
export const MEAL_SOURCES = ['photo', 'quick', 'copy', 'hand'] as const;
export const FOUND_BY = ['barcode', 'label', 'detector', 'model', 'person'] as const;
export const FAILURES = ['photo_unreadable', 'photo_lost', 'service_down', 'gave_up'] as const;

export const analysisState = z.enum(ANALYSIS_STATES);
export const meal = z.enum(MEALS);
export const foundBy = z.enum(FOUND_BY);

const localDay = z.iso.date().meta({ description: 'A day in the member’s own time zone.' });
const instant = z.iso.datetime({ offset: true });
const grams = z.number().positive().max(10_000);

/** A figure with its 80 % interval. `missing` counts the items for which the figure is not known: then it is 'at least'. */
export const estimate = z
  .object({ value: z.number(), low: z.number(), high: z.number(), missing: z.int().min(0) })
  .meta({ id: 'Estimate' });

/** Keyed by the nutrient keys of `GET /api/v1/nutrients`, such as energyKcal, proteinG, fatG, carbohydrateG. */
export const totals = z.record(z.string(), estimate).meta({ id: 'NutrientTotals' });

const box = z
  .tuple([z.number(), z.number(), z.number(), z.number()])
  .meta({ description: 'Left, top, width, height as fractions of the photo.' });

const point = z
  .tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
  .meta({ description: 'A point of the photo: from the left and from the top, as fractions of it.' });

/** A line along a thing of known size in the photo: its length, or its widest part. */
export const reference = z
  .object({
    thing: z.enum(THING_NAMES),
    /** In mm; for a hand of known width, and for what has no usual length. Of other things it is not heeded. */
    ownLengthMm: z.number().min(5).max(2000).nullable().default(null),
    from: point,
    to: point,
  })
  .meta({ id: 'MealReference' });

export const foodItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    /** Null when no food of the table fits yet: the person is asked. */
    foodId: z.string().nullable(),
    massGrams: z.number(),
    massLow: z.number(),
    massHigh: z.number(),
    confidence: z.number().min(0).max(1),
    foundBy,
    box: box.nullable(),
    /** Whether something of known size in the photo tells its mass: a piece that nobody weighed. */
    isMeasurable: z.boolean(),
    /** By what its size was measured: what the person marked, else what was found in the photo. */
    sizedBy: z.enum([...THING_NAMES, ...SEEN_THINGS]).nullable(),
    /** Per 100 g; a nutrient that is not known is absent. */
    nutrientsPer100g: z.record(z.string(), z.number()),
    alternatives: z.array(z.object({ foodId: z.string(), name: z.string() })),
  })
  .meta({ id: 'FoodItem' });

/** What a meal is called by, in a list and alone. */
const mealHead = {
  id: z.uuid(),
  state: analysisState,
  source: z.enum(MEAL_SOURCES),
  meal,
  eatenAt: instant,
  localDay,
  title: z.string().nullable(),
};

export const foodAnalysis = z
  .object({
    ...mealHead,
    items: z.array(foodItem),
    totals,
    photo: z.object({ url: z.string(), width: z.int(), height: z.int() }).nullable(),
    /** What the photo is scaled by, as the person marked it. */
    reference: reference.nullable(),
    /** True when the analysis is ready and found nothing: 'tell us what it is'. */
    needsPerson: z.boolean(),
    failure: z.enum(FAILURES).nullable(),
    /** Which detector and model took part, by name. */
    analysedBy: z.array(z.string()),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'FoodAnalysis' });

export const foodAnalysisSummary = z
  .object({
    ...mealHead,
    itemNames: z.array(z.string()),
    hasPhoto: z.boolean(),
    energyKcal: estimate,
    proteinG: z.number(),
    fatG: z.number(),
    carbohydrateG: z.number(),
  })
  .meta({ id: 'FoodAnalysisSummary' });

export const acceptedAnalysis = z
  .object({ id: z.uuid(), state: analysisState })
  .meta({ id: 'AcceptedAnalysis' });

/** The fields beside `photo` in the multipart body of POST /food-analyses. */
export const newAnalysisFields = z.object({ eatenAt: instant.optional(), meal: meal.optional() });

export const HISTORY_SORTS = ['-eatenAt', 'eatenAt', '-energyKcal', 'energyKcal'] as const;

export const historyQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(200).optional(),
  sort: z.enum(HISTORY_SORTS).default('-eatenAt'),
  food: z.string().trim().min(1).max(80).optional(),
  minKcal: z.coerce.number().min(0).max(100_000).optional(),
  maxKcal: z.coerce.number().min(0).max(100_000).optional(),
  from: localDay.optional(),
  to: localDay.optional(),
});

export const patchAnalysis = z
  .object({ meal, eatenAt: instant, title: z.string().trim().max(120).nullable() })
  .partial()
  .meta({ id: 'PatchFoodAnalysis' });

export const newItem = z
  .object({
    foodId: z.string().max(80),
    massGrams: grams,
  })
  .meta({ id: 'NewFoodItem' });

export const patchItem = z
  .object({
    /** Swaps the food; the mass stays. */
    foodId: z.string().max(80),
    /** What the person says is taken as known: the interval closes to ±5 %. */
    massGrams: grams,
  })
  .partial()
  .meta({ id: 'PatchFoodItem' });

/** Divides an item in two: this share stays, the rest becomes a new item of the same food. */
export const splitItem = z
  .object({ share: z.number().gt(0).lt(1).default(0.5), foodId: z.string().max(80).optional() })
  .meta({ id: 'SplitFoodItem' });

export const copyMeal = z
  .object({ eatenAt: instant.optional(), meal: meal.optional() })
  .meta({ id: 'CopyMeal' });

/** A meal without a photo: foods of the table, or a name with its energy when that is all one knows. */
export const quickMeal = z
  .object({
    eatenAt: instant.optional(),
    meal: meal.optional(),
    title: z.string().trim().min(1).max(120).optional(),
    items: z
      .array(
        z.union([
          newItem,
          z.object({ name: z.string().trim().min(1).max(120), energyKcal: z.number().min(0).max(10_000) }),
        ]),
      )
      .min(1)
      .max(60),
  })
  .meta({ id: 'QuickMeal' });

export const foodDaysQuery = z.object({ from: localDay, to: localDay });

export const foodDay = z
  .object({
    localDay,
    meals: z.int(),
    energyKcal: estimate,
    proteinG: estimate,
    fatG: estimate,
    carbohydrateG: estimate,
    fibreG: estimate,
  })
  .meta({ id: 'FoodDay' });

export type AnalysisState = z.infer<typeof analysisState>;
export type Meal = z.infer<typeof meal>;
export type FoundBy = z.infer<typeof foundBy>;
export type Reference = z.infer<typeof reference>;
export type Failure = (typeof FAILURES)[number];
export type Estimate = z.infer<typeof estimate>;
export type FoodItem = z.infer<typeof foodItem>;
export type FoodAnalysis = z.infer<typeof foodAnalysis>;
export type FoodAnalysisSummary = z.infer<typeof foodAnalysisSummary>;
export type HistoryQuery = z.infer<typeof historyQuery>;
export type PatchAnalysis = z.infer<typeof patchAnalysis>;
export type NewItem = z.infer<typeof newItem>;
export type PatchItem = z.infer<typeof patchItem>;
export type QuickMeal = z.infer<typeof quickMeal>;
export type FoodDay = z.infer<typeof foodDay>;
