import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './types.ts';

/** A photo of the largest size, or one that is a little too large, is heard out; whoever sends more is cut off. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * Reads and drops what a request still sends when its answer is known. Else the connection is closed over it, and a
 * client that is refused early, such as one with a photo that is too large, loses the answer more often than not.
 */
export const unreadBody = createMiddleware<HttpEnv>(async (http, next) => {
  await next();
  const { body, bodyUsed } = http.req.raw;
  if (body === null || bodyUsed || body.locked) return;
  const reader = body.getReader();
  try {
    let bytes = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      bytes += part.value.byteLength;
      if (bytes > MOST_BYTES) return await reader.cancel();
    }
  } catch {
    // The client went away.
  }
});
