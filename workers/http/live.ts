import { AppError } from '#workers/kernel/errors.ts';
import { bearerOfSocket } from '#workers/live/socket-protocol.ts';
import { enforceLimit } from './rate-limit.ts';
import { contextFor } from './session.ts';
import type { Api } from './types.ts';

/**
 * `GET /api/v1/live`: a WebSocket with the member's own events. A browser cannot set headers on a socket, so the token
 * comes as a subprotocol; and because a browser sends no preflight for one either, the origin is checked here.
 */
export function liveRoutes(app: Api, allowedOrigins: readonly string[]): void {
  app.get('/api/v1/live', async (http) => {
    http.set('routePath', '/api/v1/live');
    const request = http.req.raw;
    if (request.headers.get('upgrade')?.toLowerCase() !== 'websocket') throw new AppError('DAY-REQ-1005');
    const origin = request.headers.get('origin');
    if (origin !== null && !allowedOrigins.includes(origin)) throw new AppError('DAY-REQ-1007');
    const token = bearerOfSocket(request.headers.get('sec-websocket-protocol'));
    if (token === null) {
      await enforceLimit(http, 'address', http.req.header('cf-connecting-ip') ?? 'unknown');
      throw new AppError('DAY-AUTH-1001');
    }
    const ctx = await contextFor(http, token);
    if (ctx.actor.kind !== 'session') throw new AppError('DAY-AUTH-1007');
    http.set('ctx', ctx);
    return http.get('deps').live.connect(request, ctx.member.id, ctx.actor.sessionId);
  });
}
