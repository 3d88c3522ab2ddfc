import { createHmac, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { importPKCS8, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Identity } from '#workers/kernel/ports.ts';
import { liveProtocols } from '#workers/live/socket-protocol.ts';
import { newPrivateKey, publicKeyOf } from '#workers/local/identity/identity-keys.ts';
import { startIdentity } from '#workers/local/identity/start-identity.ts';
import { clerkIdentity } from './clerk.ts';

const APP = 'https://dayloom.example';
const ISSUER = 'https://clerk.dayloom.example';
const NOW = new Date('2026-05-04T10:00:00Z');
const NOW_S = NOW.getTime() / 1000;
const KEY = newPrivateKey();
const OTHER_KEY = newPrivateKey();
const PEM = publicKeyOf(KEY).pem;

const CLAIMS = { sub: 'user_1', sid: 'sess_1', iss: ISSUER, azp: APP, v: 2, sts: 'active', fva: [0, -1] };
const TIMES = { iat: NOW_S, nbf: NOW_S - 10, exp: NOW_S + 60 };
const HEADER = { alg: 'RS256', typ: 'JWT', kid: 'ins_1', cat: 'cl_B7d4PD111AAA' };

type Change = { claims?: object; header?: object; key?: string };

async function token({ claims, header, key = KEY }: Change = {}): Promise<string> {
  const protectedHeader = { ...HEADER, ...header };
  return new SignJWT({ ...CLAIMS, ...TIMES, ...claims })
    .setProtectedHeader(protectedHeader)
    .sign(await importPKCS8(key, protectedHeader.alg));
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function byHand(header: object, sign: (text: string) => string): string {
  const text = `${encode({ ...HEADER, ...header })}.${encode({ ...CLAIMS, ...TIMES })}`;
  return `${text}.${sign(text)}`;
}

const hmacWith = (secret: string) => (text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url');

function request(bearer: string): Request {
  return new Request(`${APP}/api/v1/me`, { headers: { authorization: `Bearer ${bearer}` } });
}

let identity: Identity;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  identity = clerkIdentity({
    secretKey: 'sk_test_x',
    jwtKey: PEM,
    issuer: ISSUER,
    authorizedParties: [APP],
  });
});
afterEach(() => vi.useRealTimers());

describe('clerkIdentity', () => {
  it('reads who it is from a token of ours, the second time as the first', async () => {
    const jwt = await token();
    const session = {
      subject: 'user_1',
      sessionId: 'sess_1',
      expiresAtMs: (NOW_S + 60) * 1000,
      firstFactorAtMs: NOW_S * 1000,
      secondFactorAtMs: null,
    };
    expect(await identity.verify(request(jwt))).toEqual(session);
    expect(await identity.verify(request(jwt))).toEqual(session);
  });

  it.each<[string, () => string | Promise<string>]>([
    [
      'claims changed after signing',
      async () => {
        const [header = '', , signature = ''] = (await token()).split('.');
        return `${header}.${encode({ ...CLAIMS, ...TIMES, sub: 'user_2' })}.${signature}`;
      },
    ],
    ['a signature of zeros', () => byHand({}, () => Buffer.alloc(256).toString('base64url'))],
    ['the signature of another key', () => token({ key: OTHER_KEY })],
    ['no algorithm and no signature', () => byHand({ alg: 'none' }, () => '')],
    ['no algorithm, with something for a signature', () => byHand({ alg: 'none' }, () => 'AA')],
    ['HS256 with the public PEM as the secret', () => byHand({ alg: 'HS256' }, hmacWith(PEM))],
    [
      'HS256 with the public DER as the secret',
      () =>
        byHand(
          { alg: 'HS256' },
          hmacWith(createPublicKey(PEM).export({ type: 'spki', format: 'der' }).toString('latin1')),
        ),
    ],
    ['RS512, though signed by our key', () => token({ header: { alg: 'RS512' } })],
    ['a token made from a template', () => token({ header: { cat: 'cl_B7d4PD222AAA' } })],
    ['a machine’s token', () => token({ header: { cat: 'cl_B7d4PD333AAA' } })],
    ['a token that expired six seconds ago', () => token({ claims: { exp: NOW_S - 6 } })],
    ['a token without an end', () => token({ claims: { exp: undefined } })],
    ['a token of six seconds from now', () => token({ claims: { nbf: NOW_S + 6 } })],
    ['a token issued six seconds from now', () => token({ claims: { iat: NOW_S + 6 } })],
    ['another issuer', () => token({ claims: { iss: 'https://clerk.elsewhere.example' } })],
    ['no issuer', () => token({ claims: { iss: undefined } })],
    ['another party', () => token({ claims: { azp: 'https://elsewhere.example' } })],
    ['a party that only starts like ours', () => token({ claims: { azp: `${APP}.elsewhere.example` } })],
    ['no party', () => token({ claims: { azp: undefined } })],
    ['no session', () => token({ claims: { sid: undefined } })],
    ['an empty session', () => token({ claims: { sid: '' } })],
    ['no subject', () => token({ claims: { sub: undefined } })],
    ['a session that waits for a second factor', () => token({ claims: { sts: 'pending' } })],
    ['garbage', () => 'garbage'],
    ['three parts of garbage', () => 'a.b.c'],
    ['two parts', async () => (await token()).split('.').slice(0, 2).join('.')],
    ['nothing', () => ''],
    ['a megabyte', () => `${'A'.repeat(1_000_000)}.e30.AA`],
  ])('refuses %s', async (_, make) => {
    expect(await identity.verify(request(await make()))).toBeNull();
  });

  it('bears with clocks that are up to five seconds apart', async () => {
    for (const claims of [{ exp: NOW_S - 4 }, { nbf: NOW_S + 4 }, { iat: NOW_S + 4 }]) {
      expect(await identity.verify(request(await token({ claims })))).not.toBeNull();
    }
  });

  it('forgets a token that it has seen once that expires', async () => {
    const jwt = await token();
    await identity.verify(request(jwt));
    vi.setSystemTime((NOW_S + 66) * 1000);
    expect(await identity.verify(request(jwt))).toBeNull();
  });

  it('refuses every change to a token, also while it remembers the token itself', async () => {
    const jwt = await token();
    await identity.verify(request(jwt));
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \t';
    await fc.assert(
      fc.asyncProperty(
        fc.nat(jwt.length - 1),
        fc.constantFrom('replace', 'insert', 'delete', 'swap'),
        fc.constantFrom(...letters),
        async (at, how, letter) => {
          const kept = { replace: 1, insert: 0, delete: 1, swap: 2 }[how];
          const between = { replace: letter, insert: letter, delete: '', swap: `${jwt[at + 1]}${jwt[at]}` }[
            how
          ];
          const changed = jwt.slice(0, at) + between + jwt.slice(at + kept);
          fc.pre(changed.trim() !== jwt);
          expect(await identity.verify(request(changed))).toBeNull();
        },
      ),
      { numRuns: 400 },
    );
  });

  it('has one spelling for a token: stray bits, padding and joined halves are refused', async () => {
    const jwt = await token();
    const end = jwt.slice(-1);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const strayBit = jwt.slice(0, -1) + alphabet.charAt(alphabet.indexOf(end) + 1);
    for (const changed of [strayBit, `${jwt}=`, `${jwt}==`, `${jwt}.`, `${jwt}, Bearer ${jwt}`]) {
      expect(await identity.verify(request(changed))).toBeNull();
    }
  });

  it('takes no cookie, and no other scheme', async () => {
    const jwt = await token();
    for (const headers of [
      { cookie: `__session=${jwt}` },
      { authorization: jwt },
      { authorization: `Basic ${jwt}` },
    ]) {
      expect(await identity.verify(new Request(APP, { headers }))).toBeNull();
    }
  });

  it('reads the token of a WebSocket from its subprotocol, and only of a WebSocket', async () => {
    const protocols = { 'sec-websocket-protocol': liveProtocols(await token()).join(', ') };
    const socket = new Request(APP, { headers: { ...protocols, upgrade: 'websocket' } });
    expect(await identity.verify(socket)).toMatchObject({ sessionId: 'sess_1' });
    expect(await identity.verify(new Request(APP, { headers: protocols }))).toBeNull();
  });

  it('will not start without an authorized party, since any site’s token would do then', () => {
    const options = { secretKey: 'sk_test_x', jwtKey: PEM, issuer: ISSUER, authorizedParties: [] };
    expect(() => clerkIdentity(options)).toThrow('authorized party');
  });

  it('revokes a session at the provider', async () => {
    vi.useRealTimers();
    const provider = await startIdentity({ port: 0, appOrigins: [APP], privateKeyPem: KEY });
    const headers = { origin: APP, 'content-type': 'application/json' };
    const body = JSON.stringify({ email: 'anna@dayloom.example', password: 'a long password' });
    const signUp = await fetch(`${provider.url}/v1/sign-up`, { method: 'POST', headers, body });
    const cookie = signUp.headers.get('set-cookie')?.split(';')[0] ?? '';
    const post = () =>
      fetch(`${provider.url}/v1/tokens`, { method: 'POST', headers: { ...headers, cookie } });
    const { jwt } = Object(await (await post()).json());
    const clerk = clerkIdentity({
      secretKey: provider.secretKey,
      jwtKey: provider.jwtKey,
      issuer: provider.issuer,
      authorizedParties: [APP],
      apiUrl: provider.url,
    });
    const session = await clerk.verify(request(jwt));
    await clerk.revokeSession(session?.sessionId ?? '');
    expect((await post()).status).toBe(401);
    await provider.close();
  });
});
