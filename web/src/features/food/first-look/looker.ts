/// <reference lib="webworker" />

import runtimeUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import labels from '#workers/vision/labels/food.json';
import catalogue from '#workers/vision/models.json';
import { fillTensor } from '#workers/vision/pure/fill-tensor.ts';
import { ownNetwork } from '#workers/vision/pure/own-network.ts';
import { readDetections } from '#workers/vision/pure/read-detections.ts';
import { suppress } from '#workers/vision/pure/suppress.ts';
import weightsUrl from '#workers/vision/weights/food.onnx?url';
import type { FromLooker, ToLooker } from './messages.ts';

declare const self: DedicatedWorkerGlobalScope;

const shape = ownNetwork(catalogue, labels);

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

/** The same photo, the same square, the same weights as the photo server's. */
async function look(picture: ImageBitmap) {
  const { size } = shape.input;
  const scale = size / Math.max(picture.width, picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (pen === null) return null;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, width, height);
  const { data } = pen.getImageData(0, 0, width, height);
  const tensor = new Float32Array(3 * size * size);
  fillTensor(tensor, { bytes: data, bytesPerPixel: 4, width, height }, shape.input);
  const network = await session();
  const [input = '', output = ''] = [network.inputNames[0], network.outputNames[0]];
  const answer = await network.run({ [input]: new Tensor('float32', tensor, [1, 3, size, size]) });
  const rows = answer[output]?.data;
  return rows instanceof Float32Array ? suppress(readDetections(rows, shape, { width, height })) : null;
}

self.onmessage = async ({ data: { id, picture } }: MessageEvent<ToLooker>) => {
  const startedAt = performance.now();
  const found = await (picture === null ? session().then(() => null) : look(picture)).catch(() => null);
  picture?.close();
  self.postMessage({ id, found, ms: performance.now() - startedAt } satisfies FromLooker);
};
