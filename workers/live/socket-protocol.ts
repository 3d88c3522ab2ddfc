/** What the two ends of `GET /api/v1/live` speak: text frames, each one JSON event. */
export const LIVE_PROTOCOL = 'dayloom.v1';

/** A token of RFC 9110, which is all that a subprotocol may be; a JWT is one. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const BEARER = 'bearer.';

/** Why the server closed a socket. */
export const LIVE_CLOSE = {
  /** The session ended: sign in first. */
  sessionEnded: 4401,
  /** The socket was open for long: connect again with a fresh token, so that the session is checked again. */
  recheck: 4408,
  /** The member opened more sockets than one may have; this was the oldest. */
  tooMany: 4429,
  tooBig: 1009,
} as const;

/**
 * What a browser offers to sign in with: `new WebSocket(url, liveProtocols(jwt))`. It cannot set a header there, and a token
 * in the URL would end up in logs.
 */
export function liveProtocols(jwt: string): [protocol: string, bearer: string] {
  return [LIVE_PROTOCOL, `${BEARER}${jwt}`];
}

/**
 * The token in `Sec-WebSocket-Protocol: dayloom.v1, bearer.<token>`; null when our protocol, or the one token, is not in it.
 */
export function bearerOfSocket(header: string | null): string | null {
  if (!offersLive(header)) return null;
  const bearers = offersOf(header).filter((offer) => offer.startsWith(BEARER));
  const token = bearers[0]?.slice(BEARER.length);
  return bearers.length === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

/** Whether the client speaks our protocol: only what it offered may be answered. */
export function offersLive(header: string | null): boolean {
  return offersOf(header).includes(LIVE_PROTOCOL);
}

/** Whether the request asks to become a WebSocket. */
export function asksForWebSocket(request: Request): boolean {
  return request.headers.get('upgrade')?.toLowerCase() === 'websocket';
}

function offersOf(header: string | null): string[] {
  return (header ?? '').split(',').map((offer) => offer.trim());
}
