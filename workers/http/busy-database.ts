import { createMiddleware } from 'hono/factory';
import { AppError } from '#workers/kernel/errors.ts';
import type { HttpEnv } from './types.ts';

/** Longer than this nobody waits for a list, and what waits behind it waits longer still. */
export const MOST_WAIT_MS = 2_000;

/**
 * Refuses what would wait for the database longer than a person does (503 `DAY-SYS-1003` with `Retry-After`): at the door,
 * where nothing of it has begun and nothing can be left half done. Who is let in is awaited there, so that a thousand who come
 * at once do not all find it empty.
 */
export const refuseWhileBusy = createMiddleware<HttpEnv>(async (http, next) => {
  const deps = http.get('deps');
  const waitMs = deps.db.expectedWaitMs();
  if (waitMs > MOST_WAIT_MS) throw new AppError('DAY-SYS-1003', { retryAfterS: waitMs / 1000 });
  const { db, left } = deps.db.awaiting();
  http.set('deps', { ...deps, db });
  try {
    await next();
  } finally {
    left();
  }
});
