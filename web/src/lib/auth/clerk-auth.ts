import {
  type AuthClient,
  type AuthState,
  createAuthStore,
  LOADING,
  SIGNED_OUT,
  type SignInOutcome,
  UNAVAILABLE,
} from './auth-client.ts';
import { readSessionHint, writeSessionHint } from './session-hint.ts';

/** The part of `window.Clerk` that we use (clerk-js 6, https://clerk.com/docs/reference/javascript/clerk). */
interface ClerkJs {
  load(options: Record<string, unknown>): Promise<void>;
  addListener(listener: () => void): () => void;
  session: { getToken(options?: { skipCache: boolean }): Promise<string | null> } | null | undefined;
  /** What Clerk's own `useReverification` opens; absent from a release that has it no more. */
  __internal_openReverification?(props: {
    level: 'second_factor';
    afterVerification(): void;
    afterVerificationCancelled(): void;
  }): void;
  user: { id: string; primaryEmailAddress?: { emailAddress: string } | null } | null | undefined;
  signOut(): Promise<void>;
  mountSignIn(element: HTMLElement, props: Record<string, unknown>): void;
  unmountSignIn(element: HTMLElement): void;
  mountSignUp(element: HTMLElement, props: Record<string, unknown>): void;
  unmountSignUp(element: HTMLElement): void;
}

declare global {
  interface Window {
    Clerk?: ClerkJs;
    __internal_ClerkUICtor?: unknown;
  }
}

const CLERK_JS_MAJOR = '6';
const CLERK_UI_MAJOR = '1';

/** A publishable key is `pk_live_` or `pk_test_` and the Frontend API's host in base64, ended by `$`. */
export function frontendApiHost(publishableKey: string): string {
  const encoded = /^pk_(?:live|test)_(.+)$/.exec(publishableKey)?.[1];
  const host = encoded === undefined ? '' : atob(encoded);
  if (!/^[a-z0-9.-]+\$$/.test(host)) throw new Error('this is no Clerk publishable key');
  return host.slice(0, -1);
}

function loadScript(src: string, publishableKey: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.async = true;
    script.crossOrigin = 'anonymous';
    script.dataset.clerkPublishableKey = publishableKey;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`could not load ${src}`));
    document.head.append(script);
  });
}

function stateOf(clerk: ClerkJs): AuthState {
  if (clerk.user === null || clerk.user === undefined) return SIGNED_OUT;
  return {
    status: 'signed_in',
    userId: clerk.user.id,
    email: clerk.user.primaryEmailAddress?.emailAddress ?? null,
  };
}

async function loadClerk(publishableKey: string): Promise<ClerkJs> {
  const packages = `https://${frontendApiHost(publishableKey)}/npm/@clerk`;
  await Promise.all([
    loadScript(`${packages}/clerk-js@${CLERK_JS_MAJOR}/dist/clerk.browser.js`, publishableKey),
    loadScript(`${packages}/ui@${CLERK_UI_MAJOR}/dist/ui.browser.js`, publishableKey),
  ]);
  if (window.Clerk === undefined) throw new Error('Clerk did not announce itself');
  await window.Clerk.load({ ui: { ClerkUI: window.__internal_ClerkUICtor } });
  return window.Clerk;
}

/**
 * Clerk asks for the strongest factor that the person has, a second one or else the first, and the session goes on. The
 * next token says when that was (`fva`), so the one that is kept is thrown away.
 */
export async function reverified(
  clerk: Pick<ClerkJs, 'session' | '__internal_openReverification'> | null,
): Promise<'done' | 'cancelled' | 'cannot'> {
  if (clerk?.__internal_openReverification === undefined) return 'cannot';
  const isShown = await new Promise<boolean>((resolve) =>
    clerk.__internal_openReverification?.({
      level: 'second_factor',
      afterVerification: () => resolve(true),
      afterVerificationCancelled: () => resolve(false),
    }),
  );
  if (!isShown) return 'cancelled';
  await clerk.session?.getToken({ skipCache: true });
  return 'done';
}

/** Clerk's own forms sign in; they are drawn into our page by `mount`. */
export async function startClerkAuth(publishableKey: string): Promise<AuthClient> {
  const store = createAuthStore(LOADING);
  let clerk: ClerkJs | null = null;
  try {
    const loaded = await loadClerk(publishableKey);
    clerk = loaded;
    const follow = () => {
      const state = stateOf(loaded);
      writeSessionHint(state.userId === null ? null : { userId: state.userId, email: state.email });
      store.set(state);
    };
    loaded.addListener(follow);
    follow();
  } catch {
    const hint = readSessionHint();
    store.set(hint === null ? UNAVAILABLE : { status: 'signed_in', ...hint });
  }

  const byForm = async (): Promise<SignInOutcome> => ({ ok: false, reason: 'unreachable' });
  return {
    state: store.state,
    subscribe: store.subscribe,
    getToken: async () => {
      if (clerk === null) throw new Error('Clerk is not loaded');
      return (await clerk.session?.getToken()) ?? null;
    },
    signIn: byForm,
    signUp: byForm,
    signOut: async () => {
      await clerk?.signOut();
      writeSessionHint(null);
      store.set(SIGNED_OUT);
    },
    reverify: () => reverified(clerk),
    mount: (kind, element) => {
      const props = {
        routing: 'virtual',
        signInUrl: '/sign-in',
        signUpUrl: '/sign-up',
        fallbackRedirectUrl: '/today',
      };
      if (kind === 'sign-in') clerk?.mountSignIn(element, props);
      else clerk?.mountSignUp(element, props);
      return () => (kind === 'sign-in' ? clerk?.unmountSignIn(element) : clerk?.unmountSignUp(element));
    },
  };
}
