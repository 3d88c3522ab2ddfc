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

const NAMES = [
  'Soup, "hot"',
  '\\',
  'NULL',
  '',
  'Egg',
  '{}',
  ' ',
  'two\nlines\tand\u0001 a bell',
  'Crème 🍲',
  "',;",
];

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
    itemNames: index === 0 ? NAMES : [],
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
    itemNames: NAMES,
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

test('the page that is planned once has the rows of one that is planned each time', async () => {
  for (const [at, perPage] of [
    [1, 2],
    [2, 2],
    [3, 2],
    [1, 20],
  ] as const) {
    const { rows, total, nextCursor } = await page({ page: at, perPage });
    const planned = await page({ page: at, perPage, minKcal: 0 });
    expect({ rows, total, nextCursor }).toEqual({
      rows: planned.rows,
      total: planned.total,
      nextCursor: planned.nextCursor,
    });
  }
});

const PAGE_OF = 'food_history_page_of';

/** The function as the migration made it, changed and under another name. */
async function planted(name: string, change: (source: string) => string) {
  const [made] = await database.sql<{ source: string }>(
    `select pg_get_functiondef(oid) as source from pg_proc where proname = '${PAGE_OF}'`,
  );
  const source = made?.source ?? '';
  expect(change(source)).not.toBe(source);
  await database.sql(change(source).replace(PAGE_OF, name));
}

test('it shows nothing of somebody else, not even where its condition is forgotten', async () => {
  const stranger = await database.newMember();
  expect(await stranger.db.rowsOf(PAGE_OF, [20, 0])).toEqual([]);
  await planted('everybody_of', (source) => source.replace('member_id = member', 'true'));
  expect(await stranger.db.rowsOf('everybody_of', [20, 0])).toEqual([]);
  expect(await member.db.rowsOf('everybody_of', [20, 0])).toHaveLength(5);
});

test('without its scope the same would be seen, so that the test above is known to see it', async () => {
  await planted('unscoped_of', (source) =>
    source.replace('member_id = member', 'true').replaceAll(/set_to := .*;/g, ''),
  );
  const stranger = await database.newMember();
  expect(await stranger.db.rowsOf('unscoped_of', [20, 0])).toHaveLength(5);
});

test('every function of that kind takes role and member before it does anything', async () => {
  const made = await database.sql<{ name: string; source: string }>(
    `select proname as name, prosrc as source from pg_proc
     where pronamespace = 'public'::regnamespace and proname like '%\\_of' and proname not in ('everybody_of', 'unscoped_of')`,
  );
  expect(made.map(({ name }) => name)).toEqual([PAGE_OF]);
  for (const { source } of made) {
    expect(source).toMatch(
      /BEGIN\s+set_to := set_config\('role', 'dayloom_app', true\);\s+set_to := set_config\('app.member', member::text, true\);/,
    );
  }
});

test('it leaves nothing of its scope behind on its session', async () => {
  const own = await testDatabase({ embedded: true });
  try {
    const me = await own.newMember();
    await me.db.rowsOf(PAGE_OF, [20, 0]);
    expect(
      await own.sql(`select current_user as role, current_setting('app.member', true) as member`),
    ).toEqual([{ role: 'postgres', member: '' }]);
  } finally {
    await own.close();
  }
});

test.each(HISTORY_SORTS)('a page sorted by %s is read in the order of an index', async (sort) => {
  // Five rows are sorted faster than an index is read.
  await database.sql('set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off');
  const { sql, params } = historyStatement(asId<'member'>(member.id), historyQuery.parse({ sort }));
  await expectIndexOrder({ sql, params });
});

test('and so is the page that is planned once', async () => {
  await database.sql('set enable_sort = off; set enable_seqscan = off; set enable_bitmapscan = off');
  const [[source = ''] = []] = await member.db.rows({
    sql: `select prosrc from pg_proc where proname = '${PAGE_OF}'`,
    params: [],
  });
  const query = /RETURN QUERY(.*);\s*END/s.exec(source ?? '')?.[1] ?? '';
  const sql = query
    .replace('= member ', '= $1::uuid ')
    .replace('page_size', '$2::int')
    .replace('skipped', '$3::int');
  await expectIndexOrder({ sql, params: [member.id, 20, 20] });
});

async function expectIndexOrder({ sql, params }: { sql: string; params: unknown[] }) {
  const plan = (await member.db.rows({ sql: `explain ${sql}`, params })).join('\n');
  expect(plan).toMatch(/Index Scan (Backward )?using food_analyses_(history|energy)/);
  expect(plan).not.toContain('Sort');
}

test('an instant is the same in whatever zone the database tells it', () => {
  expect(instantOf('2026-10-01 12:00:00+00')).toBe('2026-10-01T12:00:00.000Z');
  expect(instantOf('2026-10-01 12:00:00.5+00')).toBe('2026-10-01T12:00:00.500Z');
  expect(instantOf('2026-10-01 12:00:00.123+00')).toBe('2026-10-01T12:00:00.123Z');
  expect(instantOf('2026-10-01 14:00:00.123+02')).toBe('2026-10-01T12:00:00.123Z');
  expect(instantOf('2026-10-01 17:30:00+05:30')).toBe('2026-10-01T12:00:00.000Z');
});
