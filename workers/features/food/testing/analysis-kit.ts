import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { contextForJob } from '#workers/features/account/index.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { Detector, MealModel } from '#workers/kernel/ports.ts';
import { analyseMeal, giveUpAnalysis } from '../index.ts';
import { foodAnalysis } from '../schemas.ts';

export const pizza = {
  label: 'pizza',
  score: 0.8,
  box: [0.1, 0.1, 0.5, 0.5] as const,
  kind: 'food' as const,
};
const cup = { label: 'cup', score: 0.9, box: [0.7, 0.1, 0.1, 0.2] as const, kind: 'tableware' as const };

export const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);

interface Kit {
  app: TestApp;
  person: TestPerson;
  clean: Detector['clean'];
  detect: Detector['detect'];
  describeMeal: MealModel['describe'];
}

/** An app for the file's tests, whose photo server and model answer as a test says, and in each test a new person. */
export function analysisKit() {
  const kit = {} as Kit;

  beforeAll(async () => {
    kit.app = await testApp({
      detector: { clean: (...call) => kit.clean(...call), detect: (...call) => kit.detect(...call) },
      mealModel: { name: 'model of the test', describe: (...call) => kit.describeMeal(...call) },
    });
    await kit.app.database.sql(`
    insert into foods (id, source, description, name, category, nutrients, search_words, prominence) values
    ('fdc-173292', 'sr28', 'Fast Food, Pizza Chain, 14" pizza, cheese topping, regular crust', 'Pizza, cheese', 'Fast Foods', '{"energyKcal": 266, "proteinG": 11}', 'pizza cheese', 1)`);
  });
  afterAll(() => kit.app.close());

  beforeEach(async () => {
    kit.person = await kit.app.person();
    await sayConsent(true);
    kit.app.enqueued.length = 0;
    kit.app.published.length = 0;
    kit.clean = async (bytes) => ({ ok: true, photo: { bytes, width: 640, height: 480 } });
    kit.detect = async () => ({ ok: true, result: { models: ['yolox-nano'], detections: [pizza, cup] } });
    kit.describeMeal = async () => ({ ok: false, reason: 'refused' });
  });

  async function sayConsent(isGranted: boolean, purpose = 'outside-models') {
    const said = { purpose, isGranted };
    expect((await kit.person.send('POST', '/api/v1/consents', said)).status).toBe(200);
  }

  const photo = (bytes: Uint8Array<ArrayBuffer> = jpeg, fields: Record<string, string> = {}) => {
    const form = new FormData();
    form.set('photo', new Blob([bytes], { type: 'image/jpeg' }), 'IMG_2041 at home.jpg');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return form;
  };

  async function upload(headers: Record<string, string> = {}) {
    const response = await kit.person.send('POST', '/api/v1/food-analyses', photo(), headers);
    expect(response.status).toBe(202);
    return ((await response.json()) as { data: { id: string } }).data.id;
  }

  async function jobOf(id: string) {
    const [row] = await kit.app.database.sql<{ member_id: string }>(
      'select member_id from food_analyses where id = $1',
      [id],
    );
    const memberId = asId<'member'>(row?.member_id ?? '');
    return { deps: kit.app.deps, memberId, job: 'food-analyse', now: new Date(), correlationId: 'test' };
  }

  async function runJob(id: string) {
    return analyseMeal({ ...(await jobOf(id)), analysisId: asId<'analysis'>(id) });
  }

  async function giveUp(id: string) {
    const ctx = await contextForJob(await jobOf(id));
    if (ctx === null) throw new Error('no such member');
    await giveUpAnalysis({ ctx, input: { analysisId: asId<'analysis'>(id) }, deps: kit.app.deps });
  }

  async function read(id: string) {
    const response = await kit.person.get(`/api/v1/food-analyses/${id}`);
    return foodAnalysis.parse(((await response.json()) as { data: unknown }).data);
  }

  return Object.assign(kit, { sayConsent, photo, upload, jobOf, runJob, giveUp, read });
}
