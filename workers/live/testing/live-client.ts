export interface LiveClient {
  protocol: string;
  send(text: string): void;
  /** The next frame that was not read yet. */
  next(): Promise<string>;
  closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** A WebSocket whose frames can be waited for one by one. Fails when the server refuses the handshake. */
export async function connectLive(url: string, protocols: string[]): Promise<LiveClient> {
  const socket = new WebSocket(url.replace(/^http/, 'ws'), protocols);
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  socket.addEventListener('message', ({ data }) => {
    const reader = waiting.shift();
    if (reader) reader(String(data));
    else frames.push(String(data));
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener('close', ({ code, reason }) => resolve({ code, reason }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the handshake was refused')));
  });
  return {
    protocol: socket.protocol ?? '',
    send: (text) => socket.send(text),
    next: () => {
      const frame = frames.shift();
      return frame === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(frame);
    },
    closed,
    close: () => socket.close(1000),
  };
}
