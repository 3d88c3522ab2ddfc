import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { PhotoUpload } from '../../lib/api/upload-photo.ts';

export type QueuedPhoto = PhotoUpload & { memberKey: string; queuedAt: string };

let opened: UseStore | undefined;

function store(): UseStore {
  opened ??= createStore('dayloom-uploads', 'photos');
  return opened;
}

/** Photos that wait for a network, kept on this device. They belong to whoever was signed in when they were taken. */
export const uploadQueue = {
  add: (photo: QueuedPhoto) => set(photo.idempotencyKey, photo, store()),
  remove: (idempotencyKey: string) => del(idempotencyKey, store()),
  /** The waiting photos of one member, oldest first. */
  async of(memberKey: string): Promise<QueuedPhoto[]> {
    const all = await entries<string, QueuedPhoto>(store());
    return all
      .map(([, photo]) => photo)
      .filter((photo) => photo.memberKey === memberKey)
      .sort((a, b) => a.queuedAt.localeCompare(b.queuedAt));
  },
};

export type UploadQueue = typeof uploadQueue;
