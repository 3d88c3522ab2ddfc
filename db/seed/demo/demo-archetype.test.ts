import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { decideArchetype } from '#workers/features/archetypes/pure/decide-archetype.ts';
import { ITEMS } from '#workers/features/archetypes/pure/items.ts';
import { demoAnswers, seedDemoArchetype } from './demo-archetype.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const at = new Date('2026-09-27T10:00:00Z');

it('answers every item of the quiz, and comes out as a Dawn Keeper', () => {
  expect(Object.keys(demoAnswers())).toHaveLength(ITEMS.length);
  const decision = decideArchetype(demoAnswers(), ITEMS);
  if (decision.kind !== 'decided') throw new Error(decision.kind);
  expect(decision.candidates[0]?.id).toBe('dawn-keeper');
});

it('gives the demo person their archetype once, and leaves an archetype that a visitor was given', async () => {
  const { id } = await database.newMember();
  await seedDemoArchetype(database.db, id, at);
  await seedDemoArchetype(database.db, id, new Date('2026-11-26T10:00:00Z'));
  const rows = await database.sql(
    'select archetype_id, house_id, assigned_at, ended_at from archetype_assignments where member_id = $1',
    [id],
  );
  expect(rows).toEqual([
    { archetype_id: 'dawn-keeper', house_id: 'dawn', assigned_at: expect.anything(), ended_at: null },
  ]);
  const [answers] = await database.sql<{ total: number }>(
    'select count(*)::int as total from quiz_answers where member_id = $1',
    [id],
  );
  expect(answers?.total).toBe(ITEMS.length);
});
