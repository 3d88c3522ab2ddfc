import sharp, { type Sharp } from 'sharp';
import { isWhole, MAX_PIXELS, type PhotoFault, type PhotoFormat, readPhotoHeader } from './photo-header.ts';

export type Decoded<Value> = { ok: true; value: Value } | { ok: false; fault: PhotoFault };

/**
 * Checks a photo by its header, then lets `work` decode it: upright by its EXIF orientation, and failing when it ends
 * early. What goes wrong while decoding is the photo's fault and is named; `work` must do nothing else that can throw.
 */
export async function decodePhoto<Value>(
  bytes: Uint8Array,
  work: (photo: Sharp) => Promise<Value>,
): Promise<Decoded<Value>> {
  const header = readPhotoHeader(bytes);
  if (!header.ok) return header;
  const photo = sharp(bytes, {
    autoOrient: true,
    failOn: 'truncated',
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
  });
  try {
    return { ok: true, value: await work(photo) };
  } catch (error) {
    return { ok: false, fault: faultOf(error, bytes, header.format) };
  }
}

function faultOf(error: unknown, bytes: Uint8Array, format: PhotoFormat): PhotoFault {
  if (error instanceof Error && error.message.includes('exceeds pixel limit')) return 'too_many_pixels';
  return isWhole(bytes, format) ? 'not_an_image' : 'truncated';
}
