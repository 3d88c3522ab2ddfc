import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { modelsDirOf } from './model-catalogue.ts';
import { startVision, type Vision, type VisionOptions } from './server.ts';
import { animatedWebp, drawing, hollowPng, talkativeJpeg } from './testing/drawn-photos.ts';

const NO_MODELS = '/nowhere/at/all';
const TOKEN = 'a-token-of-the-test-alone';

let vision: Vision;
let threads: Worker[];

async function start(options: Partial<VisionOptions> = {}): Promise<void> {
  threads = [];
  vision = await startVision({
    host: '127.0.0.1',
    port: 0,
    modelsDir: NO_MODELS,
    threads: 1,
    spawn(models) {
      const thread = new Worker(join(import.meta.dirname, 'photo-thread.ts'), { workerData: models });
      threads.push(thread);
      return thread;
    },
    ...options,
  });
}

afterEach(() => vision.close());

function post(path: string, body: Buffer | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  return fetch(`${vision.url}${path}`, { method: 'POST', body: new Uint8Array(body), headers });
}

async function errorOf(response: Response): Promise<unknown> {
  return [response.status, await response.json()];
}

describe('POST /clean', () => {
  it('answers a clean JPEG with its size', async () => {
    await start();
    const response = await post('/clean', await talkativeJpeg('by A. Cook'));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect([response.headers.get('x-width'), response.headers.get('x-height')]).toEqual(['640', '480']);
    expect(Buffer.from(await response.arrayBuffer()).includes('A. Cook')).toBe(false);
  });

  it('names what is wrong with bytes that are no still photo', async () => {
    await start();
    const photo = await drawing(160, 120).jpeg().toBuffer();
    const cases = [
      [Buffer.alloc(0), 'not_an_image'],
      [Buffer.from('text, whatever it is called'), 'not_an_image'],
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not_an_image'],
      [photo.subarray(0, photo.length / 2), 'truncated'],
      [await animatedWebp(), 'animated'],
      [hollowPng(30_000, 30_000), 'too_many_pixels'],
    ] as const;
    for (const [bytes, code] of cases) {
      expect(await errorOf(await post('/clean', bytes))).toEqual([422, { error: { code } }]);
    }
  });

  it('takes 10 MB and refuses a byte more, whether or not its length was announced', async () => {
    await start();
    const photo = await drawing(64, 48).jpeg().toBuffer();
    const full = Buffer.concat([photo, Buffer.alloc(10 * 1024 * 1024 - photo.length)]);
    expect((await post('/clean', full)).status).toBe(200);
    const over = Buffer.concat([full, Buffer.alloc(1)]);
    expect(await errorOf(await post('/clean', over))).toEqual([413, { error: { code: 'too_large' } }]);
    const chunked = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(over));
        controller.close();
      },
    });
    const init = { method: 'POST', body: chunked, duplex: 'half' } as const;
    expect((await fetch(`${vision.url}/clean`, init)).status).toBe(413);
  });
});

describe('without a model', () => {
  it('answers an empty list, and says which model is missing', async () => {
    await start({ models: ['yolox-nano'] });
    const found = await post('/detect', await drawing(64, 48).jpeg().toBuffer());
    expect(await found.json()).toEqual({
      models: [],
      width: 64,
      height: 48,
      detections: [],
      ms: expect.any(Number),
    });
    expect(await (await fetch(`${vision.url}/health`)).json()).toEqual({
      status: 'ok',
      models: [],
      missing: [{ name: 'yolox-nano', reason: 'not installed' }],
      threads: 1,
      ready: 1,
      running: 0,
      waiting: 0,
      photos: 0,
    });
  });
});

