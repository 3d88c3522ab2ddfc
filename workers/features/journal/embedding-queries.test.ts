import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#db/testing/test-database.ts';
import { asId, type MemberId, newId } from '#workers/kernel/ids.ts';
import { nearestEntries, writeEmbedding } from './embedding-queries.ts';
import { OWN_EMBEDDER } from './own-models.ts';
import { type EntryFilters, insertEntry } from './queries.ts';

let database: TestDatabase;
let memberId: MemberId;
const own: string[] = [];
const { name: model, dimensions } = OWN_EMBEDDER;

/** A direction that turns away from the first one with `step`. */
const direction = (step: number) =>
  Float32Array.from({ length: dimensions }, (_, at) =>
    at === 0 ? Math.cos(step / 30) : at === 1 ? Math.sin(step / 30) : 0,
  );

beforeAll(async () => {
  database = await testDatabase({ embedded: true });
  memberId = asId<'member'>((await database.newMember()).id);
  const stranger = asId<'member'>((await database.newMember()).id);
  for (let step = 0; step < 24; step += 1) {
    own.push(await place(memberId, step));
    await place(stranger, step);
  }
});
afterAll(() => database.close());

/** The entries of even steps are labelled, and each is a day later than the one before. */
async function place(by: MemberId, step: number): Promise<string> {
  const id = newId<'entry'>();
  const occurredAt = new Date(Date.UTC(2026, 2, 1 + step, 12));
  await insertEntry(
    database.db,
    by,
    {
      id,
      occurredAt,
      localDay: occurredAt.toISOString().slice(0, 10),
      mood: null,
      valence: null,
      energy: null,
      sealed: { content: 'sealed', words: [], labels: step % 2 === 0 ? ['even'] : ['odd'] },
      enrichmentState: 'ready',
      requestKey: null,
    },
    [],
    occurredAt,
  );
  await writeEmbedding(database.db, by, { entryId: id, model, vector: direction(step) });
  return id;
}

async function nearest(exactUpTo: number, within?: EntryFilters): Promise<number[]> {
  const asked = { model, dimensions, vector: direction(0), closeFrom: 0.5, limit: 6, within, exactUpTo };
  const found = await nearestEntries(database.db, memberId, asked);
  return (found ?? []).map(({ id }) => own.indexOf(id));
}

test.each([
  ['few are', 1_000],
  ['many are', 0],
])(
  'the nearest come first, of one’s own entries alone and within filters, searched as %s',
  async (_, exactUpTo) => {
    expect(await nearest(exactUpTo)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await nearest(exactUpTo, { words: [], labels: ['even'] })).toEqual([0, 2, 4, 6, 8, 10]);
    const days = { words: [], labels: ['odd'], from: '2026-03-04', to: '2026-03-08' };
    expect(await nearest(exactUpTo, days)).toEqual([3, 5, 7]);
    expect(await nearest(exactUpTo, { words: [], labels: ['none'] })).toEqual([]);
  },
);

test('a deleted entry is not among the nearest', async () => {
  const setDeleted = (at: string) =>
    database.sql(`update journal_entries set deleted_at = ${at} where id = '${own[0]}'`);
  await setDeleted('now()');
  for (const exactUpTo of [1_000, 0]) expect((await nearest(exactUpTo))[0]).toBe(1);
  await setDeleted('null');
});
