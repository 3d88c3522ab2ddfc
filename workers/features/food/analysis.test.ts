import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { memoryFiles, type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { Detector, MealModel } from '#workers/kernel/ports.ts';
import { analyseMeal, giveUpAnalysis, strandedAnalysisJobs } from './index.ts';
import { foodAnalysis } from './schemas.ts';

const pizza = { label: 'pizza', score: 0.8, box: [0.1, 0.1, 0.5, 0.5] as const, kind: 'food' as const };
const cup = { label: 'cup', score: 0.9, box: [0.7, 0.1, 0.1, 0.2] as const, kind: 'tableware' as const };

let app: TestApp;
let person: TestPerson;
let clean: Detector['clean'];
let detect: Detector['detect'];
let describeMeal: MealModel['describe'];

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

beforeAll(async () => {
  app = await testApp({
    detector: { clean: (...call) => clean(...call), detect: (...call) => detect(...call) },
    mealModel: { name: 'model of the test', describe: (...call) => describeMeal(...call) },
  });
  await app.database.sql(`
    insert into foods (id, source, description, name, category, nutrients, search_words, prominence) values
    ('fdc-173292', 'sr28', 'Fast Food, Pizza Chain, 14" pizza, cheese topping, regular crust', 'Pizza, cheese', 'Fast Foods', '{"energyKcal": 266, "proteinG": 11}', 'pizza cheese', 1)`);
});
afterAll(() => app.close());

beforeEach(async () => {
  person = await app.person();
  await sayConsent(true);
  app.enqueued.length = 0;
  app.published.length = 0;
  clean = async (bytes) => ({ ok: true, photo: { bytes, width: 640, height: 480 } });
  detect = async () => ({ ok: true, result: { models: ['yolox-nano'], detections: [pizza, cup] } });
  describeMeal = async () => ({ ok: false, reason: 'refused' });
});

async function sayConsent(isGranted: boolean, purpose = 'outside-models') {
  const said = { purpose, isGranted };
  expect((await person.send('POST', '/api/v1/consents', said)).status).toBe(200);
}

const photo = (bytes: Uint8Array<ArrayBuffer> = jpeg, fields: Record<string, string> = {}) => {
  const form = new FormData();
  form.set('photo', new Blob([bytes], { type: 'image/jpeg' }), 'IMG_2041 at home.jpg');
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
};

async function upload(headers: Record<string, string> = {}) {
  const response = await person.send('POST', '/api/v1/food-analyses', photo(), headers);
  expect(response.status).toBe(202);
  return ((await response.json()) as { data: { id: string } }).data.id;
}

async function jobOf(id: string) {
  const [row] = await app.database.sql<{ member_id: string }>(
    'select member_id from food_analyses where id = $1',
    [id],
  );
  const memberId = asId<'member'>(row?.member_id ?? '');
  return { deps: app.deps, memberId, job: 'food-analyse', now: new Date(), correlationId: 'test' };
}

async function runJob(id: string) {
  return analyseMeal({ ...(await jobOf(id)), analysisId: asId<'analysis'>(id) });
}

async function giveUp(id: string) {
  const ctx = await contextForJob(await jobOf(id));
  if (ctx === null) throw new Error('no such member');
  await giveUpAnalysis({ ctx, input: { analysisId: asId<'analysis'>(id) }, deps: app.deps });
}

async function read(id: string) {
  const response = await person.get(`/api/v1/food-analyses/${id}`);
  return foodAnalysis.parse(((await response.json()) as { data: unknown }).data);
}

test('a photo is taken in, queued, and told by its id', async () => {
  const id = await upload();
  expect(app.enqueued).toMatchObject([{ name: 'food-analyse', key: `${id}:1`, payload: { analysisId: id } }]);
  expect(JSON.stringify(app.enqueued)).not.toContain('IMG_2041');
  expect(await read(id)).toMatchObject({
    state: 'queued',
    source: 'photo',
    photo: { width: 640, height: 480 },
  });
});

test('of a photo and of a meal by hand it is told whether its member allows that its use is told', async () => {
  const told: unknown[] = [];
  app.deps.events = {
    tell: (_member, _event, properties, isAllowed) => void told.push([properties, isAllowed]),
    forget: async () => 'none',
  };
  const byHand = { items: [{ name: 'toast', energyKcal: 100 }] };
  await upload();
  for (const isGranted of [true, false]) {
    await sayConsent(isGranted, 'analytics');
    await upload();
    await person.send('POST', '/api/v1/quick-meals', byHand);
  }
  app.deps.events = null;
  expect(told).toEqual([
    [{ source: 'photo' }, false],
    [{ source: 'photo' }, true],
    [{ source: 'quick' }, true],
    [{ source: 'photo' }, false],
    [{ source: 'quick' }, false],
  ]);
});

test('the job tells its four steps and ends with items, totals and an interval', async () => {
  const id = await upload();
  expect(await runJob(id)).toEqual({ kind: 'done' });
  expect(app.published.map(({ event }) => event.state)).toEqual([
    'detecting',
    'describing',
    'matching',
    'ready',
  ]);
  const meal = await read(id);
  expect(meal).toMatchObject({ state: 'ready', needsPerson: false, analysedBy: ['yolox-nano'] });
  expect(meal.items).toHaveLength(1);
  expect(meal.items[0]).toMatchObject({ foundBy: 'detector', foodId: 'fdc-173292', confidence: 0.8 });
  const energy = meal.totals.energyKcal;
  expect(energy && energy.low < energy.value && energy.value < energy.high).toBe(true);
});

test('what a member entered themselves stands among what a detected food may be', async () => {
  const own = { name: 'Pizza of ours', nutrientsPer100g: { energyKcal: 240 }, portions: [] };
  await runJob(await upload());
  expect((await person.send('POST', '/api/v1/custom-foods', own)).status).toBe(201);
  const id = await upload();
  await runJob(id);
  const [item] = (await read(id)).items;
  expect([item?.foodId, item?.alternatives.map(({ name }) => name)]).toEqual([
    'fdc-173292',
    ['Pizza of ours'],
  ]);
});

test('without consent no photo goes to a model, and the detector’s finding alone makes the meal', async () => {
  let asked = 0;
  describeMeal = async () => {
    asked += 1;
    return { ok: false, reason: 'refused' };
  };
  const id = await upload();
  await sayConsent(false);
  expect(await runJob(id)).toEqual({ kind: 'done' });
  expect(asked).toBe(0);
  expect(await read(id)).toMatchObject({
    state: 'ready',
    analysedBy: ['yolox-nano'],
    items: [{ foundBy: 'detector' }],
  });
});

test('consent that is taken back while the job runs stops the photo from leaving', async () => {
  let asked = 0;
  describeMeal = async () => {
    asked += 1;
    return { ok: false, reason: 'refused' };
  };
  const id = await upload();
  const found = await detect(jpeg);
  detect = async () => {
    await sayConsent(false);
    return found;
  };
  expect(await runJob(id)).toEqual({ kind: 'done' });
  expect(asked).toBe(0);
});

test('what the model sees is found in the table, and what it is told to say cannot leave it', async () => {
  describeMeal = async ({ detections }) => ({
    ok: true,
    description: {
      model: 'model of the test',
      usage: { inputTokens: 1, outputTokens: 1 },
      items: [
        {
          name: 'cheese pizza',
          grams: 200,
          gramsLow: 150,
          gramsHigh: 260,
          confidence: 0.7,
          evidence: 'sight',
          detection: detections.length - 2,
        },
        {
          name: 'zxqv flurb',
          grams: 10,
          gramsLow: 5,
          gramsHigh: 20,
          confidence: 0.2,
          evidence: 'sight',
          detection: null,
        },
      ],
    },
  });
  const id = await upload();
  await runJob(id);
  const meal = await read(id);
  expect(meal.analysedBy).toEqual(['yolox-nano', 'model of the test']);
  expect(meal.items.map(({ foundBy, foodId }) => [foundBy, foodId])).toEqual([
    ['model', 'fdc-173292'],
    ['model', null],
  ]);
  expect(meal.totals.energyKcal?.missing).toBe(1);
});

test('of a member who closed their account nothing is looked at, and the analysis stays as it is', async () => {
  const id = await upload();
  let looked = 0;
  detect = async () => {
    looked += 1;
    return { ok: false, reason: 'down' };
  };
  const { memberId } = await jobOf(id);
  await app.database.sql('update members set deleted_at = now() where id = $1', [memberId]);
  expect(await runJob(id)).toEqual({ kind: 'done' });
  const [row] = await app.database.sql('select state from food_analyses where id = $1', [id]);
  expect([row, looked, app.published]).toEqual([{ state: 'queued' }, 0, []]);
});

test('with nothing found the person is asked', async () => {
  detect = async () => ({ ok: true, result: { models: [], detections: [] } });
  const id = await upload();
  await runJob(id);
  expect(await read(id)).toMatchObject({ state: 'ready', needsPerson: true, items: [] });
});

test('delivered five times, in sequence and at once, it finds each item once', async () => {
  const id = await upload();
  await Promise.all([runJob(id), runJob(id), runJob(id)]);
  await runJob(id);
  await runJob(id);
  expect((await read(id)).items).toHaveLength(1);
});

test('a busy or missing detector keeps the state and comes again; a dead job fails and gives the use back', async () => {
  const id = await upload();
  detect = async () => ({ ok: false, reason: 'down' });
  expect(await runJob(id)).toMatchObject({ kind: 'later' });
  expect((await read(id)).state).toBe('detecting');
  await giveUp(id);
  expect(await read(id)).toMatchObject({ state: 'failed', failure: 'service_down' });
  const me = (await (await person.get('/api/v1/users/me')).json()) as {
    data: { photoAllowance: { used: number } };
  };
  expect(me.data.photoAllowance.used).toBe(0);
  detect = async () => ({ ok: true, result: { models: ['yolox-nano'], detections: [pizza] } });
  expect((await person.send('POST', `/api/v1/food-analyses/${id}/retry`)).status).toBe(202);
  expect(app.enqueued.at(-1)?.key).toBe(`${id}:2`);
  await runJob(id);
  expect((await read(id)).state).toBe('ready');
});

test('a person’s hand ends the job’s work', async () => {
  const id = await upload();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  describeMeal = async () => {
    await held;
    return { ok: false, reason: 'refused' };
  };
  const running = runJob(id);
  const byHand = await person.send('POST', `/api/v1/food-analyses/${id}/items`, {
    foodId: 'fdc-173292',
    massGrams: 300,
  });
  expect(byHand.status).toBe(201);
  release();
  await running;
  const meal = await read(id);
  expect(meal.items.map((item) => item.foundBy)).toEqual(['person']);
});

test('a photo that is gone fails the analysis', async () => {
  const id = await upload();
  const { files } = app.deps;
  app.deps.files = memoryFiles();
  await runJob(id);
  app.deps.files = files;
  expect(await read(id)).toMatchObject({ state: 'failed', failure: 'photo_lost' });
});

test('the free plan has three analyses a local day, then a hint and the time until the next', async () => {
  for (let index = 0; index < 3; index += 1) await upload();
  const response = await person.send('POST', '/api/v1/food-analyses', photo());
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
    Array.from({ length: 4 }, () => person.send('POST', '/api/v1/food-analyses', photo())),
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
    clean = async () => ({ ok: false, reason: 'unreadable', detail });
    const response = await person.send('POST', '/api/v1/food-analyses', photo());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    const me = (await (await person.get('/api/v1/users/me')).json()) as {
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
  const response = await person.send('POST', '/api/v1/food-analyses', photo(new Uint8Array(bytes)));
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
    clean = async (bytes) => {
      arrived.push(bytes);
      return { ok: false, reason: 'busy', retryAfterS: 1 };
    };
    expect((await person.send('POST', '/api/v1/food-analyses', photo(sent), headers)).status).toBe(503);
    expect(arrived.map((bytes) => Buffer.compare(bytes, sent))).toEqual([0]);
  },
);

test('a busy photo service says when to come back', async () => {
  clean = async () => ({ ok: false, reason: 'busy', retryAfterS: 7 });
  const response = await person.send('POST', '/api/v1/food-analyses', photo());
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '7']);
});

