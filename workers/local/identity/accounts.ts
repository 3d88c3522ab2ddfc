import type { AttemptLimit } from './attempt-limit.ts';
import { clerkUser } from './clerk-shapes.ts';
import { IdentityError } from './identity-error.ts';
import type { IdentityStore, Session, User } from './identity-store.ts';
import { clerkId } from './ids.ts';
import type { Passwords } from './password.ts';
import { endSession, findSession, type NewSession, startSession } from './sessions.ts';
import type { Webhooks } from './webhooks.ts';

export interface Credentials {
  email: string;
  password: string;
  /** What the browser calls itself. */
  userAgent?: string;
}

export interface SignedIn extends NewSession {
  user: User;
}

export interface Accounts {
  /** Throws 422 for a weak password, a malformed or a taken address. */
  signUp(credentials: Credentials): Promise<SignedIn>;
  /** Throws 422 for wrong credentials, whether or not there is such a person. `current` is the cookie that it replaces. */
  signIn(credentials: Credentials, current: string | null): Promise<SignedIn>;
  signOut(clientToken: string | null): Promise<void>;
  current(clientToken: string | null): { user: User; session: Session } | null;
  /** Makes sure that there is a person of this id. One who is there stays as they are. */
  seed(person: Credentials & { id: string }): Promise<void>;
}

export interface AccountsOptions {
  store: IdentityStore;
  passwords: Passwords;
  attempts: AttemptLimit;
  webhooks: Webhooks;
  now: () => number;
}

const EMAIL = /^[^\s@<>()",;:\\]+@[^\s@<>()",;:\\]+\.[^\s@<>()",;:\\.]+$/;
const MIN_PASSWORD = 8;
const MAX_PASSWORD = 128;

/** What a person does with their account, in a browser. */
export function createAccounts({ store, passwords, attempts, webhooks, now }: AccountsOptions): Accounts {
  const byEmail = (email: string) => Object.values(store.state.users).find((user) => user.email === email);

  return {
    async signUp(credentials) {
      const email = readEmail(credentials.email);
      attempts.count(email);
      checkPassword(credentials.password);
      refuseTaken(byEmail(email));
      const passwordHash = await passwords.hash(credentials.password);
      return store.commit((state) => {
        // Somebody may have taken it while the password was hashed.
        refuseTaken(byEmail(email));
        const user = newUser({ id: clerkId('user'), email, passwordHash, nowMs: now() });
        user.lastSignInAtMs = now();
        state.users[user.id] = user;
        webhooks.add(state, 'user.created', clerkUser(user));
        return { user, ...startSession(state, user.id, now(), credentials.userAgent) };
      });
    },

    async signIn(credentials, current) {
      const email = normalise(credentials.email);
      attempts.count(email);
      const found = byEmail(email);
      const isRight = await passwords.verify(credentials.password, found?.passwordHash ?? null);
      const user = found && store.state.users[found.id];
      if (!isRight || user === undefined) throw wrongCredentials();
      return store.commit((state) => {
        const before = findSession(state, current, now());
        if (before) endSession(state, before, { status: 'removed', nowMs: now(), webhooks });
        user.lastSignInAtMs = now();
        return { user, ...startSession(state, user.id, now(), credentials.userAgent) };
      });
    },

    async signOut(clientToken) {
      const session = findSession(store.state, clientToken, now());
      if (session === null) return;
      await store.commit((state) =>
        endSession(state, session, { status: 'removed', nowMs: now(), webhooks }),
      );
    },

    current(clientToken) {
      const session = findSession(store.state, clientToken, now());
      const user = session && store.state.users[session.userId];
      return session && user ? { user, session } : null;
    },

    async seed({ id, email, password }) {
      if (store.state.users[id] !== undefined) return;
      const passwordHash = await passwords.hash(password);
      await store.commit((state) => {
        state.users[id] = newUser({ id, email: readEmail(email), passwordHash, nowMs: now() });
      });
    },
  };
}

function newUser(given: { id: string; email: string; passwordHash: string; nowMs: number }): User {
  return {
    id: given.id,
    email: given.email,
    emailId: clerkId('idn'),
    passwordHash: given.passwordHash,
    publicMetadata: {},
    privateMetadata: {},
    unsafeMetadata: {},
    createdAtMs: given.nowMs,
    updatedAtMs: given.nowMs,
    lastSignInAtMs: null,
  };
}

function normalise(email: string): string {
  return email.trim().toLowerCase();
}

function readEmail(text: string): string {
  const email = normalise(text);
  if (email.length <= 254 && EMAIL.test(email)) return email;
  throw new IdentityError(422, 'form_param_format_invalid', 'Please enter a valid e-mail address.');
}

function checkPassword(password: string): void {
  if (password.length < MIN_PASSWORD) {
    throw new IdentityError(
      422,
      'form_password_length_too_short',
      `Passwords must be ${MIN_PASSWORD} characters or more.`,
    );
  }
  if (password.length > MAX_PASSWORD) {
    throw new IdentityError(
      422,
      'form_password_length_too_long',
      `Passwords must be ${MAX_PASSWORD} characters or fewer.`,
    );
  }
}

function refuseTaken(user: User | undefined): void {
  if (user === undefined) return;
  throw new IdentityError(422, 'form_identifier_exists', 'That e-mail address is taken. Please try another.');
}

function wrongCredentials(): IdentityError {
  return new IdentityError(422, 'form_password_incorrect', 'E-mail address or password is incorrect.');
}
