import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Tap {
  /** Every byte that was sent through it, in the order of its arrival. */
  sent(): Buffer;
  /** How often the text was sent. */
  count(text: string): number;
  /** Keeps answers back until they are let go. */
  hold(): void;
  letGo(): void;
  close(): Promise<void>;
}

/** Listens where a server is expected, hands every byte on to where it really is, and keeps what it is sent. */
export async function startTap(options: { port: number; target: number }): Promise<Tap> {
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  let held: (() => void)[] | null = null;
  const server = createServer((near) => {
    const far = connect(options.target, '127.0.0.1');
    near.on('data', (chunk) => {
      chunks.push(chunk);
      far.write(chunk);
    });
    far.on('data', (chunk) => {
      if (held === null) near.write(chunk);
      else held.push(() => near.write(chunk));
    });
    // A side that breaks off breaks off the other too, as a lost server would.
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const sent = () => Buffer.concat(chunks);
  return {
    sent,
    count: (text) => sent().toString('latin1').split(text).length - 1,
    hold() {
      held ??= [];
    },
    letGo() {
      const waiting = held ?? [];
      held = null;
      for (const write of waiting) write();
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
