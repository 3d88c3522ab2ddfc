import { beforeEach, describe, expect, it } from 'vitest';
import { startLocalAuth } from './local-auth.ts';

const PERSON = { userId: 'user_1', sessionId: 'sess_1', email: 'mara@dayloom.example' };

/** A provider that answers from a table, and counts what it is asked. */
function providerWith(session: typeof PERSON | null) {
  const asked: string[] = [];
  const provider = {
    asked,
    session,
    isDown: false,
    nowMs: 1_000_000,
    refusal: null as { status: number; code: string } | null,
    fetcher: async (input: string | URL | Request, init?: RequestInit) => {
      const { pathname } = new URL(String(input));
      asked.push(`${init?.method ?? 'GET'} ${pathname}`);
      if (provider.isDown) throw new TypeError('no network');
      if (provider.refusal !== null) {
        return Response.json(
          { errors: [{ code: provider.refusal.code }] },
          { status: provider.refusal.status },
        );
      }
      if (pathname === '/v1/session') return Response.json(provider.session);
      if (pathname === '/v1/tokens') {
        if (provider.session === null)
          return Response.json({ errors: [{ code: 'signed_out' }] }, { status: 401 });
        return Response.json({ jwt: `jwt-${asked.length}`, expiresAt: provider.nowMs + 60_000 });
      }
      provider.session = pathname === '/v1/sign-out' ? null : PERSON;
      return Response.json(PERSON);
    },
  };
  return provider;
}

const start = (provider: ReturnType<typeof providerWith>) =>
  startLocalAuth('http://127.0.0.1:8792', { fetcher: provider.fetcher, now: () => provider.nowMs });

beforeEach(() => localStorage.clear());

describe('the local sign-in', () => {
  it('finds the session that is there', async () => {
    const auth = await start(providerWith(PERSON));
    expect(auth.state()).toEqual({ status: 'signed_in', userId: 'user_1', email: 'mara@dayloom.example' });
  });

  it('signs in and out, and tells its listeners', async () => {
    const auth = await start(providerWith(null));
    const seen: string[] = [];
    auth.subscribe(() => seen.push(auth.state().status));
    expect(await auth.signIn({ email: 'mara@dayloom.example', password: 'long enough' })).toEqual({
      ok: true,
    });
    await auth.signOut();
    expect(seen).toEqual(['signed_in', 'signed_out']);
    expect(await auth.getToken()).toBeNull();
  });

  it.each([
    [422, 'form_password_incorrect', 'wrong_credentials'],
    [422, 'form_identifier_exists', 'taken'],
    [422, 'form_password_length_too_short', 'weak_password'],
    [429, 'too_many_requests', 'too_many'],
  ])('reads a refusal: %i %s', async (status, code, reason) => {
    const provider = providerWith(null);
    const auth = await start(provider);
    provider.refusal = { status, code };
    expect(await auth.signUp({ email: 'mara@dayloom.example', password: 'x' })).toEqual({
      ok: false,
      reason,
    });
  });

  it('asks for a token once, keeps it, and renews it before it ends', async () => {
    const provider = providerWith(PERSON);
    const auth = await start(provider);
    const tokensAsked = () => provider.asked.filter((call) => call === 'POST /v1/tokens').length;
    const [first, second] = await Promise.all([auth.getToken(), auth.getToken()]);
    expect(second).toBe(first);
    expect(tokensAsked()).toBe(1);
    provider.nowMs += 45_000;
    expect(await auth.getToken()).toBe(first);
    provider.nowMs += 6_000;
    expect(await auth.getToken()).not.toBe(first);
    expect(tokensAsked()).toBe(2);
  });

  it('is signed out when the provider ended the session', async () => {
    const provider = providerWith(PERSON);
    const auth = await start(provider);
    provider.session = null;
    expect(await auth.getToken()).toBeNull();
    expect(auth.state().status).toBe('signed_out');
  });

  it('opens without a network for whoever was signed in here last, and says so when nobody was', async () => {
    const provider = providerWith(PERSON);
    await start(provider);
    provider.isDown = true;
    const again = await start(provider);
    expect(again.state()).toMatchObject({ status: 'signed_in', userId: 'user_1' });
    await expect(again.getToken()).rejects.toThrow();
    localStorage.clear();
    expect((await start(provider)).state().status).toBe('unavailable');
  });
});
