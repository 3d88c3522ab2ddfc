import { DurableObject } from 'cloudflare:workers';
import type { LiveEvent } from '#workers/kernel/ports.ts';
import { asksForWebSocket, LIVE_CLOSE, LIVE_PROTOCOL } from './socket-protocol.ts';

const MAX_SOCKETS = 20;
const MAX_SENT_CHARACTERS = 4096;
const MAX_RECEIVED_CHARACTERS = 256;
/** How long a socket is served without the session being checked again. */
const MAX_AGE_MS = 60 * 60 * 1000;

interface SocketNote {
  openedAtMs: number;
}

/**
 * The open sockets of one member (`idFromName(memberId)`), so that an event has no way to anybody else. It keeps nothing but
 * the sockets themselves: the runtime holds them while the object sleeps, tagged with their session. Who may connect is
 * decided before; nothing but our own Worker can reach it.
 */
export class MemberLive extends DurableObject<unknown> {
  constructor(ctx: DurableObjectState, env: unknown) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'));
  }

  /** Takes a socket in. The URL's `session` names the session that it belongs to. */
  override fetch(request: Request): Response {
    const sessionId = new URL(request.url).searchParams.get('session');
    if (!asksForWebSocket(request) || sessionId === null) return new Response(null, { status: 426 });
    const { 0: client, 1: server } = new WebSocketPair();
    this.#makeRoom();
    this.ctx.acceptWebSocket(server, [sessionId]);
    const note: SocketNote = { openedAtMs: this.nowMs() };
    server.serializeAttachment(note);
    server.send(JSON.stringify({ type: 'hello', at: new Date(note.openedAtMs).toISOString() }));
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { 'Sec-WebSocket-Protocol': LIVE_PROTOCOL },
    });
  }

  /** Sends the event to every open socket. Throws a RangeError for one that is too long: events say what to fetch. */
  publish(event: LiveEvent): void {
    const text = JSON.stringify(event);
    if (text.length > MAX_SENT_CHARACTERS) throw new RangeError('a live event is too long');
    const oldestMs = this.nowMs() - MAX_AGE_MS;
    for (const socket of this.ctx.getWebSockets()) {
      if (openedAtMs(socket) < oldestMs) close(socket, LIVE_CLOSE.recheck, 'connect again');
      else send(socket, text);
    }
  }

  closeSession(sessionId: string): void {
    for (const socket of this.ctx.getWebSockets(sessionId)) {
      close(socket, LIVE_CLOSE.sessionEnded, 'the session ended');
    }
  }

  closeAll(): void {
    for (const socket of this.ctx.getWebSockets())
      close(socket, LIVE_CLOSE.sessionEnded, 'the session ended');
  }

  /** Nothing that a client says is acted on; 'ping' is answered by the runtime, and does not wake the object. */
  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    const length = typeof message === 'string' ? message.length : message.byteLength;
    if (length > MAX_RECEIVED_CHARACTERS) close(socket, LIVE_CLOSE.tooBig, 'too big');
  }

  /** Answers the client's closing handshake. */
  override webSocketClose(socket: WebSocket): void {
    close(socket, 1000, 'bye');
  }

  protected nowMs(): number {
    return Date.now();
  }

  #makeRoom(): void {
    const open = this.ctx.getWebSockets().filter((socket) => socket.readyState === WebSocket.OPEN);
    const surplus = open.length - MAX_SOCKETS + 1;
    if (surplus <= 0) return;
    open.sort((a, b) => openedAtMs(a) - openedAtMs(b));
    for (const socket of open.slice(0, surplus)) close(socket, LIVE_CLOSE.tooMany, 'too many sockets');
  }
}

function openedAtMs(socket: WebSocket): number {
  const note: SocketNote | null = socket.deserializeAttachment();
  return note?.openedAtMs ?? 0;
}

/** One socket that is going away must not keep an event from the others. */
function send(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    close(socket, 1011, 'could not send');
  }
}

function close(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // It is closed already.
  }
}
