import { findApiKeyHolder, resolveMember } from '#workers/features/account/index.ts';
import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { VerifiedSession } from '#workers/kernel/ports.ts';
import { applyLimit } from './rate-limit.ts';
import type { Http } from './types.ts';

const API_KEY = /^day_/;

/** The bearer token of a request; null when none was sent. */
export function bearerOf(request: Request): string | null {
  const header = request.headers.get('authorization');
  if (header === null || !/^bearer /i.test(header)) return null;
  const token = header.slice(7).trim();
  return token === '' ? null : token;
}

/** Who is calling: checks the session (without a network call) or the API key, revocation, and the member's limit. */
export async function contextFor(http: Http, bearer: string): Promise<Context> {
  const deps = http.get('deps');
  const now = deps.now();
  const correlationId = http.get('correlationId');
  if (API_KEY.test(bearer)) {
    const holder = await findApiKeyHolder({ deps, key: bearer, now });
    if (holder === null) {
      await refuseGuesses(http);
      throw new AppError('DAY-AUTH-1004');
    }
    applyLimit(http, await deps.limiter.limit('member', holder.member.id));
    return { member: holder.member, actor: holder.actor, now, correlationId };
  }
  const session = await deps.identity.verify(http.req.raw);
  if (session === null) {
    await refuseGuesses(http);
    throw new AppError('DAY-AUTH-1002');
  }
  const member = await resolveMember({ deps, subject: session.subject });
  const [limit, isRevoked] = await Promise.all([
    deps.limiter.limit('member', member.id),
    deps.revocations.isRevoked(session.sessionId),
  ]);
  applyLimit(http, limit);
  if (isRevoked) throw new AppError('DAY-AUTH-1003');
  http.set('session', session);
  return { member, actor: { kind: 'session', sessionId: session.sessionId }, now, correlationId };
}

/** Who has a session, without a look at their account. */
export async function personFor(http: Http, bearer: string): Promise<VerifiedSession> {
  const deps = http.get('deps');
  if (API_KEY.test(bearer)) throw new AppError('DAY-AUTH-1007');
  const session = await deps.identity.verify(http.req.raw);
  if (session === null) {
    await refuseGuesses(http);
    throw new AppError('DAY-AUTH-1002');
  }
  const [limit, isRevoked] = await Promise.all([
    deps.limiter.limit('member', session.subject),
    deps.revocations.isRevoked(session.sessionId),
  ]);
  applyLimit(http, limit);
  if (isRevoked) throw new AppError('DAY-AUTH-1003');
  return session;
}

/** A token that was refused counts against its address, so that guessing is slow. */
async function refuseGuesses(http: Http): Promise<void> {
  const address = http.req.header('cf-connecting-ip') ?? 'unknown';
  applyLimit(http, await http.get('deps').limiter.limit('address', address));
}
