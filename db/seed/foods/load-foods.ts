import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { createDb, type Db, type Queries } from '#db/client.ts';
import { foodEditions } from '#db/schema/nutrition.ts';
import { builtInFoods, builtInVersion } from './built-in-foods.ts';
import { countFoodWords, writeFoods } from './write-foods.ts';

const NAME = 'built-in';
const BATCH = 600;

export interface LoadResult {
  /** 'there': this edition was loaded before, and nothing was done. */
  outcome: 'there' | 'loaded';
  foods: number;
}

/**
 * Brings the project's own foods into the database. Each batch is one transaction that also says how far the load has
 * come, so that a load which was killed goes on behind its last batch. Foods that an operator imported stay.
 */
export async function loadFoods(
  db: Db,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<LoadResult> {
  const system = db.asSystem('seed: load the built-in foods');
  const version = builtInVersion();
  const [edition] = await system.run((q) => q.select().from(foodEditions).where(eq(foodEditions.name, NAME)));
  if (edition?.version === version && edition.finishedAt !== null)
    return { outcome: 'there', foods: edition.foods };

  const rows = builtInFoods();
  const batches = Math.ceil(rows.length / BATCH);
  const from = edition?.version === version ? edition.batchesDone : 0;
  for (let batch = from; batch < batches; batch += 1) {
    const part = rows.slice(batch * BATCH, (batch + 1) * BATCH);
    const state = { version, batchesDone: batch + 1, foods: batch * BATCH + part.length, finishedAt: null };
    await system.all((q) => [...writeFoods(q, part, ['sr28', 'house']), saveEdition(q, state)]);
    onProgress(state.foods, rows.length);
  }
  const finished = { version, batchesDone: batches, foods: rows.length, finishedAt: new Date() };
  await system.all((q) => [...countFoodWords(q), saveEdition(q, finished)]);
  return { outcome: 'loaded', foods: rows.length };
}

function saveEdition(q: Queries, state: Omit<typeof foodEditions.$inferInsert, 'name'>) {
  return q
    .insert(foodEditions)
    .values({ name: NAME, ...state })
    .onConflictDoUpdate({ target: foodEditions.name, set: state });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { DATABASE_URL: url, NEON_LOCAL_PROXY: localProxy } = process.env;
  if (url === undefined) throw new Error('DATABASE_URL is not set');
  const result = await loadFoods(
    createDb({ url, localProxy, statementTimeoutMs: 60_000, unavailableAfterMs: 30_000 }),
  );
  console.log(result.outcome === 'there' ? 'The foods are there.' : `Loaded ${result.foods} foods.`);
}
