import { photoKindOf } from './photo-kind.ts';
import { fitWithin } from './photo-size.ts';

/** Why a file cannot be sent; the screen has a sentence for each. */
export type PhotoRefusal = 'not_a_photo' | 'heic_unreadable' | 'damaged' | 'empty';
export type PreparedPhoto = { ok: true; photo: Blob } | { ok: false; reason: PhotoRefusal };

const JPEG_QUALITY = 0.86;

async function decode(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

function encode(bitmap: ImageBitmap): Promise<Blob | null> {
  const { width, height } = fitWithin(bitmap.width, bitmap.height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const pen = canvas.getContext('2d');
  if (pen === null) return Promise.resolve(null);
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(bitmap, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
}

/**
 * Draws a photo anew as a JPEG of at most 1,600 px, which also leaves its place, time and camera behind. A HEIC photo
 * goes the same way where the browser can read it (Safari), and is refused with advice where it cannot.
 */
export async function preparePhoto(file: Blob): Promise<PreparedPhoto> {
  const kind = photoKindOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (kind === 'empty') return { ok: false, reason: 'empty' };
  if (kind === 'unknown') return { ok: false, reason: 'not_a_photo' };
  const bitmap = await decode(file);
  if (bitmap === null) return { ok: false, reason: kind === 'heic' ? 'heic_unreadable' : 'damaged' };
  const photo = await encode(bitmap);
  bitmap.close();
  return photo === null ? { ok: false, reason: 'damaged' } : { ok: true, photo };
}
