import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { me, type PatchMe } from './schemas.ts';

const ME = '/api/v1/users/me';

let app: TestApp;
let person: TestPerson;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.person();
});

async function say(change: PatchMe) {
  const body = (await (await person.send('PATCH', ME, change)).json()) as { data: unknown };
  const { timeZone, preferences } = me.parse(body.data);
  return { timeZone, language: preferences.language };
}

test('takes from a device what the member has not chosen', async () => {
  const device = { timeZone: 'Europe/Vienna', language: 'de' } as const;
  expect(await say({ device })).toEqual(device);
});

test('never lets a device speak over what the member chose, English included', async () => {
  const chosen = { timeZone: 'Asia/Tokyo', preferences: { language: 'en' } } as const;
  await say(chosen);
  expect(await say({ device: { timeZone: 'Europe/Vienna', language: 'de' } })).toEqual({
    timeZone: 'Asia/Tokyo',
    language: 'en',
  });
});

test('lets the first device stay, and a choice replace it', async () => {
  await say({ device: { language: 'de' } });
  expect((await say({ device: { language: 'en' } })).language).toBe('de');
  expect((await say({ preferences: { language: 'en' } })).language).toBe('en');
});

test('refuses a zone that does not exist, from a device as well', async () => {
  const response = await person.send('PATCH', ME, { device: { timeZone: 'Mars/Olympus' } });
  expect(response.status).toBe(422);
});
