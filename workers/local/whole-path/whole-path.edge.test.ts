import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { liveProtocols } from '#workers/live/socket-protocol.ts';
import { connectLive } from '#workers/live/testing/live-client.ts';
import { talkativeJpeg } from '#workers/vision/testing/drawn-photos.ts';
import { badTokens } from './testing/bad-tokens.ts';
import { deliver } from './testing/deliveries.ts';
import { drawnOranges, meanDifference } from './testing/drawn-meals.ts';
import { expectFound } from './testing/expect-found.ts';
import { framesUntilNow, STEPS, statesUntil } from './testing/heard.ts';
import { ORANGE_ID, ORANGE_KCAL } from './testing/one-food.ts';
import { queuedMeal, runsOf } from './testing/queued-meal.ts';
import { refusalOf } from './testing/refusal.ts';
import { soon } from './testing/soon.ts';
import { filesBelow, tracesOf } from './testing/traces.ts';
import { startWholePath, type WholePath } from './testing/whole-path.ts';

/** 48° 51′ 30″ as EXIF writes it, pairs of 32-bit numbers: from the first set byte to the last, so in either byte order. */
const ARC = Buffer.from([48, 0, 0, 0, 1, 0, 0, 0, 51, 0, 0, 0, 1, 0, 0, 0, 30, 0, 0, 0, 1]);
const HISTORY = '/api/v1/food-analyses';

let whole: WholePath;
let photo: Buffer;

beforeAll(async () => {
  [whole, photo] = await Promise.all([
    startWholePath({ basePort: 27_000 }),
    drawnOranges().jpeg({ quality: 90 }).toBuffer(),
  ]);
});
afterEach(() => whole.mend());
afterAll(() => whole.close());

test('a photo is taken in, tells its four steps live to its owner alone, and is in the history and the day', async () => {
  const seen = { name: 'orange', confidence: 0.9, evidence: 'sight', detection: null };
  const answer = { items: [{ ...seen, grams: 200, gramsLow: 150, gramsHigh: 250 }] };
  await whole.setMood({ anthropic: { mood: 'canned', answer } });
  const [me, stranger] = [await whole.person(), await whole.person()];
  const [mine, theirs] = [await me.listen(), await stranger.listen()];

  const id = await me.photograph(photo);
  expect(await statesUntil(mine, id, 'ready')).toEqual(STEPS);
  const meal = await me.meal(id);
  expect(meal).toMatchObject({ state: 'ready', items: [{ foodId: ORANGE_ID, massGrams: 200 }] });
  expect(meal.analysedBy).toContain('local-stand-in');

  expect(await me.read(HISTORY)).toMatchObject([{ id, itemNames: [meal.items[0]?.name] }]);
  const day = `from=${meal.localDay}&to=${meal.localDay}`;
  expect(await me.read(`/api/v1/food-days?${day}`)).toMatchObject([
    { localDay: meal.localDay, meals: 1, energyKcal: { value: 2 * ORANGE_KCAL } },
  ]);

  expect(await framesUntilNow(theirs)).toEqual([]);
  const sockets = whole.worker.lines.filter((line) => line.includes('"route":"/api/v1/live"'));
  expect(sockets.map((line) => line.includes('"actor":"session"'))).toEqual([true, true]);
  expect(await stranger.read(HISTORY)).toEqual([]);
  for (const path of ['', '/photo']) {
    expect((await stranger.send(`${HISTORY}/${id}${path}`)).status).toBe(404);
  }
});

test('nothing of a photo is kept, logged or handed on but its pixels', async () => {
  const secret = 'Demo Person, 1 Nowhere Lane';
  const traces = tracesOf(
    { metadata: secret, name: 'IMG_at_home_with_Demo' },
    { GPS: ARC, EXIF: Buffer.from('Exif\0\0') },
  );
  const talkative = await talkativeJpeg(secret, drawnOranges());
  expect(traces.in(talkative)).toEqual(expect.arrayContaining(['metadata', 'GPS', 'EXIF']));
  expect(traces.in(Buffer.from(talkative.toString('base64')))).toContain('metadata, base64');

  await whole.setMood({ anthropic: { mood: 'rate-limited', times: 1 } });
  const me = await whole.person();
  const live = await me.listen();
  await me.allowOutsideModels();
  const before = whole.wires.models.sent().length;
  const upload = await me.upload(talkative, { name: 'IMG_at_home_with_Demo.jpg' });
  const { id } = z.object({ data: z.object({ id: z.string() }) }).parse(await upload.json()).data;
  await statesUntil(live, id, 'ready');
  const refused = Buffer.concat([Buffer.from('text, not a photo. '), talkative.subarray(200)]);
  expect((await me.upload(refused, { name: 'IMG_at_home_with_Demo.jpg' })).status).toBe(415);

  const stored = await me.send(`${HISTORY}/${id}/photo`);
  const clean = Buffer.from(await stored.arrayBuffer());
  expect(await meanDifference(clean, talkative)).toBeLessThan(3);
  const files = filesBelow(whole.plan.installation.dataDir);
  expect(files.filter(({ bytes }) => bytes.equals(clean))).toHaveLength(1);
  expect(files.flatMap(({ name, bytes }) => traces.in(bytes).map((mark) => `${mark} in ${name}`))).toEqual(
    [],
  );
  expect(traces.in(Buffer.from(await whole.database.dump()))).toEqual([]);
  expect(traces.in(Buffer.from(whole.worker.lines.join('\n')))).toEqual([]);

  const toModels = whole.wires.models.sent().subarray(before);
  const photos = [...toModels.toString('latin1').matchAll(/\/9j\/[A-Za-z0-9+/=]{1000,}/g)];
  expect(photos.map(([text]) => Buffer.from(text, 'base64').equals(clean))).toEqual([true, true]);
  expect(traces.in(toModels)).toEqual([]);
  expect(traces.in(clean)).toEqual([]);
  expect(toModels.includes(me.session.userId)).toBe(false);
});

