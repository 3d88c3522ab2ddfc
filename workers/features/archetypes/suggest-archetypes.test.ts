import { afterAll, beforeAll, expect, it } from 'vitest';
import { dataOf } from '#workers/http/testing/data-of.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { ITEMS } from './pure/items.ts';
import type { Assignment, Suggestion, Verdict } from './schemas.ts';
import { suggestArchetypes } from './suggest-archetypes.ts';

const START = '2026-11-26T10:00:00Z';
const SUGGESTIONS = '/api/v1/users/me/archetype-suggestions';
let app: TestApp;
let now = new Date(START);

beforeAll(async () => {
  app = await testApp({ now: () => now });
});
afterAll(() => app.close());

const at = (instant: string) => {
  now = new Date(instant);
};

/** Answers as somebody does who is like everybody but for one trait. */
const only = (trait: string, isHigh: boolean) =>
  Object.fromEntries(
    ITEMS.map((item) => [item.key, item.trait !== trait ? 3 : item.isReversed === isHigh ? 1 : 5]),
  );
const night = only('morningness', false);
const kindler = only('extraversion', true);

const answer = async (person: TestPerson, answers: Record<string, number | null>) =>
  expect((await person.send('PATCH', '/api/v1/users/me/quiz', { answers })).status).toBe(200);
const assign = async (person: TestPerson, body = {}) =>
  dataOf<Verdict>(await person.send('POST', '/api/v1/archetypes/assign', body));
const open = async (person: TestPerson) => (await dataOf<Suggestion[]>(await person.get(SUGGESTIONS)))[0];
const say = (person: TestPerson, id: string | undefined, take: boolean) =>
  person.send('PATCH', SUGGESTIONS, { id, take });
const history = async (person: TestPerson) =>
  (await dataOf<Assignment[]>(await person.get('/api/v1/users/me/archetypes'))).map(
    (one) => one.archetype.id,
  );

/** All of a month's runs, few members at a time. */
async function run(): Promise<void> {
  let after: string | undefined;
  do after = (await suggestArchetypes(app.deps, { now, after, limit: 2 })) ?? undefined;
  while (after !== undefined);
}

async function nightWeaver(): Promise<TestPerson> {
  at(START);
  const person = await app.person();
  await answer(person, night);
  expect(await assign(person)).toMatchObject({ assignment: { archetype: { id: 'night-weaver' } } });
  return person;
}

/** Somebody to whom the job suggested another archetype a month later. */
async function suggested(): Promise<TestPerson> {
  const person = await nightWeaver();
  at('2026-12-26T10:00:00Z');
  await answer(person, kindler);
  at('2026-12-27T10:00:00Z');
  await run();
  expect(await open(person)).toMatchObject({ archetype: { id: 'kindler' }, reason: 'answers' });
  return person;
}

/** With three tasks of the plan that nobody keeps. */
async function withOldPlan() {
  at(START);
  const person = await app.person();
  await answer(person, only('nothing', true));
  const given = await assign(person, { anyway: true });
  if (given.kind !== 'assigned') throw new Error(given.kind);
  const { id } = given.assignment.archetype;
  const me = await dataOf<{ id: string }>(await person.get('/api/v1/users/me'));
  for (const task of ['a', 'b', 'c'])
    await app.database.sql(`insert into task_templates
      (id, member_id, title, interval_kind, interval_n, starts_on, rule_since, source, request_key, created_at)
      values (gen_random_uuid(), '${me.id}', '${task}', 'days', 1, '2026-11-26', '2026-11-26', 'archetype',
        'plan:${id}:${task}', '2026-11-26')`);
  return { person, id };
}

it('suggests nothing while the answers stay, and changes nothing by itself when they do not', async () => {
  const person = await nightWeaver();
  await run();
  expect(await open(person)).toBeUndefined();
  at('2026-12-26T10:00:00Z');
  await answer(person, kindler);
  at('2026-12-27T10:00:00Z');
  await run();
  await run();
  expect(await open(person)).toMatchObject({ archetype: { id: 'kindler' } });
  expect(await history(person)).toEqual(['night-weaver']);
});

it('gives what was shown when it is taken, whatever was answered since', async () => {
  const person = await suggested();
  const shown = await open(person);
  await answer(person, only('openness', true));
  expect((await say(person, shown?.id, true)).status).toBe(204);
  expect(await history(person)).toEqual(['kindler', 'night-weaver']);
  expect((await say(person, shown?.id, true)).status).toBe(404);
});

