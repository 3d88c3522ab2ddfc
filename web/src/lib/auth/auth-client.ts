import type { z } from 'zod';
import type { publicConfig } from '#workers/features/account/schemas.ts';

export type AuthConfig = z.infer<typeof publicConfig>['auth'];

export interface Credentials {
  email: string;
  password: string;
}

/** Why a sign-in did not happen; the screen has a sentence for each. */
export type SignInRefusal = 'wrong_credentials' | 'taken' | 'weak_password' | 'too_many' | 'unreachable';
export type SignInOutcome = { ok: true } | { ok: false; reason: SignInRefusal };

export interface AuthState {
  status: 'loading' | 'signed_out' | 'signed_in' | 'unavailable';
  userId: string | null;
  email: string | null;
}

/** One identity provider as the app sees it. */
export interface AuthClient {
  state(): AuthState;
  subscribe(listener: () => void): () => void;
  /** A token that is still good for a few seconds; null when signed out. */
  getToken(): Promise<string | null>;
  signIn(credentials: Credentials): Promise<SignInOutcome>;
  signUp(credentials: Credentials): Promise<SignInOutcome>;
  signOut(): Promise<void>;
  /** Where the provider can ask a person once more who they are, in the session they have; `cannot`: they sign in anew. */
  reverify?(): Promise<'done' | 'cancelled' | 'cannot'>;
  /** A provider that brings its own form draws it into `element`, and gives back how to take it away. */
  mount?(kind: 'sign-in' | 'sign-up', element: HTMLElement): () => void;
}

export const SIGNED_OUT: AuthState = { status: 'signed_out', userId: null, email: null };
export const LOADING: AuthState = { status: 'loading', userId: null, email: null };
export const UNAVAILABLE: AuthState = { status: 'unavailable', userId: null, email: null };

/** A state with listeners, for the clients to keep theirs in. */
export function createAuthStore(initial: AuthState) {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    state: () => current,
    set(next: AuthState) {
      current = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
