import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClerkClient, verifyToken } from '@clerk/backend';
import { decodeJwt } from '@clerk/backend/jwt';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { newPrivateKey } from './identity-keys.ts';
import { scryptPasswords } from './password.ts';
import { type IdentityOptions, type RunningIdentity, startIdentity } from './start-identity.ts';

const APP = 'http://127.0.0.1:8787';
const ANNA = { email: 'anna@dayloom.example', password: 'a long password' };
const sessionSchema = z.object({ userId: z.string(), sessionId: z.string(), email: z.string() });
const tokenSchema = z.object({ jwt: z.string(), expiresAt: z.number() });
const errorSchema = z.object({ errors: z.array(z.object({ code: z.string(), message: z.string() })).min(1) });

const privateKeyPem = newPrivateKey();
const running: RunningIdentity[] = [];
afterEach(async () => {
  for (const identity of running.splice(0)) await identity.close();
});

async function start(options: Partial<IdentityOptions> = {}): Promise<RunningIdentity> {
  const passwords = scryptPasswords({ N: 2, r: 1, p: 1 });
  const identity = await startIdentity({ port: 0, appOrigins: [APP], privateKeyPem, passwords, ...options });
  running.push(identity);
  return identity;
}

/** A browser at one origin: it keeps the cookie. */
function browser(identity: RunningIdentity, origin: string | null = APP) {
  let cookie = '';
  return async (method: string, route: string, body?: unknown, at = identity.url): Promise<Response> => {
    const response = await fetch(at + route, {
      method,
      headers: { ...(origin !== null && { origin }), cookie, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
}

async function codeOf(response: Response): Promise<string | undefined> {
  return errorSchema.parse(await response.json()).errors[0]?.code;
}

describe('a page at the local identity provider', () => {
  it('signs a person up, keeps the session in a cookie that scripts cannot read, and signs out', async () => {
    const ask = browser(await start());
    const response = await ask('POST', '/v1/sign-up', { ...ANNA, email: ' Anna@Dayloom.Example ' });
    const session = sessionSchema.parse(await response.json());
    expect(session.email).toBe(ANNA.email);
    expect(response.headers.get('set-cookie')).toMatch(
      /^dayloom_local_client=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/,
    );
    expect(await (await ask('GET', '/v1/session')).json()).toEqual(session);
    await ask('POST', '/v1/sign-out');
    expect(await (await ask('GET', '/v1/session')).json()).toBeNull();
    expect(await codeOf(await ask('POST', '/v1/tokens'))).toBe('signed_out');
  });

  it('gives tokens in the shape of Clerk, which its own SDK takes', async () => {
    const identity = await start();
    const ask = browser(identity);
    const session = sessionSchema.parse(await (await ask('POST', '/v1/sign-up', ANNA)).json());
    const { jwt, expiresAt } = tokenSchema.parse(await (await ask('POST', '/v1/tokens')).json());
    const claims = await verifyToken(jwt, { jwtKey: identity.jwtKey, authorizedParties: [APP] });
    expect(claims).toMatchObject({
      v: 2,
      sub: session.userId,
      sid: session.sessionId,
      iss: identity.issuer,
      azp: APP,
      fva: [0, -1],
      exp: expiresAt / 1000,
    });
    expect([claims.exp - claims.iat, claims.iat - claims.nbf]).toEqual([60, 10]);
    expect(decodeJwt(jwt).header).toMatchObject({ alg: 'RS256', cat: 'cl_B7d4PD111AAA' });
    const keys = createRemoteJWKSet(new URL('/.well-known/jwks.json', identity.url));
    expect((await jwtVerify(jwt, keys)).payload.sid).toBe(session.sessionId);
  });

  it.each([
    ['a short password', { ...ANNA, password: '1234567' }, 'form_password_length_too_short'],
    ['an endless password', { ...ANNA, password: 'x'.repeat(129) }, 'form_password_length_too_long'],
    ['something that is no address', { ...ANNA, email: 'anna@home' }, 'form_param_format_invalid'],
    ['no password at all', { email: ANNA.email }, 'request_body_invalid'],
  ])('refuses %s', async (_, body, code) => {
    expect(await codeOf(await browser(await start())('POST', '/v1/sign-up', body))).toBe(code);
  });

  it('gives an address to one person, even when two ask at once', async () => {
    const identity = await start();
    const answers = await Promise.all([1, 2, 3].map(() => browser(identity)('POST', '/v1/sign-up', ANNA)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(await codeOf(await browser(identity)('POST', '/v1/sign-up', ANNA))).toBe('form_identifier_exists');
  });

  it('answers a wrong password and an unknown person alike, after the same work', async () => {
    const work: boolean[] = [];
    const scrypt = scryptPasswords({ N: 2, r: 1, p: 1 });
    const identity = await start({
      passwords: {
        hash: scrypt.hash,
        verify(password, hash) {
          work.push(hash === null);
          return scrypt.verify(password, hash);
        },
      },
    });
    await browser(identity)('POST', '/v1/sign-up', ANNA);
    const wrong = await browser(identity)('POST', '/v1/sign-in', { ...ANNA, password: 'another password' });
    const unknown = await browser(identity)('POST', '/v1/sign-in', { ...ANNA, email: 'ben@dayloom.example' });
    expect([unknown.status, await unknown.json()]).toEqual([wrong.status, await wrong.json()]);
    expect(wrong.status).toBe(422);
    expect(work).toEqual([false, true]);
  });

  it('lets ten attempts a minute at one address through, and says when to come back', async () => {
    let nowMs = 1_800_000_000_000;
    const identity = await start({ now: () => nowMs });
    const attempt = () => browser(identity)('POST', '/v1/sign-in', ANNA);
    for (let n = 0; n < 10; n += 1) expect((await attempt()).status).toBe(422);
    nowMs += 20_000;
    const refused = await attempt();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '40']);
    expect((await browser(identity)('POST', '/v1/sign-in', { ...ANNA, email: 'b@c.example' })).status).toBe(
      422,
    );
    nowMs += 40_000;
    expect((await attempt()).status).toBe(422);
  });

  it('ends a session after a week', async () => {
    let nowMs = 1_800_000_000_000;
    const ask = browser(await start({ now: () => nowMs }));
    await ask('POST', '/v1/sign-up', ANNA);
    nowMs += 7 * 86_400_000 - 1;
    expect(await (await ask('GET', '/v1/session')).json()).not.toBeNull();
    nowMs += 1;
    expect(await (await ask('GET', '/v1/session')).json()).toBeNull();
  });

  it('takes no request from another origin, nor from none', async () => {
    const identity = await start();
    for (const origin of ['https://elsewhere.example', 'http://127.0.0.1:87870', 'null', null]) {
      const response = await browser(identity, origin)('POST', '/v1/sign-up', ANNA);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  it('tells a browser that the app may send its cookie', async () => {
    const { headers, status } = await browser(await start())('OPTIONS', '/v1/tokens');
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(APP);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });

  it('has the demo person from the start, and changes nothing about them at the next', async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'dayloom-identity-'));
    const demo = { id: 'user_demo_dayloom', email: 'demo@dayloom.example', password: 'dayloom-demo' };
    const first = await start({ dataDir, demo });
    const ask = browser(first);
    expect(await (await ask('POST', '/v1/sign-in', demo)).json()).toMatchObject({ userId: demo.id });
    await first.close();
    const second = await start({ dataDir, demo: { ...demo, password: 'another one' } });
    expect((await browser(second)('POST', '/v1/sign-in', demo)).status).toBe(200);
    const kept = await ask('GET', '/v1/session', undefined, second.url);
    expect(await kept.json()).toMatchObject({ userId: demo.id });
    rmSync(dataDir, { recursive: true });
  });
});

describe('the Backend API of the local identity provider', () => {
  async function clerkWithAnna() {
    const identity = await start();
    const ask = browser(identity);
    const session = sessionSchema.parse(await (await ask('POST', '/v1/sign-up', ANNA)).json());
    const clerk = createClerkClient({
      secretKey: identity.secretKey,
      publishableKey: identity.publishableKey,
      telemetry: { disabled: true },
      apiUrl: identity.url,
    });
    return { identity, ask, session, clerk };
  }

  it('shows a user to the SDK', async () => {
    const { clerk, session } = await clerkWithAnna();
    const user = await clerk.users.getUser(session.userId);
    expect(user.primaryEmailAddress?.emailAddress).toBe(ANNA.email);
    expect(JSON.stringify(user)).not.toContain('scrypt');
  });

  it('merges metadata deeply, and null takes a key away', async () => {
    const { clerk, session } = await clerkWithAnna();
    await clerk.users.updateUserMetadata(session.userId, {
      publicMetadata: { plan: { name: 'free', seats: 1 } },
    });
    await clerk.users.updateUserMetadata(session.userId, {
      publicMetadata: { plan: { seats: null }, role: 'x' },
    });
    expect((await clerk.users.getUser(session.userId)).publicMetadata).toEqual({
      plan: { name: 'free' },
      role: 'x',
    });
  });

  it('lists sessions and revokes one, which is signed out then', async () => {
    const { identity, ask, clerk, session } = await clerkWithAnna();
    const other = sessionSchema.parse(await (await browser(identity)('POST', '/v1/sign-in', ANNA)).json());
    const { userId } = session;
    expect((await clerk.sessions.getSessionList({ userId, status: 'active' })).totalCount).toBe(2);
    expect((await clerk.sessions.revokeSession(session.sessionId)).status).toBe('revoked');
    const left = await clerk.sessions.getSessionList({ userId, status: 'active' });
    expect(left.data.map(({ id }) => id)).toEqual([other.sessionId]);
    expect((await ask('POST', '/v1/tokens')).status).toBe(401);
  });

  it('deletes a user with their sessions, and frees the address', async () => {
    const { identity, ask, clerk, session } = await clerkWithAnna();
    expect(await clerk.users.deleteUser(session.userId)).toMatchObject({ id: session.userId, deleted: true });
    await expect(clerk.users.getUser(session.userId)).rejects.toMatchObject({ status: 404 });
    expect(await (await ask('GET', '/v1/session')).json()).toBeNull();
    expect((await browser(identity)('POST', '/v1/sign-up', ANNA)).status).toBe(200);
  });

  it('refuses a wrong secret, and answers with a content type that the SDK reads', async () => {
    const { identity, session } = await clerkWithAnna();
    const response = await fetch(`${identity.url}/v1/users/${session.userId}`, {
      headers: { authorization: 'Bearer sk_test_other' },
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'application/json']);
    expect(await codeOf(response)).toBe('clerk_key_invalid');
  });

  it('finds nobody under a name that every object has', async () => {
    const { clerk } = await clerkWithAnna();
    await expect(clerk.users.getUser('__proto__')).rejects.toMatchObject({ status: 404 });
  });
});
