import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import { hasConsent, requireConsent } from './index.ts';
import { CONSENT_PURPOSES, consent } from './schemas.ts';

let app: TestApp;
let person: TestPerson;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.person();
});

const say = (purpose: string, isGranted: boolean) =>
  person.send('POST', '/api/v1/consents', { purpose, isGranted });

async function list() {
  const body = (await (await person.get('/api/v1/consents')).json()) as { data: unknown };
  return consent.array().parse(body.data);
}

async function memberId() {
  const body = (await (await person.get('/api/v1/users/me')).json()) as { data: { id: string } };
  return asId<'member'>(body.data.id);
}

test('nothing is allowed before the member said so', async () => {
  expect((await list()).map(({ purpose, isGranted }) => [purpose, isGranted])).toEqual(
    CONSENT_PURPOSES.map((purpose) => [purpose, false]),
  );
});

test('the last word counts, and every word is kept with its time', async () => {
  const id = await memberId();
  for (const isGranted of [true, false, true]) expect((await say('mail', isGranted)).status).toBe(200);
  expect(await hasConsent(app.deps, id, 'mail')).toBe(true);
  expect(await hasConsent(app.deps, id, 'analytics')).toBe(false);
  const rows = await app.database.sql('select 1 from consents where member_id = $1', [id]);
  expect(rows).toHaveLength(3);
});

test('a consent to an older text counts no longer', async () => {
  const id = await memberId();
  await say('mail', true);
  await app.database.sql('update consents set version = 0 where member_id = $1', [id]);
  expect(await hasConsent(app.deps, id, 'mail')).toBe(false);
});

test('a refusal names the purpose, and one member’s word is not another’s', async () => {
  await say('health-data', true);
  person = await app.person();
  await expect(requireConsent(app.deps, await memberId(), 'health-data')).rejects.toMatchObject({
    code: 'DAY-USER-1002',
    details: { purpose: 'health-data' },
  });
});

test('an unknown purpose is refused', async () => {
  expect((await say('everything', true)).status).toBe(422);
});
