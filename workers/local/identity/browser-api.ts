import { z } from 'zod';
import { jsonReply, readJson } from '../json-reply.ts';
import type { Accounts, SignedIn } from './accounts.ts';
import { IdentityError } from './identity-error.ts';
import type { Session, User } from './identity-store.ts';
import type { TokenSigner } from './session-token.ts';
import { SESSION_MS } from './sessions.ts';

const COOKIE = 'dayloom_local_client';
const ATTRIBUTES = 'Path=/; HttpOnly; SameSite=Lax';

const credentialsSchema = z.object({ email: z.string().max(1000), password: z.string().max(1000) });

export interface BrowserApiOptions {
  accounts: Accounts;
  signer: TokenSigner;
  /** Origins of the pages that may sign people in; a request from any other, or from none, is refused. */
  appOrigins: readonly string[];
  now: () => number;
}

/** What pages ask: sign-up, sign-in, sign-out, the session, and tokens. Null for a path that is not among these. */
export function createBrowserApi(options: BrowserApiOptions) {
  const { accounts, signer, now } = options;

  const routes: Record<string, (request: Request, origin: string) => Promise<Response>> = {
    'POST /v1/sign-up': async (request) => welcome(await accounts.signUp(await credentialsOf(request))),
    'POST /v1/sign-in': async (request) =>
      welcome(await accounts.signIn(await credentialsOf(request), clientTokenOf(request))),
    'POST /v1/sign-out': async (request) => {
      await accounts.signOut(clientTokenOf(request));
      return jsonReply(200, {}, { 'set-cookie': `${COOKIE}=; ${ATTRIBUTES}; Max-Age=0` });
    },
    'GET /v1/session': async (request) => {
      const current = accounts.current(clientTokenOf(request));
      return jsonReply(200, current && sessionBody(current));
    },
    'POST /v1/tokens': async (request, origin) => {
      const current = accounts.current(clientTokenOf(request));
      if (current === null) throw new IdentityError(401, 'signed_out', 'You are signed out.');
      const { session } = current;
      const subject = {
        userId: session.userId,
        sessionId: session.id,
        signedInAtMs: session.createdAtMs,
        azp: origin,
      };
      return jsonReply(200, await signer.sign(subject, now()));
    },
  };
  const paths = new Set(Object.keys(routes).map((route) => route.slice(route.indexOf(' ') + 1)));

  return async (request: Request): Promise<Response | null> => {
    const { pathname } = new URL(request.url);
    if (!paths.has(pathname)) return null;
    const origin = request.headers.get('origin');
    if (origin === null || !options.appOrigins.includes(origin)) {
      return errorReply(new IdentityError(403, 'origin_invalid', 'This origin may not sign people in.'));
    }
    const response = await respond(request, origin);
    for (const [name, value] of Object.entries(corsHeaders(origin))) response.headers.set(name, value);
    return response;
  };

  async function respond(request: Request, origin: string): Promise<Response> {
    if (request.method === 'OPTIONS') return new Response(null, { status: 204 });
    const route = routes[`${request.method} ${new URL(request.url).pathname}`];
    try {
      if (route === undefined)
        throw new IdentityError(405, 'method_not_allowed', 'This cannot be done here.');
      return await route(request, origin);
    } catch (error) {
      if (error instanceof IdentityError) return errorReply(error);
      throw error;
    }
  }
}

/** Clerk's error body. Also what the Backend API answers. */
export function errorReply({ status, code, message, retryAfterS }: IdentityError): Response {
  const headers: Record<string, string> =
    retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) };
  return jsonReply(status, { errors: [{ code, message, long_message: message, meta: {} }] }, headers);
}

function corsHeaders(origin: string): Record<string, string> {
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '600',
    'cache-control': 'no-store',
    vary: 'Origin',
  };
}

function welcome(signedIn: SignedIn): Response {
  return jsonReply(200, sessionBody(signedIn), {
    'set-cookie': `${COOKIE}=${signedIn.clientToken}; ${ATTRIBUTES}; Max-Age=${SESSION_MS / 1000}`,
  });
}

function sessionBody({ user, session }: { user: User; session: Session }) {
  return { userId: user.id, sessionId: session.id, email: user.email };
}

async function credentialsOf(request: Request) {
  const parsed = credentialsSchema.safeParse(await readJson(request));
  if (parsed.success) return { ...parsed.data, userAgent: request.headers.get('user-agent') ?? '' };
  throw new IdentityError(400, 'request_body_invalid', 'The body is not {email, password} in JSON.');
}

function clientTokenOf(request: Request): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const own = cookies.find((pair) => pair.startsWith(`${COOKIE}=`));
  return own?.slice(COOKIE.length + 1) || null;
}
