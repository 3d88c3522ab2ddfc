import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { foodAnalyses } from '#db/schema/food.ts';
import { type TestDatabase, type TestMember, testDatabase } from '#db/testing/test-database.ts';
import { asId } from '#workers/kernel/ids.ts';
import { historyStatement, instantOf } from './history-query.ts';
import { historyPage } from './queries.ts';
import { foodAnalysisSummary, HISTORY_SORTS, type HistoryQuery, historyQuery } from './schemas.ts';

let database: TestDatabase;
let member: TestMember;
beforeAll(async () => {
  database = await testDatabase();
  member = await database.newMember();
  await member.db.run((q) =>
    q.insert(foodAnalyses).values(Array.from({ length: 5 }, (_, index) => mealOf(index))),
  );
});
afterAll(() => database.close());

function mealOf(index: number) {
  return {
    id: uuidv7(),
    memberId: member.id,
    state: 'ready' as const,
    source: 'hand' as const,
    meal: 'lunch' as const,
    eatenAt: new Date(Date.UTC(2026, 9, 1, 12, 0, 0, 123) - index * 3_600_001),
    localDay: '2026-10-01',
    title: index === 0 ? 'Aunt "Jo"\\\n’s {soup}, 🍲' : null,
    itemNames: index === 0 ? ['Soup, "hot"', '\\', 'NULL', ''] : [],
    energyKcal: 100.5 + index,
    energyLow: 1e-7,
    energyHigh: 1e7,
    energyMissing: index,
  };
}

async function page(query: Partial<HistoryQuery>) {
  const { rowsJson, ...rest } = await historyPage(
    database.db,
    asId<'member'>(member.id),
    historyQuery.parse(query),
  );
  return { rows: z.array(foodAnalysisSummary).parse(JSON.parse(rowsJson)), ...rest };
}

test('a row is what its schema says, whatever is written in it', async () => {
  const { rows } = await page({});
  expect(rows).toHaveLength(5);
  expect(rows[0]).toMatchObject({
    eatenAt: '2026-10-01T12:00:00.123Z',
    title: 'Aunt "Jo"\\\n’s {soup}, 🍲',
    itemNames: ['Soup, "hot"', '\\', 'NULL', ''],
    hasPhoto: false,
    energyKcal: { value: 100.5, low: 1e-7, high: 1e7, missing: 0 },
  });
  expect(rows[4]).toMatchObject({ eatenAt: '2026-10-01T08:00:00.119Z', title: null, itemNames: [] });
});

test('a page beyond the last row still tells the total', async () => {
  expect(await page({ page: 3, perPage: 4 })).toMatchObject({ rows: [], total: 5, nextCursor: null });
  expect(await page({ page: 2, minKcal: 103 })).toMatchObject({ rows: [], total: 2 });
  expect(await page({ minKcal: 5000 })).toMatchObject({ rows: [], total: 0 });
});

test.each(HISTORY_SORTS)('a page sorted by %s is read in the order of an index', async (sort) => {
  // Five rows are sorted faster than an index is read.
  await database.sql('set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off');
  const { sql, params } = historyStatement(asId<'member'>(member.id), historyQuery.parse({ sort }));
  const plan = (await member.db.rows({ sql: `explain ${sql}`, params })).join('\n');
  expect(plan).toMatch(/Index Scan (Backward )?using food_analyses_(history|energy)/);
  expect(plan).not.toContain('Sort');
});

test('an instant is the same in whatever zone the database tells it', () => {
  expect(instantOf('2026-10-01 12:00:00+00')).toBe('2026-10-01T12:00:00.000Z');
  expect(instantOf('2026-10-01 12:00:00.5+00')).toBe('2026-10-01T12:00:00.500Z');
  expect(instantOf('2026-10-01 12:00:00.123+00')).toBe('2026-10-01T12:00:00.123Z');
  expect(instantOf('2026-10-01 14:00:00.123+02')).toBe('2026-10-01T12:00:00.123Z');
  expect(instantOf('2026-10-01 17:30:00+05:30')).toBe('2026-10-01T12:00:00.000Z');
});
