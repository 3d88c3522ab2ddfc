import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { ApiContext, createApi } from '../api/api-client.ts';
import { type AuthClient, type AuthState, createAuthStore, LOADING } from './auth-client.ts';
import { readAuthConfig, startAuth } from './start-auth.ts';

export type Auth = AuthState & Omit<AuthClient, 'state' | 'subscribe'>;

export const AuthContext = createContext<Auth | null>(null);

const waiting = createAuthStore(LOADING);
const NOT_YET: AuthClient = {
  state: waiting.state,
  subscribe: waiting.subscribe,
  getToken: async () => null,
  signIn: async () => ({ ok: false, reason: 'unreachable' }),
  signUp: async () => ({ ok: false, reason: 'unreachable' }),
  signOut: async () => undefined,
};

async function startConfigured(): Promise<AuthClient> {
  return startAuth(await readAuthConfig());
}

/**
 * Holds who is signed in, and gives everything below an API client that carries their token.
 * @param start how the identity provider is started; by default as the server's configuration says
 */
export function AuthProvider({
  children,
  start = startConfigured,
}: {
  children: ReactNode;
  start?: () => Promise<AuthClient>;
}) {
  const [client, setClient] = useState<AuthClient>(NOT_YET);
  useEffect(() => {
    let isCurrent = true;
    start().then((started) => {
      if (isCurrent) setClient(started);
    });
    return () => {
      isCurrent = false;
    };
  }, [start]);
  const state = useSyncExternalStore(client.subscribe, client.state, client.state);
  const auth = useMemo(() => ({ ...client, ...state }), [client, state]);
  const api = useMemo(() => createApi(client.getToken), [client]);
  return (
    <AuthContext value={auth}>
      <ApiContext value={api}>{children}</ApiContext>
    </AuthContext>
  );
}

export function useAuth(): Auth {
  const auth = use(AuthContext);
  if (auth === null) throw new Error('useAuth is used outside of the AuthProvider');
  return auth;
}
