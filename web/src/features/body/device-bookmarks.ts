import { get, set } from 'idb-keyval';
import type { Bookmarks } from './import-file.ts';

/** Kept on this device; where it keeps nothing, a file is read from its start, and still stored once. */
export const deviceBookmarks: Bookmarks = {
  async read(key) {
    try {
      return (await get<number>(key)) ?? 0;
    } catch {
      return 0;
    }
  },
  async write(key, samples) {
    try {
      await set(key, samples);
    } catch {
      // Nothing is lost but the way to go on.
    }
  },
};
