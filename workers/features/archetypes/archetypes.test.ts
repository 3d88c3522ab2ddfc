import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { ITEMS } from './pure/items.ts';
import type { Assignment, Quiz, Verdict } from './schemas.ts';

let app: TestApp;
const now = new Date('2026-11-26T10:00:00Z');

beforeAll(async () => {
  app = await testApp({ now: () => now });
});
afterAll(() => app.close());

const QUIZ = '/api/v1/users/me/quiz';
const ASSIGN = '/api/v1/archetypes/assign';

/** Answers as somebody does who is like everybody but for one trait. */
const only = (trait: string, isHigh: boolean) =>
  Object.fromEntries(
    ITEMS.map((item) => [item.key, item.trait !== trait ? 3 : item.isReversed === isHigh ? 1 : 5]),
  );

async function answer(person: TestPerson, answers: Record<string, number | null>) {
  const response = await person.send('PATCH', QUIZ, { answers });
  expect(response.status).toBe(200);
  return dataOf<Quiz>(response);
}

const assign = async (person: TestPerson, body = {}, headers = {}) =>
  dataOf<Verdict>(await person.send('POST', ASSIGN, body, headers));

describe('the catalogue', () => {
  it('is open to everybody, in two languages, and may be kept for an hour', async () => {
    const response = await app.request('/api/v1/archetypes?language=de');
    expect(response.headers.get('cache-control')).toContain('max-age=3600');
    expect(await dataOf<{ id: string; name: string }[]>(response)).toContainEqual(
      expect.objectContaining({ id: 'night-weaver', name: 'Nachtweberin' }),
    );
    const one = await app.request('/api/v1/archetypes/pacer');
    expect(await dataOf<{ plan: unknown[] }>(one)).toMatchObject({
      id: 'pacer',
      house: 'grove',
      plan: { length: 2 },
    });
    expect((await app.request('/api/v1/archetypes/nobody')).status).toBe(422);
    expect(await dataOf<unknown[]>(await app.request('/api/v1/houses'))).toHaveLength(4);
  });
});

describe('a quiz', () => {
  it('can be left and resumed, and an answer taken back', async () => {
    const person = await app.person();
    expect((await answer(person, { o1: 4, c1: 2 })).answered).toBe(2);
    const resumed = await dataOf<Quiz>(await person.get(`${QUIZ}?language=de`));
    expect(resumed.items.filter(({ value }) => value !== null)).toMatchObject([
      { key: 'o1', value: 4, text: expect.stringContaining('Museum') },
      { key: 'c1', value: 2 },
    ]);
    expect((await answer(person, { o1: null, c1: 5 })).answered).toBe(1);
    expect((await person.send('DELETE', QUIZ)).status).toBe(204);
    expect((await dataOf<Quiz>(await person.get(QUIZ))).answered).toBe(0);
  });

  it.each([{ o1: 6 }, { o1: 0 }, { o1: 2.5 }, { nothing: 3 }])('refuses %o', async (answers) => {
    expect((await (await app.person()).send('PATCH', QUIZ, { answers })).status).toBe(422);
  });

  it('is nobody else’s', async () => {
    const [one, other] = await Promise.all([app.person(), app.person()]);
    await answer(one, { o1: 4 });
    expect((await dataOf<Quiz>(await other.get(QUIZ))).answered).toBe(0);
  });
});

describe('an assignment', () => {
  it('waits until enough was answered, and says what is missing', async () => {
    const person = await app.person();
    await answer(person, { o1: 4 });
    expect(await assign(person)).toMatchObject({ kind: 'unfinished', missing: { length: 29 } });
    expect((await person.get('/api/v1/users/me/archetype')).status).toBe(404);
  });

  it('says that it is too close to call and asks more, unless the person wants one anyway', async () => {
    const person = await app.person();
    await answer(person, only('none', true));
    const verdict = await assign(person);
    if (verdict.kind !== 'undecided') throw new Error(verdict.kind);
    expect(verdict.between).toHaveLength(2);
    const quiz = await dataOf<Quiz>(await person.get(QUIZ));
    expect(
      quiz.items
        .filter(({ isExtra }) => isExtra)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...verdict.ask].sort());
    expect(await assign(person, { anyway: true })).toMatchObject({ kind: 'assigned' });
  });

  it('is made once for one request, and by one of two devices at once', async () => {
    const person = await app.person();
    await answer(person, only('morningness', false));
    const key = { 'idempotency-key': 'assign-once-0001' };
    const first = await assign(person, {}, key);
    expect(first).toMatchObject({
      kind: 'assigned',
      assignment: { archetype: { id: 'night-weaver', house: 'forge' } },
    });
    expect(await assign(person, {}, key)).toEqual(first);
    await Promise.all([assign(person), assign(person)]);
    const history = await person.get('/api/v1/users/me/archetypes');
    const rows = await dataOf<Assignment[]>(history);
    expect(rows.filter(({ endedAt }) => endedAt === null)).toHaveLength(1);
    expect(await dataOf<Assignment>(await person.get('/api/v1/users/me/archetype'))).toMatchObject({
      endedAt: null,
    });
  });
});
