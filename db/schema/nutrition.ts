import { type SQL, sql } from 'drizzle-orm';
import {
  customType,
  index,
  integer,
  jsonb,
  primaryKey,
  real,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, sharedTable, softDelete, systemTable, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

export const FOOD_SOURCES = ['sr28', 'house', 'foundation', 'sr_legacy', 'survey', 'branded'] as const;

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Figures per 100 g by nutrient key. A nutrient that is not known has no key: absent is not zero. */
type Nutrients = Record<string, number>;

function nutrientColumn(name: string, key: string) {
  return real(name).generatedAlwaysAs(sql`(nutrients ->> ${sql.raw(`'${key}'`)})::real`);
}

/** `search_words` holds stems that the project's own stemmer made, so nothing stems them again. */
function searchColumn() {
  return tsvector('search').generatedAlwaysAs((): SQL => sql`to_tsvector('simple', search_words)`);
}

export const foods = sharedTable(
  'foods',
  {
    /** `fdc-<FDC id>`, `sr28-<NDB number>` or `house-<slug>`: never reused. */
    id: text('id').primaryKey(),
    source: text('source', { enum: FOOD_SOURCES }).notNull(),
    fdcId: integer('fdc_id'),
    gtin: text('gtin'),
    /** As the source words it: 'Bananas, raw'. */
    description: text('description').notNull(),
    /** As a person would say it. */
    name: text('name').notNull(),
    /** What else people call it: 'porridge', 'oatmeal'. */
    aliases: text('aliases').array().notNull().default(sql`'{}'::text[]`),
    category: text('category').notNull(),
    brand: text('brand'),
    nutrients: jsonb('nutrients').$type<Nutrients>().notNull(),
    energyKcal: nutrientColumn('energy_kcal', 'energyKcal'),
    proteinG: nutrientColumn('protein_g', 'proteinG'),
    fatG: nutrientColumn('fat_g', 'fatG'),
    carbohydrateG: nutrientColumn('carbohydrate_g', 'carbohydrateG'),
    fibreG: nutrientColumn('fibre_g', 'fibreG'),
    sugarG: nutrientColumn('sugar_g', 'sugarG'),
    sodiumMg: nutrientColumn('sodium_mg', 'sodiumMg'),
    /** The household portion that is offered first. */
    servingLabel: text('serving_label'),
    servingGrams: real('serving_grams'),
    searchWords: text('search_words').notNull(),
    search: searchColumn(),
    /** How likely a person means this food among those that fit the words alike. */
    prominence: real('prominence').notNull(),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('foods_fdc_id').on(table.fdcId),
    index('foods_gtin').on(table.gtin).where(sql`gtin is not null`),
    // Written once and read at every keystroke: a pending list would be searched word by word each time.
    index('foods_search').using('gin', table.search).with({ fastupdate: false }),
  ],
);

/** Household portions of a food, in the order they are offered. */
export const foodPortions = sharedTable(
  'food_portions',
  {
    foodId: text('food_id')
      .notNull()
      .references(() => foods.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** How many of `label` weigh `grams`. */
    amount: real('amount').notNull(),
    label: text('label').notNull(),
    grams: real('grams').notNull(),
  },
  (table) => [primaryKey({ columns: [table.foodId, table.position] })],
);

/** Every stem that some food has: what a misspelt word is compared with. */
export const foodWords = sharedTable(
  'food_words',
  {
    word: text('word').primaryKey(),
    foods: integer('foods').notNull(),
  },
  (table) => [index('food_words_trigrams').using('gin', table.word.op('gin_trgm_ops'))],
);

/** How far the loading of a table of foods has come: a load that was interrupted goes on behind its last batch. */
export const foodEditions = systemTable('food_editions', {
  name: text('name').primaryKey(),
  version: text('version').notNull(),
  batchesDone: integer('batches_done').notNull(),
  foods: integer('foods').notNull(),
  finishedAt: instant('finished_at'),
});

/** Foods that a member entered from a label or a recipe of their own. */
export const customFoods = memberTable(
  'custom_foods',
  {
    id: id(),
    name: text('name').notNull(),
    brand: text('brand'),
    nutrients: jsonb('nutrients').$type<Nutrients>().notNull(),
    portions: jsonb('portions')
      .$type<{ amount: number; label: string; grams: number }[]>()
      .notNull()
      .default([]),
    searchWords: text('search_words').notNull(),
    search: searchColumn(),
    /** The idempotency key of the request that made it. */
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('custom_foods_member').on(table.memberId, table.id).where(sql`deleted_at is null`),
    uniqueIndex('custom_foods_request').on(table.memberId, table.requestKey),
    unique('custom_foods_of_member').on(table.id, table.memberId),
  ],
);
