import { AppError, type ErrorCode } from './errors.ts';
import { newId } from './ids.ts';
import { imageTypeOf } from './image-type.ts';
import type { CleanPhoto, Detector, DetectorFailure, Files } from './ports.ts';
import type { ImageType } from './seen.ts';
import { sha256Hex } from './sha256.ts';

export const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

/** A photo that was cleaned and stored; `fileKey` says nothing about it. */
export interface StoredPhoto {
  id: string;
  fileKey: string;
  sha256: string;
  width: number;
  height: number;
  sizeBytes: number;
}

/** What the first bytes say the photo is. Throws DAY-PHOTO-1001, 1002 or 1006. */
export function checkPhotoBytes(photo: Uint8Array): ImageType {
  if (photo.byteLength === 0) throw new AppError('DAY-PHOTO-1006');
  if (photo.byteLength > MAX_PHOTO_BYTES) throw new AppError('DAY-PHOTO-1002');
  const type = imageTypeOf(photo);
  if (type === null) throw new AppError('DAY-PHOTO-1001');
  return type;
}

/** Re-encodes a photo without metadata. Throws what is wrong with it, or DAY-PHOTO-1007 when it cannot be taken in now. */
export async function cleanPhoto(
  detector: Detector,
  photo: Uint8Array,
  type: ImageType,
): Promise<CleanPhoto> {
  const cleaned = await detector.clean(photo, type);
  if (!cleaned.ok) throw refusalOf(cleaned);
  return cleaned.photo;
}

/** @param slice the folder of the member's files that it goes to, such as 'food' */
export async function storePhoto(
  files: Files,
  photo: CleanPhoto,
  { memberId, slice }: { memberId: string; slice: string },
): Promise<StoredPhoto> {
  const id = newId<'photo'>();
  const sha256 = await sha256Hex(photo.bytes);
  const fileKey = `members/${memberId}/${slice}/${id}.jpg`;
  await files.put(fileKey, photo.bytes, { contentType: 'image/jpeg', sha256 });
  return { id, fileKey, sha256, width: photo.width, height: photo.height, sizeBytes: photo.bytes.byteLength };
}

const UNREADABLE: Record<Extract<DetectorFailure, { reason: 'unreadable' }>['detail'], ErrorCode> = {
  truncated: 'DAY-PHOTO-1003',
  animated: 'DAY-PHOTO-1004',
  too_many_pixels: 'DAY-PHOTO-1005',
  not_an_image: 'DAY-PHOTO-1001',
};

function refusalOf(failure: DetectorFailure): AppError {
  if (failure.reason === 'unreadable') return new AppError(UNREADABLE[failure.detail]);
  return new AppError('DAY-PHOTO-1007', { retryAfterS: failure.reason === 'busy' ? failure.retryAfterS : 5 });
}
