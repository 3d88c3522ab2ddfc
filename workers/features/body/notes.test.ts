import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyTidy } from '#queues/jobs/body-tidy.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import type { BodyNote, CreatedBodyNote } from './schemas.ts';
import { dataOf, personWithConsent, work } from './testing/body-person.ts';

const NOW = new Date('2026-11-26T10:00:00Z');
let app: TestApp;
beforeAll(async () => {
  app = await testApp({ now: () => NOW });
});
afterAll(() => app.close());

const write = (person: TestPerson, note: object, headers?: Record<string, string>) =>
  person.send(
    'POST',
    '/api/v1/body-notes',
    { localDay: '2026-11-20', text: 'after the race', ...note },
    headers,
  );
const list = (person: TestPerson, query = '') =>
  person.get(`/api/v1/body-notes?from=2026-11-01&to=2026-11-30${query}`);
const codeOf = async (answer: Promise<Response>) =>
  ((await (await answer).json()) as { error: { code: string } }).error.code;

test('are written to a day or a moment of it, changed, deleted and brought back', async () => {
  const person = await personWithConsent(app);
  const day = await dataOf<CreatedBodyNote>(write(person, {}));
  const moment = await dataOf<CreatedBodyNote>(
    write(person, { at: '2026-11-20T07:05:00Z', text: '  Erkältung, kaum geschlafen 🤧 ' }),
  );
  expect(await dataOf<BodyNote[]>(list(person))).toMatchObject([
    { id: moment.id, at: '2026-11-20T07:05:00.000Z', text: 'Erkältung, kaum geschlafen 🤧' },
    { id: day.id, at: null, text: 'after the race' },
  ]);
  const changed = await dataOf<BodyNote>(
    person.send('PATCH', `/api/v1/body-notes/${day.id}`, { text: 'after the long race' }),
  );
  expect(changed).toMatchObject({ id: day.id, text: 'after the long race' });
  expect((await person.send('DELETE', `/api/v1/body-notes/${day.id}`)).status).toBe(204);
  expect((await person.send('DELETE', `/api/v1/body-notes/${day.id}`)).status).toBe(404);
  expect(await dataOf<BodyNote[]>(list(person))).toMatchObject([{ id: moment.id }]);
  await person.send('POST', `/api/v1/body-notes/${day.id}/restore`);
  const page = (await (await list(person, '&perPage=1')).json()) as { data: unknown[]; meta: object };
  expect(page.data).toHaveLength(1);
  expect(page.meta).toMatchObject({ total: 2, totalPages: 2 });
});

test('never leave a word in the database, a repeat’s answer included', async () => {
  const person = await personWithConsent(app);
  const key = { 'idempotency-key': 'a-note-of-today' };
  const first = await write(person, { text: 'quinquireme' }, key);
  const again = await write(person, { text: 'quinquireme' }, key);
  expect(await again.text()).toBe(await first.text());
  await person.send(
    'POST',
    '/api/v1/body-sources',
    { kind: 'api', name: 'quinquireme' },
    { 'idempotency-key': 'a-source-of-mine' },
  );
  const found = await app.database.sql<{ place: string }>(
    `select 'notes' as place from body_notes n where n::text ilike '%quinquireme%'
     union all select 'sources' from body_sources s where s::text ilike '%quinquireme%'
     union all select 'answers' from idempotency_keys k where k::text ilike '%quinquireme%'`,
  );
  expect(found).toEqual([]);
  expect(await dataOf<BodyNote[]>(list(person))).toMatchObject([{ text: 'quinquireme' }]);
});

test('that were moved to another row do not open there', async () => {
  const person = await personWithConsent(app);
  const one = await dataOf<CreatedBodyNote>(write(person, { text: 'one' }));
  const two = await dataOf<CreatedBodyNote>(write(person, { text: 'two' }));
  await app.database.sql(
    `update body_notes set content = (select content from body_notes where id = '${one.id}') where id = '${two.id}'`,
  );
  expect(await dataOf<BodyNote[]>(list(person))).toMatchObject([
    { id: two.id, text: null },
    { id: one.id, text: 'one' },
  ]);
});

test('are of a day that is there, of a moment of it, twenty a day, and not empty', async () => {
  const person = await personWithConsent(app);
  expect(await codeOf(write(person, { localDay: '2026-11-27' }))).toBe('DAY-BODY-1005');
  expect(await codeOf(write(person, { at: '2026-11-21T07:05:00Z' }))).toBe('DAY-BODY-1005');
  expect(await codeOf(write(person, { localDay: '2026-11-26', at: '2026-11-26T11:00:00Z' }))).toBe(
    'DAY-BODY-1005',
  );
  for (const text of ['', '   ', 'x'.repeat(301)]) expect((await write(person, { text })).status).toBe(422);
  for (let at = 0; at < 20; at += 1) expect((await write(person, {})).status).toBe(201);
  expect(await codeOf(write(person, {}))).toBe('DAY-BODY-1006');
});

test('need consent, and are nobody else’s', async () => {
  const [person, stranger, silent] = [
    await personWithConsent(app),
    await personWithConsent(app),
    await app.person(),
  ];
  expect((await write(silent, {})).status).toBe(403);
  const { id } = await dataOf<CreatedBodyNote>(write(person, {}));
  expect(await codeOf(stranger.send('PATCH', `/api/v1/body-notes/${id}`, { text: 'mine' }))).toBe(
    'DAY-BODY-1004',
  );
  expect(await dataOf<BodyNote[]>(list(stranger))).toEqual([]);
});

test('that were deleted are gone for good after thirty days', async () => {
  const person = await personWithConsent(app);
  const { id } = await dataOf<CreatedBodyNote>(write(person, {}));
  await person.send('DELETE', `/api/v1/body-notes/${id}`);
  const tidy = (now: Date) => work(app, bodyTidy, { payload: {}, now });
  const rows = () => app.database.sql(`select id from body_notes where id = '${id}'`);
  await tidy(new Date('2026-12-25T10:00:00Z'));
  expect(await rows()).toHaveLength(1);
  await tidy(new Date('2026-12-27T10:00:00Z'));
  expect(await rows()).toHaveLength(0);
});
