/// <reference lib="webworker" />

import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import labels from '#workers/vision/labels/food.json';
import catalogue from '#workers/vision/models.json';
import { fillTensor } from '#workers/vision/pure/fill-tensor.ts';
import type { Fed, Pixels } from '#workers/vision/pure/network-shape.ts';
import { ownNetwork } from '#workers/vision/pure/own-network.ts';
import { readDetections } from '#workers/vision/pure/read-detections.ts';
import { suppress } from '#workers/vision/pure/suppress.ts';
import weightsUrl from '#workers/vision/weights/food.onnx?url';
import type { FromLooker, ToLooker } from './messages.ts';

declare const self: DedicatedWorkerGlobalScope;

const shape = ownNetwork(catalogue, labels);
const WARM_UP_RUNS = 3;
const NOTHING = { found: null, networkMs: 0 };

// One thread: a page that is not isolated from all others may not share memory.
env.wasm.numThreads = 1;
env.wasm.wasmPaths = { wasm: runtimeUrl };

let opening: Promise<InferenceSession> | undefined;

function session(): Promise<InferenceSession> {
  opening ??= InferenceSession.create(weightsUrl, {
    executionProviders: ['wasm'],
    graphOptimizationLevel: 'all',
  });
  return opening;
}

/** Milliseconds of the network alone, and its raw answer. */
async function run({
  tensor,
  width,
  height,
}: Fed): Promise<{ rows: Float32Array | null; networkMs: number }> {
  const network = await session();
  const [input = '', output = ''] = [network.inputNames[0], network.outputNames[0]];
  const startedAt = performance.now();
  const answer = await network.run({ [input]: new Tensor('float32', tensor, [1, 3, height, width]) });
  const networkMs = performance.now() - startedAt;
  const rows = answer[output]?.data;
  return { rows: rows instanceof Float32Array ? rows : null, networkMs };
}

/** Our own network takes photos of any shape. */
function fed(pixels: Pixels): Fed {
  return fillTensor(pixels, shape.input, { takesOneShape: false });
}

/** Runs on nothing, as large as it gets: the first runs allocate and are compiled on the way, which a photo need not wait for. */
async function warmUp(): Promise<void> {
  const { size } = shape.input;
  const nothing = fed({ bytes: new Uint8Array(3 * size ** 2), bytesPerPixel: 3, width: size, height: size });
  for (let round = 0; round < WARM_UP_RUNS; round++) await run(nothing);
}

/** The same photo, the same size, the same weights as the photo server's. */
async function look(picture: ImageBitmap): Promise<Omit<FromLooker, 'id'>> {
  const { size } = shape.input;
  const scale = size / Math.max(picture.width, picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (pen === null) return NOTHING;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const shown = fed({ bytes: data, bytesPerPixel: 4, width, height });
  const { rows, networkMs } = await run(shown);
  return { found: rows && suppress(readDetections(rows, shape, shown)), networkMs };
}

self.onmessage = async ({ data: { id, picture } }: MessageEvent<ToLooker>) => {
  const answer = await (picture === null ? warmUp().then(() => NOTHING) : look(picture)).catch(() => NOTHING);
  picture?.close();
  self.postMessage({ id, ...answer } satisfies FromLooker);
};
