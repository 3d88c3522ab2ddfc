import { createECDH, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decrypt } from 'http_ece';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Push } from '#workers/kernel/ports.ts';
import { webPush } from './web-push.ts';

const vapid = createECDH('prime256v1');
vapid.generateKeys();
const browser = createECDH('prime256v1');
browser.generateKeys();
const auth = randomBytes(16);

let answer: { status: number; headers?: Record<string, string> };
let got: { headers: IncomingHttpHeaders; body: Buffer } | undefined;
let origin: string;
let push: Push;
const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    got = { headers: request.headers, body: Buffer.concat(parts) };
    response.writeHead(answer.status, answer.headers).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  push = webPush({
    publicKey: vapid.getPublicKey('base64url'),
    privateKey: vapid.getPrivateKey('base64url'),
    subject: 'mailto:test@dayloom.example',
    localOrigin: origin,
  });
});
afterAll(() => server.close());

const send = (payload: string, status = 201, headers?: Record<string, string>) => {
  answer = { status, ...(headers && { headers }) };
  got = undefined;
  const target = {
    endpoint: `${origin}/push/one`,
    p256dh: browser.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
  };
  return push.send(target, { payload, ttlS: 3600, topic: 'topic', urgency: 'normal' });
};

it('seals what an independent receiver opens', async () => {
  const payload = JSON.stringify({ title: 'Guten Morgen', body: 'Wie geht’s? 🌤' });
  expect(await send(payload)).toEqual({ kind: 'sent' });
  const opened = decrypt(got?.body ?? Buffer.alloc(0), {
    version: 'aes128gcm',
    privateKey: browser,
    authSecret: auth,
  });
  expect(opened.toString('utf8')).toBe(payload);
  expect(got?.headers).toMatchObject({ ttl: '3600', topic: 'topic', urgency: 'normal' });
  expect(got?.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=/);
});

it.each([
  [201, { kind: 'sent' }],
  [404, { kind: 'gone' }],
  [410, { kind: 'gone' }],
  [413, { kind: 'too-large' }],
  [429, { kind: 'later', retryAfterS: 30 }],
  [500, { kind: 'later', retryAfterS: 30 }],
  [503, { kind: 'later', retryAfterS: 30 }],
  [401, { kind: 'our-fault', status: 401 }],
  [403, { kind: 'our-fault', status: 403 }],
  [400, { kind: 'refused', status: 400 }],
  [302, { kind: 'refused', status: 302 }],
] as const)('reads %d', async (status, result) => {
  const headers = status === 302 ? { location: 'http://169.254.169.254/' } : undefined;
  expect(await send('{}', status, headers)).toEqual(result);
});

it('waits as long as it is told, and no more than an hour', async () => {
  expect(await send('{}', 429, { 'retry-after': '7' })).toEqual({ kind: 'later', retryAfterS: 7 });
  expect(await send('{}', 429, { 'retry-after': '99999' })).toEqual({ kind: 'later', retryAfterS: 3600 });
});

it('does not send what is too large, nor to an address inside of a network', async () => {
  expect(await send('x'.repeat(3994))).toEqual({ kind: 'too-large' });
  const target = {
    endpoint: `https://127.0.0.1:${new URL(origin).port}/x`,
    p256dh: browser.getPublicKey('base64url'),
    auth: auth.toString('base64url'),
  };
  expect(await push.send(target, { payload: '{}', ttlS: 1, topic: 't', urgency: 'low' })).toEqual({
    kind: 'gone',
  });
  expect(got).toBeUndefined();
});
