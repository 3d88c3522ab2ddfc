import { eq, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sqlState } from '#db/client.ts';
import { type TestDatabase, type TestMember, testDatabase } from '#db/testing/test-database.ts';
import { members } from './core.ts';
import { foodAnalyses, foodAnalysisCounts, foodItems } from './food.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

function meal(memberId: string) {
  const eatenAt = new Date('2026-11-20T12:00:00Z');
  return {
    id: uuidv7(),
    memberId,
    state: 'ready',
    source: 'quick',
    meal: 'lunch',
    eatenAt,
    localDay: '2026-11-20',
  } as const;
}

async function counted({ db }: TestMember): Promise<number> {
  const [row] = await db.run((q) => q.select().from(foodAnalysisCounts));
  return row?.total ?? 0;
}

it('counts the meals of each member while they come, go, are deleted and are restored', async () => {
  const ana = await database.newMember();
  const ben = await database.newMember();
  const [first, second, third] = [meal(ana.id), meal(ana.id), meal(ana.id)];
  await ana.db.run((q) => q.insert(foodAnalyses).values([first, second]));
  await ana.db.run((q) => q.insert(foodAnalyses).values({ ...third, deletedAt: new Date() }));
  await ben.db.run((q) => q.insert(foodAnalyses).values(meal(ben.id)));
  expect([await counted(ana), await counted(ben)]).toEqual([2, 1]);

  await ana.db.run((q) =>
    q.update(foodAnalyses).set({ deletedAt: sql`now()` }).where(eq(foodAnalyses.id, first.id)),
  );
  await ana.db.run((q) =>
    q
      .update(foodAnalyses)
      .set({ deletedAt: sql`now()`, title: 'again' })
      .where(eq(foodAnalyses.id, first.id)),
  );
  expect(await counted(ana)).toBe(1);

  await ana.db.run((q) => q.update(foodAnalyses).set({ deletedAt: null }));
  expect(await counted(ana)).toBe(3);

  await database.db
    .asSystem('purge')
    .run((q) => q.delete(foodAnalyses).where(eq(foodAnalyses.id, second.id)));
  expect([await counted(ana), await counted(ben)]).toEqual([2, 1]);
});

it('lets a member go with all their meals', async () => {
  const cleo = await database.newMember();
  await cleo.db.run((q) => q.insert(foodAnalyses).values([meal(cleo.id), meal(cleo.id)]));
  const system = database.db.asSystem('erasure');
  await system.run((q) => q.delete(members).where(eq(members.id, cleo.id)));
  const [meals, counts] = await system.all((q) => [
    q.select().from(foodAnalyses).where(eq(foodAnalyses.memberId, cleo.id)),
    q.select().from(foodAnalysisCounts).where(eq(foodAnalysisCounts.memberId, cleo.id)),
  ]);
  expect([meals, counts]).toEqual([[], []]);
});

it('hangs no item on somebody else’s meal', async () => {
  const [ana, ben] = await Promise.all([database.newMember(), database.newMember()]);
  const theirs = meal(ben.id);
  await ben.db.run((q) => q.insert(foodAnalyses).values(theirs));
  const item = {
    memberId: ana.id,
    analysisId: theirs.id,
    position: 0,
    name: 'Plum',
    massGrams: 1,
    massLow: 1,
    massHigh: 1,
    confidence: 1,
    foundBy: 'person',
  } as const;
  const refused = await ana.db.run((q) => q.insert(foodItems).values(item)).catch(sqlState);
  expect(refused).toBe('23503');
  await ben.db.run((q) => q.insert(foodItems).values({ ...item, memberId: ben.id }));
});
