import type { Box, Detection } from '#workers/kernel/ports.ts';
import { decodePhoto } from './decode-photo.ts';
import { fillTensor, fittedPixels, type Pixels } from './letterbox.ts';
import type { ModelEntry } from './model-catalogue.ts';
import type { PhotoFault } from './photo-header.ts';
import { suppress } from './suppress.ts';
import { type Candidate, readCandidates } from './yolo-heads.ts';

/**
 * Boxes below this are dropped. With YOLOX-nano, 0.35 is where F1 for food peaks on openly licensed COCO photos of
 * tables (31 boxes: 68 % of what it says is right, it finds 42 %) and costs 0.006 of the best F1 on close-ups of fruit
 * (465 boxes: 64 %, 78 %). No photo without food was taken for one with food from 0.3 on. A person corrects the rest.
 */
export const SCORE_FLOOR = 0.35;

/** One network, ready to run: planar input [1, 3, size, size] to its raw output. */
export interface Network {
  entry: ModelEntry;
  run(tensor: Float32Array): Promise<Float32Array>;
}

export type DetectOutcome =
  | { ok: true; width: number; height: number; detections: Detection[] }
  | { ok: false; fault: PhotoFault };

/**
 * Finds things in a photo with every network, and merges what they found. Boxes are fractions of the upright photo,
 * whose size in pixels comes along. Without a network nothing is found, and that is no fault.
 */
export async function detect(photo: Uint8Array, networks: readonly Network[]): Promise<DetectOutcome> {
  const size = await decodePhoto(photo, async (decoder) => (await decoder.metadata()).autoOrient);
  if (!size.ok) return size;
  const pixelsBySize = new Map<number, Pixels>();
  const found: Detection[] = [];
  for (const { entry, run } of networks) {
    const { input } = entry;
    let pixels = pixelsBySize.get(input.size);
    if (!pixels) {
      const decoded = await decodePhoto(photo, (decoder) => fittedPixels(decoder, input.size));
      if (!decoded.ok) return decoded;
      pixels = decoded.value;
      pixelsBySize.set(input.size, pixels);
    }
    const tensor = new Float32Array(3 * input.size * input.size);
    fillTensor(tensor, pixels, input);
    for (const candidate of readCandidates(await run(tensor), entry, SCORE_FLOOR)) {
      const named = entry.labels[candidate.label];
      const box = boxOf(candidate, pixels);
      if (named && box[2] > 0 && box[3] > 0) found.push({ ...named, score: round(candidate.score), box });
    }
  }
  return { ok: true, ...size.value, detections: suppress(found) };
}

/** The part of the box that lies in the photo, in fractions of it. */
function boxOf(candidate: Candidate, { width, height }: Pixels): Box {
  const left = clamp(candidate.left / width);
  const top = clamp(candidate.top / height);
  const right = clamp((candidate.left + candidate.width) / width);
  const bottom = clamp((candidate.top + candidate.height) / height);
  return [round(left), round(top), round(right - left), round(bottom - top)];
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
