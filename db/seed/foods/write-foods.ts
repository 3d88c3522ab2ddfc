import { sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import type { FoodRow, FoodSource } from './food-row.ts';

/**
 * The statements that write a batch of foods with their portions. A food that is there is replaced when its source is
 * one of `replaces`, and is left as it is otherwise.
 */
export function writeFoods(q: Queries, rows: readonly FoodRow[], replaces: readonly FoodSource[]) {
  const foods = JSON.stringify(rows.map(({ portions: _portions, ...row }) => row));
  const portions = JSON.stringify(
    rows.flatMap(({ id, source, portions }) =>
      portions.map((portion, position) => ({ food_id: id, source, position, ...portion })),
    ),
  );
  const ids = JSON.stringify(rows.map(({ id, source }) => ({ id, source })));
  return [
    q.execute(sql`
      insert into foods (id, source, fdc_id, gtin, description, name, aliases, category, brand, nutrients,
        serving_label, serving_grams, search_words, prominence)
      select id, source, fdc_id, gtin, description, name, array(select jsonb_array_elements_text(aliases)), category,
        brand, nutrients, serving_label, serving_grams, search_words, prominence
      from jsonb_to_recordset(${foods}::jsonb) as given(id text, source text, fdc_id int, gtin text,
        description text, name text, aliases jsonb, category text, brand text, nutrients jsonb, serving_label text,
        serving_grams real, search_words text, prominence real)
      on conflict (id) do update set source = excluded.source, fdc_id = excluded.fdc_id, gtin = excluded.gtin,
        description = excluded.description, name = excluded.name, aliases = excluded.aliases,
        category = excluded.category, brand = excluded.brand, nutrients = excluded.nutrients,
        serving_label = excluded.serving_label, serving_grams = excluded.serving_grams,
        search_words = excluded.search_words, prominence = excluded.prominence, updated_at = now()
      where foods.source = any(array(select jsonb_array_elements_text(${JSON.stringify(replaces)}::jsonb)))`),
    q.execute(sql`
      delete from food_portions using foods, jsonb_to_recordset(${ids}::jsonb) as given(id text, source text)
      where foods.id = given.id and foods.source = given.source and food_portions.food_id = foods.id`),
    q.execute(sql`
      insert into food_portions (food_id, position, amount, label, grams)
      select given.food_id, given.position, given.amount, given.label, given.grams
      from jsonb_to_recordset(${portions}::jsonb)
        as given(food_id text, source text, position int, amount real, label text, grams real)
      join foods on foods.id = given.food_id and foods.source = given.source`),
  ] as const;
}

/** Counts anew which stems the foods have; run it when all foods are written. */
export function countFoodWords(q: Queries) {
  return [
    q.execute(sql`delete from food_words`),
    q.execute(sql`
      insert into food_words (word, foods)
      select word, count(*)::int from foods, unnest(string_to_array(search_words, ' ')) as word
      where word <> '' group by word`),
  ] as const;
}
