import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { replaceFile } from './replace-file.ts';

export type Metadata = Record<string, unknown>;

export interface User {
  id: string;
  email: string;
  emailId: string;
  passwordHash: string;
  publicMetadata: Metadata;
  privateMetadata: Metadata;
  unsafeMetadata: Metadata;
  createdAtMs: number;
  updatedAtMs: number;
  lastSignInAtMs: number | null;
}

export interface Session {
  id: string;
  userId: string;
  /** SHA-256 of the cookie: whoever reads the file cannot be that browser. */
  clientHash: string;
  status: 'active' | 'revoked' | 'removed';
  createdAtMs: number;
  updatedAtMs: number;
  expiresAtMs: number;
  /** What its browser called itself; absent in files of before. */
  userAgent?: string;
}

/** A webhook that was not taken yet. */
export interface Delivery {
  id: string;
  body: string;
  attempts: number;
  dueAtMs: number;
}

export interface IdentityState {
  users: Record<string, User>;
  sessions: Record<string, Session>;
  deliveries: Record<string, Delivery>;
}

export interface IdentityStore {
  readonly state: Readonly<IdentityState>;
  /** Applies the change at once, and resolves when it is on disk. */
  commit<T>(change: (state: IdentityState) => T): Promise<T>;
}

/** People, sessions and webhooks, in memory and, with `dataDir`, in one file that is replaced as a whole. */
export async function openIdentityStore(options: { dataDir?: string | undefined }): Promise<IdentityStore> {
  const { dataDir } = options;
  const file = dataDir === undefined ? null : path.join(dataDir, 'identity.json');
  if (dataDir !== undefined) await mkdir(dataDir, { recursive: true });
  const state = (file === null ? null : await readState(file)) ?? { users: {}, sessions: {}, deliveries: {} };

  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  /** Changes that come while a write runs share the one after it. */
  const write = (to: string): Promise<void> => {
    next ??= writing
      .catch(() => {})
      .then(() => {
        next = null;
        writing = replaceFile(to, JSON.stringify(state));
        return writing;
      });
    return next;
  };

  return {
    state,
    async commit(change) {
      const result = change(state);
      if (file !== null) await write(file);
      return result;
    },
  };
}

/** Null when there is no file yet. A file that cannot be read stops the start: nobody's account is thrown away. */
async function readState(file: string): Promise<IdentityState | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return JSON.parse(text);
}
