import type { Detection } from '#workers/kernel/ports.ts';
import { type Decoded, decodePhoto } from './decode-photo.ts';
import { fittedPixels } from './letterbox.ts';
import { type PhotoFault, readPhotoHeader } from './photo-header.ts';
import { fillTensor } from './pure/fill-tensor.ts';
import { findPlate } from './pure/find-plate.ts';
import type { Fed, NetworkShape, Pixels } from './pure/network-shape.ts';
import { readDetections } from './pure/read-detections.ts';
import { suppress } from './pure/suppress.ts';

/** One network, ready to run: what it is fed with to its raw output. */
export interface Network {
  entry: NetworkShape;
  /** It takes nothing but its square. */
  takesOneShape: boolean;
  /** Where its tensors are written, one after the other: it looks at one photo at a time. */
  room?: Float32Array<ArrayBuffer>;
  run(fed: Fed): Promise<Float32Array>;
}

export type DetectOutcome =
  | { ok: true; width: number; height: number; detections: Detection[] }
  | { ok: false; fault: PhotoFault };

type Size = Pick<Pixels, 'width' | 'height'>;

/**
 * Finds things in a photo with every network, merges what they found, and looks for a plate below the food. Boxes are fractions of the upright photo,
 * whose size in pixels comes along. Without a network nothing is found, and that is no fault.
 */
export async function detect(photo: Uint8Array, networks: readonly Network[]): Promise<DetectOutcome> {
  const pixelsBySize = new Map<number, Pixels>();
  const found: Detection[] = [];
  for (const { entry, run, ...feeding } of networks) {
    const { input } = entry;
    let pixels = pixelsBySize.get(input.size);
    if (!pixels) {
      const decoded = await decodePhoto(photo, (decoder) => fittedPixels(decoder, input.size));
      if (!decoded.ok) return decoded;
      pixels = decoded.value;
      pixelsBySize.set(input.size, pixels);
    }
    const fed = fillTensor(pixels, input, feeding);
    for (const one of readDetections(await run(fed), entry, fed)) found.push(one);
  }
  const detections = suppress(found);
  const [shown] = pixelsBySize.values();
  const size = await uprightSize(photo, shown);
  if (!size.ok) return size;
  const plate = shown ? findPlate(shown, detections) : null;
  return { ok: true, ...size.value, detections: plate ? [...detections, plate] : detections };
}

/** The size of the photo turned upright. `shown` is the same photo, smaller: where it tells how the photo lies, nothing is read again. */
async function uprightSize(photo: Uint8Array, shown: Size | undefined): Promise<Decoded<Size>> {
  const stored = readPhotoHeader(photo);
  if (!stored.ok) return stored;
  const { width, height } = stored;
  if (width === height) return { ok: true, value: { width, height } };
  if (shown === undefined || shown.width === shown.height)
    return decodePhoto(photo, async (decoder) => (await decoder.metadata()).autoOrient);
  const isTurned = width > height !== shown.width > shown.height;
  return { ok: true, value: isTurned ? { width: height, height: width } : { width, height } };
}