describe('with a token', () => {
  it('takes photos from those who have it, and tells anybody how it is', async () => {
    await start({ token: TOKEN });
    const photo = await drawing(64, 48).jpeg().toBuffer();
    expect((await post('/clean', photo, { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    for (const authorization of ['', 'Bearer', `Bearer ${TOKEN}x`, TOKEN]) {
      expect(await errorOf(await post('/clean', photo, { authorization }))).toEqual([
        401,
        { error: { code: 'unauthorized' } },
      ]);
    }
    expect((await fetch(`${vision.url}/health`)).status).toBe(200);
  });
});

describe('when it is full', () => {
  it('refuses the next photo with a Retry-After, and takes one again when there is room', async () => {
    await start({ maxPhotos: 2 });
    const held = [holdPlace(), holdPlace()];
    await Promise.all(held.map(({ taken }) => taken));
    const photo = await drawing(64, 48).jpeg().toBuffer();
    const refused = await post('/clean', photo);
    expect([refused.status, await refused.json()]).toEqual([503, { error: { code: 'busy' } }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await fetch(`${vision.url}/health`)).status).toBe(200);
    await Promise.all(held.map(({ finish }) => finish(photo)));
    expect((await post('/clean', photo)).status).toBe(200);
  });

  it('counts the bytes too', async () => {
    await start({ maxBytes: 1000 });
    expect((await post('/clean', Buffer.alloc(1001))).status).toBe(503);
    expect((await post('/clean', Buffer.alloc(1000))).status).toBe(422);
  });
});

describe('when a thread is killed', () => {
  it('answers its photo with 503, and the next one as ever', async () => {
    await start();
    const photo = await drawing(64, 48).jpeg().toBuffer();
    expect((await post('/clean', photo)).status).toBe(200);
    const large = await drawing(5000, 4000).png().toBuffer();
    const lost = post('/clean', large);
    await untilRunning();
    await threads[0]?.terminate();
    const refused = await lost;
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
    expect((await post('/clean', photo)).status).toBe(200);
    expect(threads).toHaveLength(2);
  });
});

describe('when it is stopped', () => {
  it('finishes the photo that it has and takes no other', async () => {
    await start();
    const held = holdPlace();
    await held.taken;
    const closed = vision.close();
    expect(await held.finish(await drawing(64, 48).jpeg().toBuffer())).toBe(200);
    await closed;
    await expect(fetch(`${vision.url}/health`)).rejects.toThrow();
  });

  it('stops although a client never sends the rest', async () => {
    await start();
    const held = holdPlace();
    await held.taken;
    const broken = expect(held.finish(null)).rejects.toThrow();
    await vision.close(20);
    await broken;
  });
});

it('has no other routes, and no other methods', async () => {
  await start();
  expect((await fetch(`${vision.url}/other`)).status).toBe(404);
  const wrong = await fetch(`${vision.url}/clean`);
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
});

/** A real detector, and a folder of real photos whose `photos.json` says which labels each has: where they are given. */
const modelsDir = modelsDirOf(process.env);
const photosDir = process.env.PHOTOS_DIR ?? '';
const hasReal = existsSync(join(modelsDir, 'yolox_nano.onnx')) && existsSync(join(photosDir, 'photos.json'));
if (!hasReal)
  console.warn(
    'skipped: nothing real is detected in these tests (MODELS_DIR has no detector, or PHOTOS_DIR no photos.json)',
  );

describe.skipIf(!hasReal)('with the real detector', () => {
  it('finds food on most of the real photos that have some, and the same things every time', async () => {
    await start({ modelsDir, models: ['dayloom-food', 'yolox-nano'] });
    const boxes: Record<string, { boxes: { label: string }[] }> = JSON.parse(
      readFileSync(join(photosDir, 'photos.json'), 'utf8'),
    );
    const names = readdirSync(photosDir).filter((name) => {
      return boxes[name]?.boxes.some(({ label }) =>
        ['pizza', 'donut', 'cake', 'sandwich', 'hot dog'].includes(label),
      );
    });
    let withFood = 0;
    for (const name of names) {
      const cleaned = Buffer.from(
        await (await post('/clean', readFileSync(join(photosDir, name)))).arrayBuffer(),
      );
      const found = await (await post('/detect', cleaned)).text();
      if (found.includes('"kind":"food"')) withFood += 1;
      const again = await (await post('/detect', cleaned)).text();
      expect(digest(again)).toBe(digest(found));
    }
    expect(names.length).toBeGreaterThan(3);
    expect(withFood / names.length).toBeGreaterThan(0.6);
  });
});

/** A digest of an answer without the time that it took. */
function digest(answer: string): string {
  return createHash('sha256')
    .update(answer.replace(/"ms":[\d.]+/, ''))
    .digest('hex');
}

/** Opens a request that has its place but not sent its body; `finish` sends it and gives the status. */
function holdPlace(): { taken: Promise<void>; finish(body: Buffer | null): Promise<number | undefined> } {
  const request = httpRequest(`${vision.url}/clean`, { method: 'POST', headers: { expect: '100-continue' } });
  const answered = new Promise<number | undefined>((done, fail) => {
    request.on('response', (response) => {
      response.resume();
      done(response.statusCode);
    });
    request.on('error', fail);
  });
  const taken = new Promise<void>((done) => {
    request.on('continue', done);
  });
  request.flushHeaders();
  return {
    taken,
    finish(body) {
      if (body) request.end(body);
      return answered;
    },
  };
}

async function untilRunning(): Promise<void> {
  for (;;) {
    const health = await (await fetch(`${vision.url}/health`)).text();
    if (!health.includes('"running":0')) return;
  }
}
