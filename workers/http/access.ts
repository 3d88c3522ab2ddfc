import type { MiddlewareHandler } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Scope } from '#workers/features/account/schemas.ts';
import { requireStaff } from '#workers/features/admin/require-staff.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { LimitKind } from '#workers/kernel/ports.ts';
import { enforceLimit } from './rate-limit.ts';
import { bearerOf, contextFor, personFor } from './session.ts';
import type { Http, HttpEnv } from './types.ts';

export type Access =
  | { kind: 'public' }
  /** The same for everybody, made without a query: a house full of people behind one address may open the app at once. */
  | { kind: 'constant' }
  /**
   * What a signed token alone may do. The limit is that of what was signed (`keyOf`), since a house full of people may answer at
   * once; and of the address where nobody signed.
   */
  | { kind: 'signed'; keyOf: (http: Http) => Promise<string | null> }
  /** A person's own session, or an API key with the scope. */
  | { kind: 'scope'; scope: Scope }
  /** A person's own session and nothing else: keys, sessions, money. */
  | { kind: 'session' }
  /** Staff: the role as it is now, in a session of somebody who signed in lately. */
  | { kind: 'staff' }
  /** A person with a session, whether their account is open or closed: for what somebody who leaves may do. */
  | { kind: 'person' };

const declared = new WeakMap<MiddlewareHandler, Access>();

/** The access that a route's middleware was made for; undefined when it is no access middleware. */
export function accessOf(handler: MiddlewareHandler): Access | undefined {
  return declared.get(handler);
}

/**
 * The part of a route that says who may call it and how often. Every route has one (a test walks them all): session or
 * key → limit → role or scope.
 */
export function access(rule: Access, ...extraLimits: LimitKind[]) {
  const guard = createMiddleware<HttpEnv>(async (http, next) => {
    http.set('routePath', http.req.routePath);
    if (rule.kind === 'constant') return next();
    if (rule.kind === 'signed') {
      await enforceLimit(http, 'address', (await rule.keyOf(http)) ?? addressOf(http.req.raw));
      return next();
    }
    if (rule.kind === 'public') {
      await enforceLimit(http, 'address', addressOf(http.req.raw));
      for (const kind of extraLimits) await enforceLimit(http, kind, addressOf(http.req.raw));
      return next();
    }
    const bearer = bearerOf(http.req.raw);
    if (bearer === null) {
      await enforceLimit(http, 'address', addressOf(http.req.raw));
      throw new AppError('DAY-AUTH-1001');
    }
    if (rule.kind === 'person') {
      http.set('session', await personFor(http, bearer));
      return next();
    }
    const ctx = await contextFor(http, bearer);
    for (const kind of extraLimits) await enforceLimit(http, kind, ctx.member.id);
    if (rule.kind === 'session' && ctx.actor.kind !== 'session') throw new AppError('DAY-AUTH-1007');
    if (rule.kind === 'scope' && ctx.actor.kind === 'api-key' && !ctx.actor.scopes.has(rule.scope)) {
      throw new AppError('DAY-AUTH-1005', { details: { scope: rule.scope } });
    }
    if (rule.kind === 'staff') {
      const session = ctx.actor.kind === 'session' ? http.get('session') : null;
      if (session === null) throw new AppError('DAY-AUTH-1006');
      await requireStaff({ deps: http.get('deps'), memberId: ctx.member.id, session, now: ctx.now });
    }
    http.set('ctx', ctx);
    return next();
  });
  declared.set(guard, rule);
  return {
    middleware: [guard] as MiddlewareHandler<HttpEnv>[],
    security: ['public', 'constant', 'signed'].includes(rule.kind)
      ? []
      : rule.kind === 'scope'
        ? [{ session: [] }, { apiKey: [rule.scope] }]
        : [{ session: [] }],
  };
}

/** The identity provider's id of who asks, on a route for persons. */
export function personOf(http: Http): string {
  const session = http.get('session');
  if (session === null) throw new AppError('DAY-AUTH-1002');
  return session.subject;
}

function addressOf(request: Request): string {
  return request.headers.get('cf-connecting-ip') ?? 'unknown';
}