test('the same upload twice with one key is one analysis, another photo with it is refused', async () => {
  const headers = { 'idempotency-key': 'upload-of-the-test' };
  const first = await upload(headers);
  expect(await upload(headers)).toBe(first);
  const other = await person.send(
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
  const { files } = app.deps;
  const kept = memoryFiles();
  app.deps.files = kept;
  const { memberId } = await jobOf(id);
  const again = async () => {
    await app.database.sql('delete from idempotency_keys where member_id = $1', [memberId]);
    expect(await upload(headers)).toBe(id);
  };
  await again();
  clean = async () => ({ ok: false, reason: 'busy', retryAfterS: 1 });
  await again();
  clean = async (bytes) => ({ ok: true, photo: { bytes, width: 640, height: 480 } });
  await Promise.all([upload(), upload()]);
  const stored = kept.stored.size;
  await again();
  app.deps.files = files;
  const [usage] = await app.database.sql('select used from daily_usage where member_id = $1', [memberId]);
  const [meals] = await app.database.sql(
    'select count(*)::int as n from food_analyses where member_id = $1',
    [memberId],
  );
  expect([usage, meals, stored, kept.stored.size]).toEqual([{ used: 3 }, { n: 3 }, 2, 2]);
});

test('a lost message is found by the sweep under the key of its run', async () => {
  app.deps.jobs.enqueue = async () => {
    throw new Error('the queue is gone');
  };
  const id = await upload();
  app.deps.jobs.enqueue = async (messages) => void app.enqueued.push(...messages);
  await app.database.sql("update food_analyses set updated_at = now() - interval '1 hour' where id = $1", [
    id,
  ]);
  const found = await strandedAnalysisJobs(app.deps, 100);
  expect(found.filter((message) => message.key === `${id}:1`)).toHaveLength(1);
});

test('a stranger gets no photo, the owner does', async () => {
  const id = await upload();
  const own = await person.get(`/api/v1/food-analyses/${id}/photo`);
  expect([own.status, own.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(new Uint8Array(await own.arrayBuffer())).toEqual(jpeg);
  const stranger = await app.person();
  expect((await stranger.get(`/api/v1/food-analyses/${id}/photo`)).status).toBe(404);
});
