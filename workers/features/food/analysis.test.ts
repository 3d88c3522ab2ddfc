import { expect, test } from 'vitest';
import { memoryFiles } from '#workers/http/testing/test-app.ts';
import { analysisKit, jpeg, pizza } from './testing/analysis-kit.ts';

const kit = analysisKit();
const { sayConsent, upload, runJob, giveUp, read, jobOf } = kit;

test('a photo is taken in, queued, and told by its id', async () => {
  const id = await upload();
  expect(kit.app.enqueued).toMatchObject([
    { name: 'food-analyse', key: `${id}:1`, payload: { analysisId: id } },
  ]);
  expect(JSON.stringify(kit.app.enqueued)).not.toContain('IMG_2041');
  expect(await read(id)).toMatchObject({
    state: 'queued',
    source: 'photo',
    photo: { width: 640, height: 480 },
  });
});

test('of a photo and of a meal by hand it is told whether its member allows that its use is told', async () => {
  const told: unknown[] = [];
  kit.app.deps.events = {
    tell: (_member, _event, properties, isAllowed) => void told.push([properties, isAllowed]),
    forget: async () => 'none',
  };
  const byHand = { items: [{ name: 'toast', energyKcal: 100 }] };
  await upload();
  for (const isGranted of [true, false]) {
    await sayConsent(isGranted, 'analytics');
    await upload();
    await kit.person.send('POST', '/api/v1/quick-meals', byHand);
  }
  kit.app.deps.events = null;
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
  expect(kit.app.published.map(({ event }) => event.state)).toEqual([
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
  expect((await kit.person.send('POST', '/api/v1/custom-foods', own)).status).toBe(201);
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
  kit.describeMeal = async () => {
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
  kit.describeMeal = async () => {
    asked += 1;
    return { ok: false, reason: 'refused' };
  };
  const id = await upload();
  const found = await kit.detect(jpeg);
  kit.detect = async () => {
    await sayConsent(false);
    return found;
  };
  expect(await runJob(id)).toEqual({ kind: 'done' });
  expect(asked).toBe(0);
});

test('what the model sees is found in the table, and what it is told to say cannot leave it', async () => {
  kit.describeMeal = async ({ detections }) => ({
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
  kit.detect = async () => {
    looked += 1;
    return { ok: false, reason: 'down' };
  };
  const { memberId } = await jobOf(id);
  await kit.app.database.sql('update members set deleted_at = now() where id = $1', [memberId]);
  expect(await runJob(id)).toEqual({ kind: 'done' });
  const [row] = await kit.app.database.sql('select state from food_analyses where id = $1', [id]);
  expect([row, looked, kit.app.published]).toEqual([{ state: 'queued' }, 0, []]);
});

test('with nothing found the person is asked', async () => {
  kit.detect = async () => ({ ok: true, result: { models: [], detections: [] } });
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
  kit.detect = async () => ({ ok: false, reason: 'down' });
  expect(await runJob(id)).toMatchObject({ kind: 'later' });
  expect((await read(id)).state).toBe('detecting');
  await giveUp(id);
  expect(await read(id)).toMatchObject({ state: 'failed', failure: 'service_down' });
  const me = (await (await kit.person.get('/api/v1/users/me')).json()) as {
    data: { photoAllowance: { used: number } };
  };
  expect(me.data.photoAllowance.used).toBe(0);
  kit.detect = async () => ({ ok: true, result: { models: ['yolox-nano'], detections: [pizza] } });
  expect((await kit.person.send('POST', `/api/v1/food-analyses/${id}/retry`)).status).toBe(202);
  expect(kit.app.enqueued.at(-1)?.key).toBe(`${id}:2`);
  await runJob(id);
  expect((await read(id)).state).toBe('ready');
});

test('a person’s hand ends the job’s work', async () => {
  const id = await upload();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  kit.describeMeal = async () => {
    await held;
    return { ok: false, reason: 'refused' };
  };
  const running = runJob(id);
  const byHand = await kit.person.send('POST', `/api/v1/food-analyses/${id}/items`, {
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
  const { files } = kit.app.deps;
  kit.app.deps.files = memoryFiles();
  await runJob(id);
  kit.app.deps.files = files;
  expect(await read(id)).toMatchObject({ state: 'failed', failure: 'photo_lost' });
});
