import { createHash, createHmac, randomUUID } from 'node:crypto';

const LIFETIME_S = 300;

/** The JWT of `Upstash-Signature`: HS256, bound to the URL and to the body's SHA-256. Source: QStash docs, 'Security'. */
export function signDelivery(input: { key: string; url: string; body: Uint8Array; nowMs: number }): string {
  const now = Math.floor(input.nowMs / 1000);
  const claims = {
    iss: 'Upstash',
    sub: input.url,
    exp: now + LIFETIME_S,
    nbf: now,
    iat: now,
    jti: `jwt_${randomUUID().replaceAll('-', '')}`,
    body: `${createHash('sha256').update(input.body).digest('base64url')}=`,
  };
  const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', input.key).update(signed).digest('base64url')}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
