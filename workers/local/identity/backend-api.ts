import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { jsonReply, readJson } from '../json-reply.ts';
import { errorReply } from './browser-api.ts';
import { clerkSession, clerkUser, deletedUser } from './clerk-shapes.ts';
import { IdentityError } from './identity-error.ts';
import type { IdentityStore, Session, User } from './identity-store.ts';
import { mergeMetadata } from './merge-metadata.ts';
import { endSession } from './sessions.ts';
import type { Webhooks } from './webhooks.ts';

export interface BackendApiOptions {
  store: IdentityStore;
  webhooks: Webhooks;
  secretKey: string;
  now: () => number;
}

const metadata = z.record(z.string(), z.unknown());
const metadataSchema = z
  .object({ public_metadata: metadata, private_metadata: metadata, unsafe_metadata: metadata })
  .partial();
const listSchema = z.object({
  user_id: z.string().min(1),
  status: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(500).default(10),
  offset: z.coerce.number().int().min(0).default(0),
});

type Answer = (id: string, request: Request) => Promise<object>;

/** The part of Clerk's Backend API that the Worker's SDK calls (https://clerk.com/docs/reference/backend-api). */
export function createBackendApi({ store, webhooks, secretKey, now }: BackendApiOptions) {
  const routes: [method: string, path: RegExp, answer: Answer][] = [
    ['GET', /^\/v1\/users$/, async (_, request) => usersOf(request).map(clerkUser)],
    ['GET', /^\/v1\/users\/count$/, countUsers],
    ['GET', /^\/v1\/users\/([^/]+)$/, async (id) => clerkUser(userOf(id))],
    ['DELETE', /^\/v1\/users\/([^/]+)$/, deleteUser],
    ['PATCH', /^\/v1\/users\/([^/]+)\/metadata$/, updateMetadata],
    ['GET', /^\/v1\/sessions$/, listSessions],
    ['GET', /^\/v1\/sessions\/([^/]+)$/, async (id) => clerkSession(sessionOf(id), now())],
    ['POST', /^\/v1\/sessions\/([^/]+)\/revoke$/, revokeSession],
  ];

  return async (request: Request): Promise<Response> => {
    try {
      if (!isSecret(request.headers.get('authorization'), secretKey)) {
        throw new IdentityError(401, 'clerk_key_invalid', 'The provided Clerk Secret Key is invalid.');
      }
      const { pathname } = new URL(request.url);
      for (const [method, path, answer] of routes) {
        const match = method === request.method ? path.exec(pathname) : null;
        if (match) return jsonReply(200, await answer(decodeURIComponent(match[1] ?? ''), request));
      }
      throw notFound();
    } catch (error) {
      if (error instanceof IdentityError) return errorReply(error);
      throw error;
    }
  };

  async function updateMetadata(id: string, request: Request) {
    const change = metadataSchema.safeParse(await readJson(request));
    if (!change.success)
      throw new IdentityError(422, 'form_param_format_invalid', 'Metadata must be objects.');
    const user = userOf(id);
    return store.commit((state) => {
      const { public_metadata = {}, private_metadata = {}, unsafe_metadata = {} } = change.data;
      user.publicMetadata = mergeMetadata(user.publicMetadata, public_metadata);
      user.privateMetadata = mergeMetadata(user.privateMetadata, private_metadata);
      user.unsafeMetadata = mergeMetadata(user.unsafeMetadata, unsafe_metadata);
      user.updatedAtMs = now();
      webhooks.add(state, 'user.updated', clerkUser(user));
      return clerkUser(user);
    });
  }

  async function deleteUser(id: string) {
    userOf(id);
    return store.commit((state) => {
      delete state.users[id];
      for (const session of Object.values(state.sessions)) {
        if (session.userId === id) delete state.sessions[session.id];
      }
      webhooks.add(state, 'user.deleted', deletedUser(id));
      return deletedUser(id);
    });
  }

  async function revokeSession(id: string) {
    const session = sessionOf(id);
    return store.commit((state) => {
      endSession(state, session, { status: 'revoked', nowMs: now(), webhooks });
      return clerkSession(session, now());
    });
  }

  async function listSessions(_: string, request: Request) {
    const query = listSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!query.success) throw new IdentityError(422, 'form_param_missing', 'A user_id is needed.');
    const { user_id: userId, status, limit, offset } = query.data;
    const all = Object.values(store.state.sessions)
      .filter((session) => session.userId === userId)
      .map((session) => clerkSession(session, now()))
      .filter((session) => status === undefined || session.status === status)
      .sort((a, b) => b.created_at - a.created_at);
    return { data: all.slice(offset, offset + limit), total_count: all.length };
  }

  async function countUsers(_: string, request: Request) {
    return { object: 'total_count', total_count: usersOf(request).length };
  }

  /** Those of the addresses that are asked for; of none, nobody is listed. */
  function usersOf(request: Request): User[] {
    const wanted = new URL(request.url).searchParams.getAll('email_address');
    return Object.values(store.state.users).filter(({ email }) => wanted.includes(email));
  }

  function userOf(id: string): User {
    const user = Object.hasOwn(store.state.users, id) ? store.state.users[id] : undefined;
    if (user === undefined) throw notFound();
    return user;
  }

  function sessionOf(id: string): Session {
    const session = Object.hasOwn(store.state.sessions, id) ? store.state.sessions[id] : undefined;
    if (session === undefined) throw notFound();
    return session;
  }
}

function notFound(): IdentityError {
  return new IdentityError(404, 'resource_not_found', 'Resource not found.');
}

function isSecret(header: string | null, secretKey: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secretKey}`));
}
