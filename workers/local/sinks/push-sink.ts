import { createECDH, randomBytes } from 'node:crypto';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import type { BoundedLog } from '../bounded-log.ts';
import { jsonReply } from '../json-reply.ts';
import { decryptPush, type ReceiverKeys, receiverKeys } from './push-crypto.ts';

export interface CapturedPush {
  at: string;
  subscription: string;
  status: number;
  ttl: string | null;
  urgency: string | null;
  topic: string | null;
  sender: string | null;
  text: string | null;
}

export interface PushKeys {
  privateKey: string;
  auth: string;
}

/** 404 and 410: the subscription is gone; 429 with Retry-After; 500. Told for one subscription or, by '*', for all. */
export const pushMoodSchema = z.record(z.string(), z.union([z.literal([404, 410, 429, 500]), z.null()]));

const MAX_BODY_BYTES = 4096;

export function newPushKeys(): PushKeys {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  return {
    privateKey: ecdh.getPrivateKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
}

/** A push service (RFC 8030) and its browser in one: it checks what a push service checks, and decrypts what came. */
export function createPushSink(log: BoundedLog<CapturedPush>, keys: PushKeys) {
  const receiver = receiverKeys(keys.privateKey, keys.auth);
  const moods = new Map<string, number>();

  return {
    tell(wanted: z.infer<typeof pushMoodSchema>) {
      for (const [id, status] of Object.entries(wanted)) {
        if (status === null) moods.delete(id);
        else moods.set(id, status);
      }
    },
    /** What a browser would hand to the app: `PushSubscription.toJSON()`. */
    subscription(id: string, origin: string) {
      const p256dh = receiver.ecdh.getPublicKey('base64url');
      return { endpoint: `${origin}/push/${id}`, expirationTime: null, keys: { p256dh, auth: keys.auth } };
    },
    async receive(id: string, request: Request): Promise<Response> {
      const told = moods.get(id) ?? moods.get('*');
      const taken = await take(request, receiver);
      const status = told ?? taken.status;
      log.add({
        at: new Date().toISOString(),
        subscription: id,
        status,
        ttl: request.headers.get('ttl'),
        urgency: request.headers.get('urgency'),
        topic: request.headers.get('topic'),
        sender: taken.sender,
        text: taken.text,
      });
      if (status === 201) {
        const location = `${new URL(request.url).origin}/message/${randomBytes(8).toString('hex')}`;
        return new Response(null, { status, headers: { location } });
      }
      return jsonReply(
        status,
        { reason: taken.fault ?? 'told so' },
        status === 429 ? { 'retry-after': '3' } : {},
      );
    },
  };
}

interface Taken {
  status: number;
  fault: string | null;
  sender: string | null;
  text: string | null;
}

async function take(request: Request, receiver: ReceiverKeys): Promise<Taken> {
  const refuse = (status: number, fault: string): Taken => ({ status, fault, sender: null, text: null });
  const body = Buffer.from(await request.arrayBuffer());
  if (!/^\d+$/.test(request.headers.get('ttl') ?? '')) return refuse(400, 'the TTL header is missing');
  if (body.length > MAX_BODY_BYTES) return refuse(413, 'the payload is too large');
  let sender: string;
  try {
    sender = await senderOf(request);
  } catch {
    return refuse(401, 'the VAPID token is not valid');
  }
  if (body.length === 0) return { status: 201, fault: null, sender, text: null };
  if (request.headers.get('content-encoding') !== 'aes128gcm') return refuse(415, 'aes128gcm is expected');
  try {
    return { status: 201, fault: null, sender, text: decryptPush(body, receiver).toString('utf8') };
  } catch {
    return refuse(400, 'the payload cannot be decrypted');
  }
}

/** Checks `Authorization: vapid t=…, k=…` (RFC 8292) and gives the token's subject. */
async function senderOf(request: Request): Promise<string> {
  const [, token = '', key = ''] =
    /^vapid t=([^,\s]+),\s*k=(\S+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  if (decodeProtectedHeader(token).alg !== 'ES256') throw new Error('ES256 is expected');
  const point = Buffer.from(key, 'base64url');
  const x = point.toString('base64url', 1, 33);
  const y = point.toString('base64url', 33, 65);
  const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256');
  // A sender that knows https alone names this service so.
  const { origin } = new URL(request.url);
  const audience = [origin, origin.replace('http:', 'https:')];
  const { payload } = await jwtVerify(token, publicKey, { audience });
  return payload.sub ?? '';
}
