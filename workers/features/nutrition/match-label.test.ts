import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Db } from '#db/client.ts';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import type { Context } from '#workers/kernel/context.ts';
import { asId } from '#workers/kernel/ids.ts';
import { addCustomFood } from './custom-foods.ts';
import { matchLabel } from './match-label.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

let app: TestApp;
let deps: TestApp['deps'];
/** In whose name the database was asked. */
let asked: string[];

beforeAll(async () => {
  app = await testApp();
  await app.database.sql(`
    insert into foods (id, source, description, name, category, nutrients, search_words, prominence) values
    ('sr28-09003', 'sr28', 'Apples, raw, with skin', 'Apple', 'Fruits', '{"energyKcal": 52}', 'apple raw skin', 1),
    ('house-apple-pie', 'house', 'Apple pie', 'Apple pie', 'Baked Products', '{"energyKcal": 237}', 'apple pie', 0)`);
});
afterAll(() => app.close());

beforeEach(() => {
  asked = [];
  const { db } = app.deps;
  const counted: Db = {
    ...db,
    asMember(id) {
      asked.push(id);
      return db.asMember(id);
    },
  };
  deps = { ...app.deps, db: counted };
});

async function newMember(): Promise<Context> {
  const { id } = await app.database.newMember();
  const member = { id: asId<'member'>(id), role: 'member', plan: 'free', timeZone: 'UTC' } as const;
  return { member, actor: { kind: 'job', name: 'test' }, now: NOW, correlationId: 'test' };
}

const match = (ctx: Context, hasOwnFoods = false, label = 'apple') =>
  matchLabel({ ctx, input: { label, hasOwnFoods }, deps });

test('a label is looked up once for all who have no foods of their own, and again when it was long ago', async () => {
  const [ann, ben] = [await newMember(), await newMember()];
  const first = await match(ann);
  expect(first).toMatchObject({
    kind: 'match',
    food: { id: 'sr28-09003', nutrientsPer100g: { energyKcal: 52 } },
    alternatives: [{ id: 'house-apple-pie' }],
  });
  const before = asked.length;
  expect(await match(ben, false, 'Apple')).toEqual(first);
  expect(asked).toHaveLength(before);
  await match({ ...ben, now: new Date(NOW.getTime() + 10 * 60_000) });
  expect(asked.slice(before)).toContain(ben.member.id);
});

test('a member’s own foods are among what else it may be, and never among another’s', async () => {
  const [ann, ben] = [await newMember(), await newMember()];
  const own = { name: 'Apple of our tree', nutrientsPer100g: { energyKcal: 50 }, portions: [] };
  await addCustomFood({ ctx: ann, input: { ...own, requestKey: null }, deps });
  await match(ben);
  const names = (await match(ann, true)).alternatives.map(({ name }) => name);
  expect(names).toEqual(['Apple of our tree', 'Apple pie']);
  expect((await match(ben)).alternatives.map(({ name }) => name)).toEqual(['Apple pie']);
});

test('a label that stands for no food of the table is searched for each time', async () => {
  const ctx = await newMember();
  expect(await match(ctx, false, 'oat yoghurt')).toMatchObject({ kind: 'unsure' });
  const once = [...asked];
  expect(once).not.toEqual([]);
  await match(ctx, false, 'oat yoghurt');
  expect(asked).toEqual([...once, ...once]);
});
