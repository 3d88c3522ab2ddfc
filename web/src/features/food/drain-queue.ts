import { ApiError } from '../../lib/api/api-error.ts';
import type { PhotoUpload } from '../../lib/api/upload-photo.ts';
import { isWorthWaiting } from '../../lib/offline/worth-waiting.ts';
import type { UploadQueue } from './upload-queue.ts';

export interface Drained {
  sent: number;
  /** Photos that the server will not take however often they are sent: they are dropped, and the person is told. */
  refused: ApiError[];
  left: number;
}

/** Sends a member's waiting photos, oldest first, and stops at the first that has to wait on. */
export async function drainQueue(
  queue: UploadQueue,
  memberKey: string,
  send: (upload: PhotoUpload) => Promise<unknown>,
): Promise<Drained> {
  const waiting = await queue.of(memberKey);
  const drained: Drained = { sent: 0, refused: [], left: waiting.length };
  for (const photo of waiting) {
    try {
      await send(photo);
      drained.sent += 1;
    } catch (error) {
      if (isWorthWaiting(error)) return drained;
      if (error instanceof ApiError) drained.refused.push(error);
    }
    await queue.remove(photo.idempotencyKey);
    drained.left -= 1;
  }
  return drained;
}
