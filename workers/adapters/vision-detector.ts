import { z } from 'zod';
import type { Detector, DetectorFailure } from '#workers/kernel/ports.ts';

/** Brings a request to a photo server; `path` begins with a slash. */
export type VisionTransport = (path: string, init: RequestInit) => Promise<Response>;

export interface VisionOptions {
  transport: VisionTransport;
  /** The photo server's bearer token, if it has one. */
  token?: string | undefined;
  cleanTimeoutMs?: number;
  detectTimeoutMs?: number;
}

const fraction = z.number().min(0).max(1);

const foundSchema = z.object({
  models: z.array(z.string()),
  detections: z.array(
    z.object({
      label: z.string(),
      score: fraction,
      box: z.tuple([fraction, fraction, fraction, fraction]).readonly(),
      kind: z.enum(['food', 'tableware', 'other']),
    }),
  ),
});

const sizeSchema = z.coerce.number().int().min(1).max(1600);

const unreadableSchema = z.object({
  error: z.object({ code: z.enum(['truncated', 'animated', 'too_many_pixels', 'not_an_image']) }),
});

/** The photo server of `workers/vision`, over whatever brings requests to it. Nothing is tried twice here. */
export function visionDetector(options: VisionOptions): Detector {
  const { transport, token, cleanTimeoutMs = 5000, detectTimeoutMs = 10_000 } = options;

  /** One request with its whole answer inside the time limit. A broken answer counts as none. */
  async function ask<Answer>(
    path: string,
    body: Uint8Array,
    timeoutMs: number,
    read: (response: Response) => Promise<Answer>,
  ): Promise<Answer | DetectorFailure> {
    const headers = new Headers({ 'content-type': 'application/octet-stream' });
    if (token) headers.set('authorization', `Bearer ${token}`);
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await transport(path, { method: 'POST', headers, body, signal });
      return response.status === 200 ? await read(response) : await failureOf(response);
    } catch {
      return { ok: false, reason: 'down' };
    }
  }

  return {
    clean: (bytes) =>
      ask('/clean', bytes, cleanTimeoutMs, async (response) => {
        const width = sizeSchema.parse(response.headers.get('x-width'));
        const height = sizeSchema.parse(response.headers.get('x-height'));
        return { ok: true, photo: { bytes: new Uint8Array(await response.arrayBuffer()), width, height } };
      }),
    detect: (photo) =>
      ask('/detect', photo, detectTimeoutMs, async (response) => {
        return { ok: true, result: foundSchema.parse(await response.json()) };
      }),
  };
}

/** A photo server at an address of its own. */
export function visionAt(origin: string): VisionTransport {
  return (path, init) => fetch(new URL(path, origin), init);
}

/**
 * The photo servers of the container binding. Each object holds one container; photos are spread over `instances` of them
 * at random, since every one can do any photo.
 */
export function visionIn(
  namespace: Pick<DurableObjectNamespace, 'idFromName' | 'get'>,
  instances = 2,
  random: () => number = Math.random,
): VisionTransport {
  return (path, init) => {
    const id = namespace.idFromName(`vision-${Math.floor(random() * instances)}`);
    return namespace.get(id).fetch(`http://vision${path}`, init);
  };
}

async function failureOf(response: Response): Promise<DetectorFailure> {
  if (response.status === 503 || response.status === 429) {
    await response.body?.cancel();
    return { ok: false, reason: 'busy', retryAfterS: secondsOf(response.headers.get('retry-after')) };
  }
  const body = unreadableSchema.safeParse(await response.json());
  if (response.status !== 422 || !body.success) return { ok: false, reason: 'down' };
  return { ok: false, reason: 'unreadable', detail: body.data.error.code };
}

function secondsOf(header: string | null): number {
  const seconds = Number.parseInt(header ?? '', 10);
  return seconds > 0 ? Math.min(seconds, 300) : 1;
}
