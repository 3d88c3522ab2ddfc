import { createHash, randomBytes } from 'node:crypto';
import { clerkSession } from './clerk-shapes.ts';
import type { IdentityState, Session } from './identity-store.ts';
import { clerkId } from './ids.ts';
import type { Webhooks } from './webhooks.ts';

/** How long a browser stays signed in. Clerk's default. */
export const SESSION_MS = 7 * 24 * 60 * 60 * 1000;

export interface NewSession {
  session: Session;
  /** The cookie; only its hash is kept. */
  clientToken: string;
}

export function startSession(
  state: IdentityState,
  userId: string,
  nowMs: number,
  userAgent = '',
): NewSession {
  forgetEnded(state, nowMs);
  const clientToken = randomBytes(32).toString('base64url');
  const session: Session = {
    id: clerkId('sess'),
    userId,
    clientHash: hashOf(clientToken),
    status: 'active',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    expiresAtMs: nowMs + SESSION_MS,
    userAgent: userAgent.slice(0, 300),
  };
  state.sessions[session.id] = session;
  return { session, clientToken };
}

/** The session of a cookie; null when it ended. */
export function findSession(
  state: Readonly<IdentityState>,
  clientToken: string | null,
  nowMs: number,
): Session | null {
  if (clientToken === null) return null;
  const hash = hashOf(clientToken);
  const session = Object.values(state.sessions).find(({ clientHash }) => clientHash === hash);
  return session !== undefined && isActive(session, nowMs) ? session : null;
}

/** Ends a session, by the person (`removed`) or by the application (`revoked`), and says so. Once is enough. */
export function endSession(
  state: IdentityState,
  session: Session,
  how: { status: 'removed' | 'revoked'; nowMs: number; webhooks: Webhooks },
): void {
  if (session.status !== 'active') return;
  session.status = how.status;
  session.updatedAtMs = how.nowMs;
  how.webhooks.add(state, `session.${how.status}`, clerkSession(session, how.nowMs));
}

export function isActive(session: Session, nowMs: number): boolean {
  return session.status === 'active' && session.expiresAtMs > nowMs;
}

/** A session that ended is shown for as long as one may last, and then no more. */
function forgetEnded(state: IdentityState, nowMs: number): void {
  for (const session of Object.values(state.sessions)) {
    if (!isActive(session, nowMs) && session.updatedAtMs < nowMs - SESSION_MS)
      delete state.sessions[session.id];
  }
}

function hashOf(clientToken: string): string {
  return createHash('sha256').update(clientToken).digest('hex');
}
