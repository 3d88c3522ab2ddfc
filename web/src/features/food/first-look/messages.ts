import type { Detection } from '#workers/kernel/seen.ts';

/** To the worker: a photo to look at, or only the wish that it be warm. */
export type ToLooker = { id: number; picture: ImageBitmap | null };

/** From it: what it sees, or that it cannot look. */
export type FromLooker = { id: number; found: readonly Detection[] | null; networkMs: number };
