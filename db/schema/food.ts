import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  real,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, softDelete, timestamps } from './columns.ts';
import { memberTable } from './core.ts';
import { customFoods, foods } from './nutrition.ts';

export interface EstimateColumn {
  value: number;
  low: number;
  high: number;
  missing: number;
}

export interface StoredDetection {
  label: string;
  score: number;
  box: [number, number, number, number];
  kind: 'food' | 'tableware' | 'other';
}

/** A line that the member drew along a thing of known size; points are fractions of the photo's width and height. */
export interface StoredReference {
  thing: string;
  /** In mm, where the member says it. */
  ownLengthMm: number | null;
  from: [number, number];
  to: [number, number];
}

/** What an item's mass was read from in the photo, so that it can be read again by another scale. */
export interface StoredPortion {
  /** Indices into the meal's detections. */
  pieces: number[];
  as: string | null;
  told: { grams: number; gramsLow: number; gramsHigh: number } | null;
  share: number;
}

/** A meal: photographed, entered by hand, quickly added, or copied. Its totals stand on the row, so that a list is one read. */
export const foodAnalyses = memberTable(
  'food_analyses',
  {
    id: id(),
    state: text('state', {
      enum: ['queued', 'detecting', 'describing', 'matching', 'ready', 'failed'],
    }).notNull(),
    source: text('source', { enum: ['photo', 'quick', 'copy', 'hand'] }).notNull(),
    meal: text('meal', { enum: ['breakfast', 'lunch', 'dinner', 'snack'] }).notNull(),
    eatenAt: instant('eaten_at').notNull(),
    localDay: text('local_day').notNull(),
    title: text('title'),
    failure: text('failure', { enum: ['photo_unreadable', 'photo_lost', 'service_down', 'gave_up'] }),
    /** Counts the runs a person asked for: a job's key is made of it, so that no run is done twice. */
    attempt: integer('attempt').notNull().default(1),
    analysedBy: text('analysed_by').array().notNull().default(sql`'{}'::text[]`),
    detections: jsonb('detections').$type<StoredDetection[]>().notNull().default([]),
    reference: jsonb('reference').$type<StoredReference>(),
    hasPhoto: boolean('has_photo').notNull().default(false),
    itemNames: text('item_names').array().notNull().default(sql`'{}'::text[]`),
    totals: jsonb('totals').$type<Record<string, EstimateColumn>>().notNull().default({}),
    energyKcal: real('energy_kcal').notNull().default(0),
    energyLow: real('energy_low').notNull().default(0),
    energyHigh: real('energy_high').notNull().default(0),
    energyMissing: integer('energy_missing').notNull().default(0),
    proteinG: real('protein_g').notNull().default(0),
    fatG: real('fat_g').notNull().default(0),
    carbohydrateG: real('carbohydrate_g').notNull().default(0),
    /** The idempotency key of the request that made it: a repeat that got past everything else ends here. */
    requestKey: text('request_key'),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    index('food_analyses_history').on(table.memberId, table.eatenAt, table.id).where(sql`deleted_at is null`),
    index('food_analyses_energy')
      .on(table.memberId, table.energyKcal, table.id)
      .where(sql`deleted_at is null`),
    index('food_analyses_day').on(table.memberId, table.localDay).where(sql`deleted_at is null`),
    index('food_analyses_open')
      .on(table.updatedAt)
      .where(sql`state in ('queued', 'detecting', 'describing', 'matching')`),
    index('food_analyses_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    uniqueIndex('food_analyses_request').on(table.memberId, table.requestKey),
    unique('food_analyses_of_member').on(table.id, table.memberId),
  ],
);

/** A foreign key looks past row-level security, so it names the member as well: nothing can hang on somebody else's meal. */
function ofSameMember(table: { analysisId: AnyPgColumn; memberId: AnyPgColumn }) {
  return foreignKey({
    columns: [table.analysisId, table.memberId],
    foreignColumns: [foodAnalyses.id, foodAnalyses.memberId],
  }).onDelete('cascade');
}

export const foodPhotos = memberTable(
  'food_photos',
  {
    id: id(),
    analysisId: uuid('analysis_id').notNull(),
    fileKey: text('file_key').notNull(),
    sha256: text('sha256').notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    ofSameMember(table),
    index('food_photos_analysis').on(table.analysisId),
    index('food_photos_member').on(table.memberId),
  ],
);

export const foodItems = memberTable(
  'food_items',
  {
    id: id(),
    analysisId: uuid('analysis_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    foodId: text('food_id').references(() => foods.id),
    customFoodId: uuid('custom_food_id'),
    massGrams: real('mass_grams').notNull(),
    massLow: real('mass_low').notNull(),
    massHigh: real('mass_high').notNull(),
    confidence: real('confidence').notNull(),
    foundBy: text('found_by', { enum: ['barcode', 'label', 'detector', 'model', 'person'] }).notNull(),
    box: real('box').array(),
    /** Null when the member said the mass themselves, or the photo has none. */
    portion: jsonb('portion').$type<StoredPortion>(),
    /** The figures per 100 g when the item was matched: a later edition of the table does not change what was eaten. */
    nutrientsPer100g: jsonb('nutrients_per_100g').$type<Record<string, number>>().notNull().default({}),
    alternatives: jsonb('alternatives').$type<{ foodId: string; name: string }[]>().notNull().default([]),
    ...timestamps(),
    ...softDelete(),
  },
  (table) => [
    ofSameMember(table),
    foreignKey({
      name: 'food_items_custom_food',
      columns: [table.customFoodId, table.memberId],
      foreignColumns: [customFoods.id, customFoods.memberId],
    }),
    index('food_items_analysis').on(table.analysisId, table.position),
    index('food_items_member').on(table.memberId),
  ],
);

/** How many meals a member has, kept by a trigger: counting 100,000 rows for each page would cost more than the page. */
export const foodAnalysisCounts = memberTable(
  'food_analysis_counts',
  { total: integer('total').notNull() },
  (table) => [uniqueIndex('food_analysis_counts_member').on(table.memberId)],
);
