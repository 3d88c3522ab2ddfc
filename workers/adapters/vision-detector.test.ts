import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { startVision } from '#workers/vision/server.ts';
import { visionAt, visionDetector, visionIn } from './vision-detector.ts';

const PHOTO = new Uint8Array([1, 2, 3]);

const stops: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A photo server that gives one answer, and what was asked of it. */
async function answering(answer: (response: ServerResponse) => void) {
  const asked: { url: string | undefined; authorization: string | undefined }[] = [];
  const server: Server = createServer((request, response) => {
    asked.push({ url: request.url, authorization: request.headers.authorization });
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  stops.push(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  const { port } = server.address() as AddressInfo;
  return { asked, transport: visionAt(`http://127.0.0.1:${port}`) };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

describe('with the photo server', () => {
  it('cleans a photo, searches it, and is told what is no photo', async () => {
    const token = 'a-token-of-the-test-alone';
    const vision = await startVision({
      host: '127.0.0.1',
      port: 0,
      threads: 1,
      modelsDir: '/nowhere/at/all',
      models: ['yolox-nano'],
      token,
    });
    stops.push(() => vision.close());
    const detector = visionDetector({ transport: visionAt(vision.url), token });
    const png = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#a53' } })
      .png()
      .toBuffer();
    const cleaned = await detector.clean(png, 'image/png');
    if (!cleaned.ok) throw new Error(cleaned.reason);
    expect([cleaned.photo.width, cleaned.photo.height]).toEqual([90, 60]);
    expect((await sharp(cleaned.photo.bytes).metadata()).format).toBe('jpeg');
    expect(await detector.detect(cleaned.photo.bytes)).toEqual({
      ok: true,
      result: { models: [], detections: [] },
    });
    expect(await detector.clean(PHOTO, 'image/jpeg')).toEqual({
      ok: false,
      reason: 'unreadable',
      detail: 'not_an_image',
    });
    const stranger = visionDetector({ transport: visionAt(vision.url) });
    expect(await stranger.clean(png, 'image/png')).toEqual({ ok: false, reason: 'down' });
  });
});

describe('what an answer means', () => {
  it('passes on what was found, and nothing else of the answer', async () => {
    const detections = [{ label: 'pizza', score: 0.8, box: [0, 0.1, 0.5, 0.5], kind: 'food' }];
    const { asked, transport } = await answering(
      json(200, { models: ['yolox-nano'], width: 9, height: 9, ms: 12, detections }),
    );
    const answer = await visionDetector({ transport, token: 'secret' }).detect(PHOTO);
    expect(answer).toEqual({ ok: true, result: { models: ['yolox-nano'], detections } });
    expect(asked).toEqual([{ url: '/detect', authorization: 'Bearer secret' }]);
  });

  it('is busy at 503, for as long as it says', async () => {
    const busy = { error: { code: 'busy' } };
    for (const [header, seconds] of [
      ['7', 7],
      ['soon', 1],
      ['99999', 300],
    ] as const) {
      const { transport } = await answering(json(503, busy, { 'retry-after': header }));
      expect(await visionDetector({ transport }).detect(PHOTO)).toEqual({
        ok: false,
        reason: 'busy',
        retryAfterS: seconds,
      });
    }
  });

  it.each([
    ['an error of its own', json(500, { error: { code: 'failed' } })],
    ['a refusal that nobody knows', json(422, { error: { code: 'ugly' } })],
    ['no JSON', (response: ServerResponse) => response.writeHead(200).end('<html>')],
    [
      'a box outside of the photo',
      json(200, { models: [], detections: [{ label: 'a', score: 1, box: [0, 0, 2, 1], kind: 'food' }] }),
    ],
    ['a broken connection', (response: ServerResponse) => response.destroy()],
  ])('is down at %s', async (_what, answer) => {
    const { transport } = await answering(answer);
    expect(await visionDetector({ transport }).detect(PHOTO)).toEqual({ ok: false, reason: 'down' });
  });

  it('is down when a clean photo comes without its size', async () => {
    const { transport } = await answering((response) =>
      response.writeHead(200, { 'x-width': '9' }).end('jpeg'),
    );
    expect(await visionDetector({ transport }).clean(PHOTO, 'image/jpeg')).toEqual({
      ok: false,
      reason: 'down',
    });
  });

  it('is down when nothing comes in time, before the answer or within it', async () => {
    const silent = await answering(() => {});
    const stuck = await answering((response) =>
      response.writeHead(200, { 'x-width': '9', 'x-height': '9' }).write('…'),
    );
    for (const { transport } of [silent, stuck]) {
      const detector = visionDetector({ transport, cleanTimeoutMs: 50, detectTimeoutMs: 50 });
      expect(await detector.clean(PHOTO, 'image/jpeg')).toEqual({ ok: false, reason: 'down' });
      expect(await detector.detect(PHOTO)).toEqual({ ok: false, reason: 'down' });
    }
  });
});

describe('over the container binding', () => {
  it('spreads photos over the instances', async () => {
    const asked: string[] = [];
    const namespace = {
      idFromName: (name: string) => name,
      get: (name: string) => ({
        async fetch(url: string) {
          asked.push(`${name} ${url}`);
          return Response.json({ models: [], detections: [] });
        },
      }),
    } as unknown as DurableObjectNamespace;
    const draws = [0, 0.49, 0.5, 0.99];
    const detector = visionDetector({ transport: visionIn(namespace, 2, () => draws.shift() ?? 0) });
    for (let i = 0; i < 4; i++) expect((await detector.detect(PHOTO)).ok).toBe(true);
    expect(asked).toEqual(
      ['vision-0', 'vision-0', 'vision-1', 'vision-1'].map((name) => `${name} http://vision/detect`),
    );
  });
});