describe('the job', () => {
  test('is not believed without the queue’s signature over this address, these bytes and this time', async () => {
    const { me, live, id, job } = await queuedMeal(whole, photo);
    const faults = [
      { key: null },
      { key: 'sig_of_somebody_else' },
      { signedName: 'admin-sweep' },
      { signedBody: '{}' },
      { signedAtMs: Date.now() - 10 * 60_000 },
      { signedAtMs: Date.now() + 10 * 60_000 },
    ];
    const answers = await Promise.all(faults.map((fault) => deliver(whole, job, fault)));
    expect(answers.map(({ status }) => status)).toEqual(faults.map(() => 401));
    expect([await runsOf(whole, id), await framesUntilNow(live)]).toEqual([[], []]);
    expect((await me.meal(id)).state).toBe('queued');

    whole.clock.release();
    expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
  });

  test('has one result when it is delivered five times at once, and again later', async () => {
    const { me, live, id, job } = await queuedMeal(whole, photo);
    const asked = () => [
      whole.wires.vision.count('POST /detect'),
      whole.wires.models.count('POST /v1/messages'),
    ];
    const [detects = 0, descriptions = 0] = asked();
    const handled = () => whole.worker.lines.filter((line) => line.includes('"job":"food-analyse"')).length;
    const before = handled();
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(whole, job)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    whole.clock.release();
    await soon(handled).toBe(before + 6);

    expect(await statesUntil(live, id, 'ready')).toEqual(STEPS);
    expect(await framesUntilNow(live)).toEqual([]);
    expect(asked()).toEqual([detects + 1, descriptions + 1]);
    expect(await runsOf(whole, id)).toEqual([{ state: 'done', attempts: 1 }]);
    expectFound(await me.meal(id));
  });
});

describe('the edge', () => {
  const as = (token: string, address: string) =>
    fetch(whole.url + HISTORY, {
      headers: { authorization: `Bearer ${token}`, 'cf-connecting-ip': address },
    });

  test('takes no token but the identity provider’s own, whole, now, and for this page', async () => {
    const { session, token } = await whole.person();
    const good = await token();
    expect((await as(good, '192.0.2.1')).status).toBe(200);
    for (const [name, bad] of Object.entries(await badTokens(whole.plan, session, good))) {
      expect([name, ...(await refusalOf(await as(bad, '192.0.2.1')))]).toEqual([name, 401, 'DAY-AUTH-1002']);
      const socket = connectLive(`${whole.url}/api/v1/live`, liveProtocols(bad));
      await expect(socket, name).rejects.toThrow('refused');
    }
    expect((await as(await token(), '192.0.2.1')).status).toBe(200);
  });

  test('slows down who guesses tokens', async () => {
    const statuses: number[] = [];
    for (let guess = 0; guess < 21; guess++) statuses.push((await as('x.y.z', '192.0.2.2')).status);
    expect(statuses).toEqual([...Array(20).fill(401), 429]);
  });

  test('answers an unknown address of the API with an envelope, and a person’s with the app under its policy', async () => {
    const accept = { headers: { accept: 'text/html' } };
    const api = await fetch(`${whole.url}/api/v1/nothing-here`, accept);
    expect(api.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(await refusalOf(api)).toEqual([404, 'DAY-REQ-1005']);

    const page = await fetch(`${whole.url}/today`, accept);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('the app')]);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`connect-src 'self' ${whole.plan.variables.AUTH_LOCAL_URL}`);
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).not.toMatch(/'unsafe-/);
    for (const answer of [api, page]) {
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'strict-origin-when-cross-origin',
        'x-correlation-id': expect.any(String),
      });
    }
  });
});
