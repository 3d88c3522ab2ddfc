import { buildPushPayload } from '@block65/webcrypto-web-push';
import type { Push, PushResult } from '#workers/kernel/ports.ts';
import { isPublicEndpoint } from '#workers/kernel/public-endpoint.ts';

/** What one push may hold before it is sealed. Source: RFC 8291 §4, 4,096 bytes less the sealing's own. */
const MAX_PAYLOAD_BYTES = 3993;
const LATER_S = 30;

export interface WebPushOptions {
  /** base64url: an uncompressed P-256 point of 65 bytes, and its scalar of 32 bytes. */
  publicKey: string;
  privateKey: string;
  /** `mailto:` or `https:`: whom a push service may turn to (RFC 8292 §2.1). */
  subject: string;
  /** Origin of a push service on this machine; null where there is none. */
  localOrigin: string | null;
  timeoutMs?: number;
}

/** The `Push` port on whatever push service a browser names. Redirects are not followed: they could lead inside. */
export function webPush(options: WebPushOptions): Push {
  const { publicKey, privateKey, subject, localOrigin, timeoutMs = 8_000 } = options;
  const accepts = (endpoint: string) => isPublicEndpoint(endpoint, localOrigin);
  return {
    publicKey,
    accepts,
    async send({ endpoint, p256dh, auth }, { payload, ttlS, topic, urgency }) {
      if (!accepts(endpoint)) return { kind: 'gone' };
      if (new TextEncoder().encode(payload).byteLength > MAX_PAYLOAD_BYTES) return { kind: 'too-large' };
      const subscription = {
        // The package signs for https alone.
        endpoint: endpoint.replace(/^http:/, 'https:'),
        expirationTime: null,
        keys: { p256dh, auth },
      };
      let request: Awaited<ReturnType<typeof buildPushPayload>>;
      try {
        const message = { data: payload, options: { ttl: Math.max(1, Math.round(ttlS)), topic, urgency } };
        request = await buildPushPayload(message, subscription, { subject, publicKey, privateKey });
      } catch {
        // Keys that no browser makes.
        return { kind: 'gone' };
      }
      try {
        const { 'content-length': _, ...headers } = request.headers;
        const response = await fetch(endpoint, {
          method: 'POST',
          headers,
          body: request.body,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        await response.body?.cancel();
        return resultOf(response);
      } catch {
        return { kind: 'later', retryAfterS: LATER_S };
      }
    },
  };
}

function resultOf({ status, headers }: Response): PushResult {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 413) return { kind: 'too-large' };
  if (status === 401 || status === 403) return { kind: 'our-fault', status };
  if (status === 429 || status >= 500) return { kind: 'later', retryAfterS: retryAfterOf(headers) };
  return { kind: 'refused', status };
}

function retryAfterOf(headers: Headers): number {
  const seconds = Number(headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) : LATER_S;
}
