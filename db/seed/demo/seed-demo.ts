import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { members } from '#db/schema/core.ts';
import { foodAnalyses, foodItems } from '#db/schema/food.ts';
import { foods } from '#db/schema/nutrition.ts';
import { totalColumns } from '#workers/features/food/meal-totals.ts';
import { massByPerson } from '#workers/features/food/pure/item-mass.ts';
import { newId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { seedDemoArchetype } from './demo-archetype.ts';
import { seedDemoBody } from './demo-body.ts';
import { seedDemoBodyNotes } from './demo-body-notes.ts';
import { seedDemoConsents } from './demo-consents.ts';
import { seedDemoHabits } from './demo-habits.ts';
import { seedDemoHousemates } from './demo-housemates.ts';
import { seedDemoJournal } from './demo-journal.ts';
import { seedDemoMood } from './demo-mood.ts';
import { seedDemoPrompts } from './demo-prompts.ts';
import { seedDemoStaff } from './demo-staff.ts';
import { DISHES } from './dishes.ts';
import { mealsUntil, type PlannedMeal } from './plan.ts';

export const DEMO_SUBJECT = 'user_demo_dayloom';
const DAYS = 60;
const MEALS_AT_ONCE = 50;
const system = 'seed: the demo person';

/**
 * Gives the demo person the last 60 days of meals, as entered by hand. Running it again adds the days that have passed
 * since, and nothing else: each meal has a key of its own. @returns how many meals were added
 */
export async function seedDemo(
  db: Db,
  options: { now: Date; timeZone: string; masterKeys?: string | undefined },
): Promise<number> {
  const { now, timeZone } = options;
  await seedDemoStaff(db, timeZone);
  const memberId = await demoMember(db, timeZone);
  await seedDemoConsents(db, memberId, now);
  const today = localDayOf(now, timeZone);
  await seedDemoArchetype(db, memberId, new Date(now.getTime() - DAYS * 86_400_000));
  const { masterKeys } = options;
  await seedDemoJournal(db, { memberId, now, today, timeZone, days: DAYS, masterKeys });
  await seedDemoBody(db, { memberId, now, today, timeZone, days: DAYS, masterKeys });
  await seedDemoBodyNotes(db, { memberId, now, today, timeZone, masterKeys });
  await seedDemoHabits(db, { memberId, today, timeZone, days: DAYS });
  await seedDemoHousemates(db, { now, today, timeZone });
  await seedDemoMood(db, { memberId, now, today, timeZone });
  await seedDemoPrompts(db, { memberId, today, timeZone });
  const table = await foodTable(db);
  const planned = mealsUntil(now, localDayOf(now, timeZone), DAYS, timeZone);
  const known = new Set(
    (
      await db
        .asMember(memberId)
        .run((q) =>
          q.select({ key: foodAnalyses.requestKey }).from(foodAnalyses).where(sql`request_key like 'demo-%'`),
        )
    ).map((row) => row.key),
  );
  const missing = planned.filter((meal) => !known.has(meal.key));
  for (let at = 0; at < missing.length; at += MEALS_AT_ONCE) {
    const rows = missing.slice(at, at + MEALS_AT_ONCE).map((meal) => rowsOf(meal, memberId, table));
    await db
      .asMember(memberId)
      .all((q) => [
        q.insert(foodAnalyses).values(rows.map((row) => row.analysis)),
        q.insert(foodItems).values(rows.flatMap((row) => row.items)),
      ]);
  }
  return missing.length;
}

async function demoMember(db: Db, timeZone: string): Promise<string> {
  await db.asSystem(system).run((q) =>
    q
      .insert(members)
      .values({ clerkUserId: DEMO_SUBJECT, timeZone, preferences: { language: 'en' } })
      .onConflictDoNothing({ target: members.clerkUserId }),
  );
  const rows = await db
    .asSystem(system)
    .run((q) => q.select({ id: members.id }).from(members).where(sql`clerk_user_id = ${DEMO_SUBJECT}`));
  const [row] = rows;
  if (row === undefined) throw new Error('the demo person was not stored');
  return row.id;
}

type FoodTable = Map<string, { name: string; nutrients: Record<string, number> }>;

async function foodTable(db: Db): Promise<FoodTable> {
  const ids = [...new Set(DISHES.flatMap((dish) => dish.parts.map(([id]) => id)))];
  const rows = await db
    .asSystem(system)
    .run((q) =>
      q
        .select({ id: foods.id, name: foods.name, nutrients: foods.nutrients })
        .from(foods)
        .where(sql`${foods.id} in ${ids}`),
    );
  const table: FoodTable = new Map(rows.map((row) => [row.id, row]));
  const absent = ids.filter((id) => !table.has(id));
  if (absent.length > 0) throw new Error(`the food table lacks ${absent.join(', ')}: load it first`);
  return table;
}

function rowsOf(meal: PlannedMeal, memberId: string, table: FoodTable) {
  const id = newId<'analysis'>();
  const items = meal.dish.parts.map(([foodId], position) => {
    const food = table.get(foodId);
    if (food === undefined) throw new Error(`no food ${foodId}`);
    return {
      id: newId<'item'>(),
      memberId,
      analysisId: id,
      position,
      name: food.name,
      foodId,
      ...massByPerson(meal.grams[position] ?? 0),
      confidence: 1,
      foundBy: 'person' as const,
      nutrientsPer100g: food.nutrients,
    };
  });
  const analysis = {
    id,
    memberId,
    state: 'ready' as const,
    source: 'hand' as const,
    meal: meal.dish.meal,
    eatenAt: meal.eatenAt,
    localDay: meal.localDay,
    title: meal.dish.title,
    requestKey: meal.key,
    ...totalColumns(items),
  };
  return { analysis, items };
}
