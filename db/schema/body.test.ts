import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { newId } from '#workers/kernel/ids.ts';
import { bodySamples, bodySources } from './body.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const MONDAY = '2026-11-16T00:00:00Z';
const partitions = () =>
  database.sql<{ name: string; forced: boolean }>(
    `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced from pg_class c
     where c.relispartition and c.relkind = 'r' and c.relnamespace = 'partitions'::regnamespace order by 1`,
  );
const asSystem = (text: string) => database.db.asSystem('test').rows(sql.raw(text));

it('makes a week once, moves what stands in the rest into it, and drops it, as the system and nobody else', async () => {
  const { id: memberId, db } = await database.newMember();
  const sourceId = newId();
  const slotAt = new Date('2026-11-18T01:00:00Z');
  await db.all((q) => [
    q.insert(bodySources).values({ id: sourceId, memberId, kind: 'api', name: 'sealed', hash: 'h' }),
    q.insert(bodySamples).values({ memberId, sourceId, slotAt, kind: 'rr', offsetsMs: [800], values: [800] }),
  ]);
  expect(await asSystem(`select partitions.make_body_week('${MONDAY}')`)).toEqual([['t']]);
  expect(await asSystem(`select partitions.make_body_week('${MONDAY}')`)).toEqual([['f']]);
  expect(await partitions()).toEqual([
    { name: 'body_samples_2026_11_16', forced: true },
    { name: 'body_samples_rest', forced: true },
  ]);
  const where = await database.sql('select tableoid::regclass::text as part from body_samples');
  expect(where).toEqual([{ part: 'partitions.body_samples_2026_11_16' }]);
  expect(await db.run((q) => q.select().from(bodySamples))).toHaveLength(1);

  const stranger = await database.newMember();
  expect(await stranger.db.run((q) => q.select().from(bodySamples))).toEqual([]);
  const past = stranger.db.rows(sql.raw('select * from partitions.body_samples_2026_11_16'));
  await expect(past).rejects.toMatchObject({ code: '42501' });
  const made = stranger.db.rows(sql.raw(`select partitions.make_body_week('2026-11-23')`));
  await expect(made).rejects.toMatchObject({ code: '42501' });

  expect(await asSystem(`select partitions.drop_body_week('${MONDAY}')`)).toEqual([['t']]);
  expect(await db.run((q) => q.select().from(bodySamples))).toEqual([]);
});

it('takes no samples for a source of somebody else', async () => {
  const [owner, stranger] = await Promise.all([database.newMember(), database.newMember()]);
  const sourceId = newId();
  await owner.db.run((q) =>
    q.insert(bodySources).values({ id: sourceId, memberId: owner.id, kind: 'api', name: 's', hash: 'h' }),
  );
  const sample = { sourceId, slotAt: new Date(MONDAY), kind: 'rr' as const, offsetsMs: [1], values: [800] };
  const stolen = stranger.db.run((q) => q.insert(bodySamples).values({ ...sample, memberId: stranger.id }));
  await expect(stolen).rejects.toThrow();
});
