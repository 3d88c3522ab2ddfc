import type { IncomingMessage } from 'node:http';

export type Body = { ok: true; bytes: Uint8Array<ArrayBuffer> } | { ok: false; why: 'too_large' | 'cut_off' };

/** Reads a request's body into one buffer of its own, which can be handed to a thread. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Body> {
  let bytes = new Uint8Array(Math.min(declaredBytes(request) ?? 64 * 1024, maxBytes));
  let length = 0;
  try {
    for await (const chunk of chunksOf(request)) {
      if (length + chunk.length > maxBytes) return { ok: false, why: 'too_large' };
      if (length + chunk.length > bytes.length)
        bytes = grown(bytes, Math.min(maxBytes, 2 * (length + chunk.length)));
      bytes.set(chunk, length);
      length += chunk.length;
    }
  } catch {
    return { ok: false, why: 'cut_off' };
  }
  return { ok: true, bytes: length === bytes.length ? bytes : bytes.slice(0, length) };
}

/** The length that the request promises, in bytes; null when it does not say. */
export function declaredBytes(request: IncomingMessage): number | null {
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 ? length : null;
}

function grown(bytes: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(length);
  larger.set(bytes);
  return larger;
}

/** The stream stays open after an early return, so that the caller can still answer on its connection. */
function chunksOf(request: IncomingMessage): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}
