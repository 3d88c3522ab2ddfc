import { AppError } from '#workers/kernel/errors.ts';
import type { LiveEvents } from '#workers/kernel/ports.ts';
import type { MemberLive } from '#workers/live/member-live.ts';
import { asksForWebSocket, offersLive } from '#workers/live/socket-protocol.ts';

export interface LiveSockets extends LiveEvents {
  /**
   * Hands the client's end of a new socket out, as the 101 response to `request`. The caller has checked the session and the
   * origin. Throws DAY-REQ-1002 when the request is no WebSocket handshake, or does not offer our protocol.
   */
  connect(request: Request, memberId: string, sessionId: string): Promise<Response>;
  closeSession(memberId: string, sessionId: string): Promise<void>;
  /** For a member who left. */
  closeMember(memberId: string): Promise<void>;
}

/** Live events over one Durable Object a member. */
export function durableLive(namespace: DurableObjectNamespace<MemberLive>): LiveSockets {
  const ofMember = (memberId: string) => namespace.get(namespace.idFromName(memberId));
  return {
    async connect(request, memberId, sessionId) {
      if (!asksForWebSocket(request) || !offersLive(request.headers.get('sec-websocket-protocol'))) {
        throw new AppError('DAY-REQ-1002', { details: { header: 'sec-websocket-protocol' } });
      }
      // A request of our own: neither the token nor anything else of the person's goes further.
      const url = `https://live.internal/?session=${encodeURIComponent(sessionId)}`;
      const answer = await ofMember(memberId).fetch(url, { headers: { upgrade: 'websocket' } });
      if (answer.webSocket === null) throw new Error(`the live object answered ${answer.status}`);
      // A response that was fetched cannot take further headers.
      return new Response(null, {
        status: 101,
        webSocket: answer.webSocket,
        headers: new Headers(answer.headers),
      });
    },
    async publish(memberId, event) {
      await ofMember(memberId).publish(event);
    },
    async closeSession(memberId, sessionId) {
      await ofMember(memberId).closeSession(sessionId);
    },
    async closeMember(memberId) {
      await ofMember(memberId).closeAll();
    },
  };
}
