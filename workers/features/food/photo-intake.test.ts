import { expect, test } from 'vitest';
import { memoryFiles } from '#workers/http/testing/test-app.ts';
import { strandedAnalysisJobs } from './index.ts';
import { analysisKit, jpeg } from './testing/analysis-kit.ts';

const kit = analysisKit();
const { photo, upload, jobOf } = kit;

test('the free plan has three analyses a local day, then a hint and the time until the next', async () => {
  for (let index = 0; index < 3; index += 1) await upload();
  const response = await kit.person.send('POST', '/api/v1/food-analyses', photo());
  expect(response.status).toBe(429);
  expect(await response.json()).toMatchObject({
    error: { code: 'DAY-FOOD-1004', details: { upgrade: { plan: 'premium' } } },
  });
  const wait = Number(response.headers.get('retry-after'));
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(90_000);
});

test('four photos at once take three uses', async () => {
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => kit.person.send('POST', '/api/v1/food-analyses', photo())),
  );
  expect(answers.map((answer) => answer.status).sort()).toEqual([202, 202, 202, 429]);
});

test.each([
  ['not_an_image', 415, 'DAY-PHOTO-1001'],
  ['truncated', 422, 'DAY-PHOTO-1003'],
  ['animated', 422, 'DAY-PHOTO-1004'],
  ['too_many_pixels', 422, 'DAY-PHOTO-1005'],
] as const)(
  'a photo that is %s is refused, costs nothing and leaves no file',
  async (detail, status, code) => {
    kit.clean = async () => ({ ok: false, reason: 'unreadable', detail });
    const response = await kit.person.send('POST', '/api/v1/food-analyses', photo());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    const me = (await (await kit.person.get('/api/v1/users/me')).json()) as {
      data: { photoAllowance: { used: number } };
    };
    expect(me.data.photoAllowance.used).toBe(0);
  },
);

test.each([
  ['text named .jpg', new TextEncoder().encode('I am a text file'), 415, 'DAY-PHOTO-1001'],
  ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'), 415, 'DAY-PHOTO-1001'],
  ['zero bytes', new Uint8Array(0), 422, 'DAY-PHOTO-1006'],
  ['10 MB and one byte', new Uint8Array(10 * 1024 * 1024 + 1).fill(0xff), 413, 'DAY-PHOTO-1002'],
  ['12 MB', new Uint8Array(12 * 1024 * 1024), 413, 'DAY-PHOTO-1002'],
] as const)('%s is refused', async (_, bytes, status, code) => {
  const response = await kit.person.send('POST', '/api/v1/food-analyses', photo(new Uint8Array(bytes)));
  expect([response.status, ((await response.json()) as { error: { code: string } }).error.code]).toEqual([
    status,
    code,
  ]);
});

test.each([{}, { 'content-length': '10' }])(
  'a photo arrives as it was sent, whatever length is declared (%j)',
  async (headers) => {
    const sent = Uint8Array.from({ length: 3_000_000 }, (_, index) => jpeg[index] ?? index % 251);
    const arrived: Uint8Array[] = [];
    kit.clean = async (bytes) => {
      arrived.push(bytes);
      return { ok: false, reason: 'busy', retryAfterS: 1 };
    };
    expect((await kit.person.send('POST', '/api/v1/food-analyses', photo(sent), headers)).status).toBe(503);
    expect(arrived.map((bytes) => Buffer.compare(bytes, sent))).toEqual([0]);
  },
);

test('a busy photo service says when to come back', async () => {
  kit.clean = async () => ({ ok: false, reason: 'busy', retryAfterS: 7 });
  const response = await kit.person.send('POST', '/api/v1/food-analyses', photo());
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
});

test('the same upload twice with one key is one analysis, another photo with it is refused', async () => {
  const headers = { 'idempotency-key': 'upload-of-the-test' };
  const first = await upload(headers);
  expect(await upload(headers)).toBe(first);
  const other = await kit.person.send(
    'POST',
    '/api/v1/food-analyses',
    photo(new Uint8Array([...jpeg, 1])),
    headers,
  );
  expect(other.status).toBe(422);
});

test('a repeat whose answer was lost gives the first analysis, whatever stands in its way, and costs nothing', async () => {
  const headers = { 'idempotency-key': 'upload-whose-answer-was-lost' };
  const id = await upload(headers);
  const { files } = kit.app.deps;
  const kept = memoryFiles();
  kit.app.deps.files = kept;
  const { memberId } = await jobOf(id);
  const again = async () => {
    await kit.app.database.sql('delete from idempotency_keys where member_id = $1', [memberId]);
    expect(await upload(headers)).toBe(id);
  };
  await again();
  kit.clean = async () => ({ ok: false, reason: 'busy', retryAfterS: 1 });
  await again();
  kit.clean = async (bytes) => ({ ok: true, photo: { bytes, width: 640, height: 480 } });
  await Promise.all([upload(), upload()]);
  const stored = kept.stored.size;
  await again();
  kit.app.deps.files = files;
  const [usage] = await kit.app.database.sql('select used from daily_usage where member_id = $1', [memberId]);
  const [meals] = await kit.app.database.sql(
    'select count(*)::int as n from food_analyses where member_id = $1',
    [memberId],
  );
  expect([usage, meals, stored, kept.stored.size]).toEqual([{ used: 3 }, { n: 3 }, 2, 2]);
});

test('a lost message is found by the sweep under the key of its run', async () => {
  kit.app.deps.jobs.enqueue = async () => {
    throw new Error('the queue is gone');
  };
  const id = await upload();
  kit.app.deps.jobs.enqueue = async (messages) => void kit.app.enqueued.push(...messages);
  await kit.app.database.sql(
    "update food_analyses set updated_at = now() - interval '1 hour' where id = $1",
    [id],
  );
  const found = await strandedAnalysisJobs(kit.app.deps, 100);
  expect(found.filter((message) => message.key === `${id}:1`)).toHaveLength(1);
});

test('a stranger gets no photo, the owner does', async () => {
  const id = await upload();
  const own = await kit.person.get(`/api/v1/food-analyses/${id}/photo`);
  expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(new Uint8Array(await own.arrayBuffer())).toEqual(jpeg);
  const stranger = await kit.app.person();
  expect((await stranger.get(`/api/v1/food-analyses/${id}/photo`)).status).toBe(404);
});