it('takes and leaves by the id that was shown alone', async () => {
  const person = await suggested();
  const other = await suggested();
  for (const take of [true, false]) {
    expect((await say(person, (await open(other))?.id, take)).status).toBe(404);
    expect((await say(person, undefined, take)).status).toBe(422);
  }
  expect(await history(person)).toEqual(['night-weaver']);
  expect(await open(other)).toBeDefined();
});

it('is left until the answers change again, also when they had changed before the no', async () => {
  const person = await suggested();
  at('2027-01-05T10:00:00Z');
  await answer(person, { e1: 2 });
  at('2027-01-06T10:00:00Z');
  expect((await say(person, (await open(person))?.id, false)).status).toBe(204);
  at('2027-02-02T10:00:00Z');
  await run();
  expect(await open(person)).toBeUndefined();
  await answer(person, { e1: 1 });
  at('2027-03-02T10:00:00Z');
  await run();
  expect(await open(person)).toMatchObject({ archetype: { id: 'kindler' } });
});

it('follows the answers: another one takes the place, and none stays when they fit the own again', async () => {
  const person = await suggested();
  at('2027-01-10T10:00:00Z');
  await answer(person, only('openness', true));
  at('2027-02-02T10:00:00Z');
  await run();
  const second = (await open(person))?.archetype.id;
  expect(second).toBeDefined();
  expect(second).not.toBe('kindler');
  at('2027-02-10T10:00:00Z');
  await answer(person, night);
  at('2027-03-02T10:00:00Z');
  await run();
  expect(await open(person)).toBeUndefined();
  expect(await history(person)).toEqual(['night-weaver']);
});

it('ends with a new archetype, and with the answers that it rested on', async () => {
  const retook = await suggested();
  await assign(retook);
  expect(await open(retook)).toBeUndefined();
  await run();
  expect(await open(retook)).toBeUndefined();
  const restarted = await suggested();
  const shown = await open(restarted);
  await restarted.send('DELETE', '/api/v1/users/me/quiz');
  expect(await open(restarted)).toBeUndefined();
  expect((await say(restarted, shown?.id, true)).status).toBe(404);
});

it('says nothing to a member whose archetype changed while they were looked at', async () => {
  const person = await nightWeaver();
  at('2026-12-26T10:00:00Z');
  await answer(person, kindler);
  const { id } = await dataOf<{ id: string }>(await person.get('/api/v1/users/me'));
  let isFirst = true;
  const slow = {
    ...app.deps.db,
    asMember: (memberId: typeof id) => {
      const scope = app.deps.db.asMember(memberId);
      if (memberId !== id) return scope;
      return {
        ...scope,
        all: async (make: never) => {
          if (isFirst) await assign(person);
          isFirst = false;
          return scope.all(make);
        },
      };
    },
  } as typeof app.deps.db;
  at('2026-12-27T10:00:00Z');
  let after: string | undefined;
  do after = (await suggestArchetypes({ db: slow }, { now, after, limit: 50 })) ?? undefined;
  while (after !== undefined);
  expect(isFirst).toBe(false);
  expect(await open(person)).toBeUndefined();
  expect(await history(person)).toEqual(['kindler', 'night-weaver']);
});

it('passes over a closed account', async () => {
  const person = await nightWeaver();
  at('2026-12-26T10:00:00Z');
  await answer(person, kindler);
  const { id } = await dataOf<{ id: string }>(await person.get('/api/v1/users/me'));
  await app.database.sql(`update members set deleted_at = now() where id = '${id}'`);
  await run();
  const rows = await app.database.sql(`select id from archetype_suggestions where member_id = '${id}'`);
  expect(rows).toEqual([]);
});

it('suggests by a plan that is not kept after eight weeks, is taken as it was made, and is left for good', async () => {
  const { person, id } = await withOldPlan();
  at('2027-01-10T10:00:00Z');
  await run();
  expect(await open(person)).toBeUndefined();
  at('2027-02-10T10:00:00Z');
  await run();
  const made = await open(person);
  expect(made).toMatchObject({ reason: 'behaviour' });
  expect(made?.archetype.id).not.toBe(id);
  expect(await history(person)).toEqual([id]);
  expect((await say(person, made?.id, false)).status).toBe(204);
  at('2027-06-10T10:00:00Z');
  await run();
  expect(await open(person)).toBeUndefined();

  const other = await withOldPlan();
  at('2027-02-10T10:00:00Z');
  await run();
  const shown = await open(other.person);
  expect((await say(other.person, shown?.id, true)).status).toBe(204);
  expect(await history(other.person)).toEqual([shown?.archetype.id, other.id]);
});
