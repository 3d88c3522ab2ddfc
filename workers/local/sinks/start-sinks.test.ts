import { createCipheriv, createECDH, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningServer } from '../loopback-server.ts';
import { startSinks } from './start-sinks.ts';

let dataDir: string;
let server: RunningServer;

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-sinks-'));
  server = await startSinks({ port: 0, dataDir, mailApiKey: 're_local' });
});
afterAll(async () => {
  await server.close();
  rmSync(dataDir, { recursive: true });
});

async function post(at: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  return fetch(server.url + at, { method: 'POST', body, headers });
}
const json = { 'content-type': 'application/json' };
async function captured() {
  const answer = await fetch(`${server.url}/__captured`);
  return (await answer.json()) as Record<'push' | 'mail' | 'errors', object[]>;
}

interface Subscription {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}

function seal(text: string, { keys }: Subscription): Uint8Array<ArrayBuffer> {
  const hkdf = (salt: Buffer, key: Buffer, info: Buffer, length: number) => {
    const prk = createHmac('sha256', salt).update(key).digest();
    return createHmac('sha256', prk).update(info).update('\x01').digest().subarray(0, length);
  };
  const sender = createECDH('prime256v1');
  sender.generateKeys();
  const receiver = Buffer.from(keys.p256dh, 'base64url');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), receiver, sender.getPublicKey()]);
  const input = hkdf(Buffer.from(keys.auth, 'base64url'), sender.computeSecret(receiver), info, 32);
  const salt = randomBytes(16);
  const key = hkdf(salt, input, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const cipher = createCipheriv(
    'aes-128-gcm',
    key,
    hkdf(salt, input, Buffer.from('Content-Encoding: nonce\0'), 12),
  );
  const sealed = [cipher.update(`${text}\x02`), cipher.final(), cipher.getAuthTag()];
  const header = Buffer.from([0, 0, 16, 0, 65]);
  return new Uint8Array(Buffer.concat([salt, header, sender.getPublicKey(), ...sealed]));
}

async function vapid(audience: string) {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { x = '', y = '' } = await exportJWK(publicKey);
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const token = await new SignJWT({ sub: 'mailto:operator@dayloom.example' })
    .setProtectedHeader({ alg: 'ES256' })
    .setAudience(audience)
    .setExpirationTime('1h')
    .sign(privateKey);
  return `vapid t=${token}, k=${point.toString('base64url')}`;
}

it('takes a push as a push service does, and shows what the browser would', async () => {
  const subscription = (await (await fetch(`${server.url}/push/phone/subscription`)).json()) as Subscription;
  const headers = { ttl: '60', 'content-encoding': 'aes128gcm', authorization: await vapid(server.url) };
  const sent = await post('/push/phone', seal('Time for lunch', subscription), headers);
  expect(sent.status).toBe(201);
  expect(sent.headers.get('location')).toContain('/message/');
  expect((await captured()).push[0]).toMatchObject({ subscription: 'phone', text: 'Time for lunch' });
});

it('refuses a push without TTL, with a token for another service, or too large', async () => {
  const headers = { ttl: '60', 'content-encoding': 'aes128gcm', authorization: await vapid(server.url) };
  expect((await post('/push/phone', '', { authorization: headers.authorization })).status).toBe(400);
  const elsewhere = { ...headers, authorization: await vapid('https://push.example') };
  expect((await post('/push/phone', '', elsewhere)).status).toBe(401);
  expect((await post('/push/phone', new Uint8Array(4097), headers)).status).toBe(413);
});

it('answers a push as it is told', async () => {
  await post('/__control', JSON.stringify({ push: { gone: 410, busy: 429 } }), json);
  const headers = { ttl: '0', authorization: await vapid(server.url) };
  expect((await post('/push/gone', '', headers)).status).toBe(410);
  const busy = await post('/push/busy', '', headers);
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([429, '3']);
});

it('keeps a mail once per idempotency key, on disk too', async () => {
  const mail = {
    from: 'Dayloom <hello@dayloom.example>',
    to: 'demo@dayloom.example',
    subject: 'Your week',
    text: 'Hi',
  };
  const headers = { ...json, authorization: 'Bearer re_local', 'idempotency-key': 'week-47' };
  const first = await (await post('/emails', JSON.stringify(mail), headers)).json();
  const second = await (await post('/emails', JSON.stringify(mail), headers)).json();
  expect(second).toEqual(first);
  expect((await captured()).mail).toMatchObject([{ subject: 'Your week', to: ['demo@dayloom.example'] }]);
  expect(readFileSync(path.join(dataDir, 'mail.jsonl'), 'utf8').trim().split('\n')).toHaveLength(1);
  expect((await post('/emails', JSON.stringify(mail), json)).status).toBe(401);
});

it('reads an error out of an envelope', async () => {
  const event = {
    exception: { values: [{ type: 'TypeError', value: 'x is not a function' }] },
    tags: { route: '/a' },
  };
  const envelope = `{"event_id":"abc"}\n{"type":"event"}\n${JSON.stringify(event)}\n`;
  const answer = await post('/api/1/envelope/', envelope, {});
  expect(await answer.json()).toEqual({ id: 'abc' });
  expect((await captured()).errors[0]).toMatchObject({ title: 'TypeError: x is not a function' });
});
