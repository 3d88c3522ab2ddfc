import type { TokenSource } from './api/api-client.ts';

export interface LiveMessage {
  type: string;
  id?: string;
  state?: string;
}

export interface LiveConnection {
  close(): void;
}

const PING_EVERY_MS = 30_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const HELLO = 'hello';

function parse(text: unknown): LiveMessage | null {
  if (typeof text !== 'string') return null;
  try {
    const message: unknown = JSON.parse(text);
    return typeof message === 'object' && message !== null && 'type' in message
      ? (message as LiveMessage)
      : null;
  } catch {
    return null;
  }
}

/**
 * Listens to the member's own events, and connects again with growing pauses. Losing one is harmless: events only say
 * what to fetch, and after a reconnection `onOpen` fetches all that is on the page.
 */
export function connectLive(options: {
  token: TokenSource;
  onMessage: (message: LiveMessage) => void;
  onOpen: () => void;
  onClose: () => void;
  openSocket?: (url: string, protocols: string[]) => WebSocket;
}): LiveConnection {
  const openSocket = options.openSocket ?? ((url, protocols) => new WebSocket(url, protocols));
  let socket: WebSocket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let heartbeat: ReturnType<typeof setInterval> | undefined;
  let waitMs = FIRST_WAIT_MS;
  let isClosed = false;

  function retry(): void {
    clearInterval(heartbeat);
    if (isClosed) return;
    options.onClose();
    timer = setTimeout(open, waitMs * (0.75 + Math.random() / 2));
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
  }

  async function open(): Promise<void> {
    const jwt = await options.token().catch(() => null);
    if (isClosed) return;
    if (jwt === null) return retry();
    const url = new URL('/api/v1/live', location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = openSocket(url.href, ['dayloom.v1', `bearer.${jwt}`]);
    socket.onclose = retry;
    socket.onmessage = (event) => {
      const message = parse(event.data);
      if (message === null) return;
      if (message.type !== HELLO) return options.onMessage(message);
      waitMs = FIRST_WAIT_MS;
      options.onOpen();
    };
    heartbeat = setInterval(
      () => socket?.readyState === WebSocket.OPEN && socket.send('ping'),
      PING_EVERY_MS,
    );
  }

  void open();
  return {
    close() {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(heartbeat);
      socket?.close();
    },
  };
}
