import { appendFile, copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { drawnOranges } from '../local/whole-path/testing/drawn-meals.ts';
import { findInstalled, sha256Of } from './installed-models.ts';
import { CATALOGUE } from './model-catalogue.ts';
import { fetchModel } from './model-download.ts';
import { startVision, type Vision, type VisionOptions } from './server.ts';
import { modelEntry } from './testing/model-entries.ts';

const OLD = Buffer.from('the network that has been at work');
const NEW = Buffer.from('the network that is to replace it');
const WEIGHTS = join(import.meta.dirname, 'weights/food.onnx');

let dir: string;
let vision: Vision | undefined;
let shelf: Server | undefined;
let threads: Worker[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dayloom-refused-'));
  threads = [];
});
afterEach(async () => {
  await vision?.close();
  shelf?.close();
  vision = shelf = undefined;
  await rm(dir, { recursive: true });
});

async function start(options: Partial<VisionOptions>): Promise<void> {
  vision = await startVision({
    host: '127.0.0.1',
    port: 0,
    modelsDir: dir,
    threads: 1,
    spawn(models) {
      const thread = new Worker(join(import.meta.dirname, 'photo-thread.ts'), { workerData: models });
      threads.push(thread);
      return thread;
    },
    ...options,
  });
}

const answers = z.object({
  models: z.array(z.string()),
  detections: z.array(z.object({ label: z.string() })),
});

async function detected(): Promise<{ models: string[]; labels: string[] }> {
  const body = new Uint8Array(await drawnOranges().jpeg().toBuffer());
  const answer = answers.parse(await (await fetch(`${vision?.url}/detect`, { method: 'POST', body })).json());
  return { models: answer.models, labels: answer.detections.map(({ label }) => label) };
}

const FIVE_ORANGES = Array(5).fill('orange');

/** models.json with our own weights in the folder of downloads, where a replacement could go wrong. */
async function catalogueWithDownload(): Promise<string> {
  const { models } = JSON.parse(await readFile(CATALOGUE, 'utf8'));
  const own = models.find(({ name }: { name: string }) => name === 'dayloom-food');
  const labels = join(import.meta.dirname, own.labels);
  const origin = { kind: 'download', url: 'https://example.org/food.onnx' };
  const file = join(dir, 'models.json');
  await writeFile(file, JSON.stringify({ models: [{ ...own, origin, labels: 'labels.json' }] }));
  await copyFile(labels, join(dir, 'labels.json'));
  await copyFile(WEIGHTS, join(dir, 'food.onnx'));
  return file;
}

it.each([
  ['cut short', NEW.subarray(1)],
  ['with one byte changed', Buffer.from(NEW).fill(0, 3, 4)],
  ['empty', Buffer.alloc(0)],
])('a replacement that comes %s leaves the old file as it was, byte for byte', async (_how, sent) => {
  await writeFile(join(dir, 'tiny.onnx'), OLD);
  shelf = createServer((_request, response) => response.end(sent)).listen(0, '127.0.0.1');
  await new Promise((done) => shelf?.once('listening', done));
  const { port } = shelf.address() as AddressInfo;
  const origin = { kind: 'download', url: `http://127.0.0.1:${port}/tiny.onnx` } as const;
  const next = modelEntry({ origin, sha256: sha256Of(NEW), bytes: NEW.length });
  expect(await fetchModel(next, { dir })).toMatchObject({ ok: false });
  expect(await readFile(join(dir, 'tiny.onnx'))).toEqual(OLD);
  const before = modelEntry({ sha256: sha256Of(OLD), bytes: OLD.length });
  expect((await findInstalled([before], dir)).installed).toHaveLength(1);
});

it('a server at work keeps its model when the file goes bad, even when its thread has to be replaced', async () => {
  await start({ catalogue: await catalogueWithDownload() });
  expect(await detected()).toEqual({ models: ['dayloom-food'], labels: FIVE_ORANGES });
  await appendFile(join(dir, 'food.onnx'), 'x');
  await threads[0]?.terminate();
  expect(await detected()).toEqual({ models: ['dayloom-food'], labels: FIVE_ORANGES });
  expect(threads).toHaveLength(2);
});

it('a server that starts with a bad file for the model it was given runs our own, and says why', async () => {
  await writeFile(join(dir, 'yolox_nano.onnx'), 'no network at all');
  await start({ models: ['yolox-nano'] });
  expect(await detected()).toEqual({ models: ['dayloom-food'], labels: FIVE_ORANGES });
  expect(await (await fetch(`${vision?.url}/health`)).json()).toMatchObject({
    models: ['dayloom-food'],
    missing: [{ name: 'yolox-nano', reason: 'sha256 differs' }],
  });
});
