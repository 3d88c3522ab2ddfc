import { type AuthClient, type AuthConfig, createAuthStore, UNAVAILABLE } from './auth-client.ts';

const CONFIG_KEY = 'dayloom.auth-config';

/** Asks the server which identity provider it trusts; without a network, what it said last. Null: nobody knows. */
export async function readAuthConfig(
  fetcher: typeof fetch = (...args) => fetch(...args),
): Promise<AuthConfig | null> {
  try {
    const response = await fetcher('/api/v1/config', { headers: { accept: 'application/json' } });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const { data } = (await response.json()) as { data: { auth: AuthConfig } };
    localStorage.setItem(CONFIG_KEY, JSON.stringify(data.auth));
    return data.auth;
  } catch {
    return JSON.parse(localStorage.getItem(CONFIG_KEY) ?? 'null') as AuthConfig | null;
  }
}

/** Starts the one provider that is built in, if it is the one that the server trusts. */
export async function startAuth(config: AuthConfig | null): Promise<AuthClient> {
  if (import.meta.env.VITE_AUTH === 'local') {
    if (config?.provider === 'local') return (await import('./local-auth.ts')).startLocalAuth(config.url);
  } else if (config?.provider === 'clerk') {
    return (await import('./clerk-auth.ts')).startClerkAuth(config.publishableKey);
  }
  return unavailableAuth();
}

function unavailableAuth(): AuthClient {
  const store = createAuthStore(UNAVAILABLE);
  const refuse = async () => ({ ok: false, reason: 'unreachable' }) as const;
  return {
    state: store.state,
    subscribe: store.subscribe,
    getToken: async () => null,
    signIn: refuse,
    signUp: refuse,
    signOut: async () => undefined,
  };
}
