import {
  type AuthClient,
  type Credentials,
  createAuthStore,
  LOADING,
  SIGNED_OUT,
  type SignInOutcome,
  type SignInRefusal,
  UNAVAILABLE,
} from './auth-client.ts';
import { readSessionHint, writeSessionHint } from './session-hint.ts';

interface Session {
  userId: string;
  sessionId: string;
  email: string;
}

interface Token {
  jwt: string;
  expiresAtMs: number;
}

/** A token is renewed this long before its end, so that it survives the way to the server. */
const RENEW_BEFORE_MS = 10_000;

const REFUSALS: Readonly<Record<string, SignInRefusal>> = {
  form_password_incorrect: 'wrong_credentials',
  form_identifier_not_found: 'wrong_credentials',
  form_identifier_exists: 'taken',
  form_password_length_too_short: 'weak_password',
  form_password_length_too_long: 'weak_password',
};

async function readRefusal(response: Response): Promise<SignInRefusal> {
  if (response.status === 429) return 'too_many';
  const body = (await response.json()) as { errors?: { code?: string }[] };
  return REFUSALS[body.errors?.[0]?.code ?? ''] ?? 'wrong_credentials';
}

/**
 * Signs in at the local identity provider, whose session is an HttpOnly cookie at its own origin.
 * @param url the provider's origin
 */
export async function startLocalAuth(
  url: string,
  options: { fetcher?: typeof fetch; now?: () => number } = {},
): Promise<AuthClient> {
  const fetcher = options.fetcher ?? ((...args: Parameters<typeof fetch>) => fetch(...args));
  const now = options.now ?? Date.now;
  const store = createAuthStore(LOADING);
  let token: Token | null = null;
  let renewal: Promise<string | null> | null = null;

  function call(path: string, body?: unknown): Promise<Response> {
    return fetcher(new URL(path, url), {
      method: path === '/v1/session' ? 'GET' : 'POST',
      credentials: 'include',
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  }

  function enter(session: Session | null): void {
    token = null;
    if (session === null) {
      writeSessionHint(null);
      store.set(SIGNED_OUT);
      return;
    }
    writeSessionHint({ userId: session.userId, email: session.email });
    store.set({ status: 'signed_in', userId: session.userId, email: session.email });
  }

  async function loadSession(): Promise<void> {
    const response = await call('/v1/session');
    if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
    enter((await response.json()) as Session | null);
  }

  async function renew(): Promise<string | null> {
    const response = await call('/v1/tokens');
    if (response.status === 401) {
      enter(null);
      return null;
    }
    if (!response.ok) throw new Error(`the identity provider answered ${response.status}`);
    const { jwt, expiresAt } = (await response.json()) as { jwt: string; expiresAt: number };
    token = { jwt, expiresAtMs: expiresAt };
    return jwt;
  }

  async function attempt(path: string, credentials: Credentials): Promise<SignInOutcome> {
    try {
      const response = await call(path, credentials);
      if (!response.ok) return { ok: false, reason: await readRefusal(response) };
      await loadSession();
      return { ok: true };
    } catch {
      return { ok: false, reason: 'unreachable' };
    }
  }

  try {
    await loadSession();
  } catch {
    const hint = readSessionHint();
    store.set(hint === null ? UNAVAILABLE : { status: 'signed_in', ...hint });
  }

  return {
    state: store.state,
    subscribe: store.subscribe,
    getToken: async () => {
      if (store.state().status !== 'signed_in') return null;
      if (token !== null && token.expiresAtMs - RENEW_BEFORE_MS > now()) return token.jwt;
      renewal ??= renew().finally(() => {
        renewal = null;
      });
      return renewal;
    },
    signIn: (credentials) => attempt('/v1/sign-in', credentials),
    signUp: (credentials) => attempt('/v1/sign-up', credentials),
    signOut: async () => {
      await call('/v1/sign-out').catch(() => undefined);
      enter(null);
    },
  };
}
