import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export interface Stoppable {
  /** Nobody listens any more. */
  stop(): Promise<void>;
  /** Somebody listens and takes everything, and never answers. */
  fallSilent(): Promise<void>;
  /** Does nothing while it runs. */
  start(): Promise<void>;
}

interface Running {
  close(): Promise<void>;
}

/** A server that can be stopped, silenced and started again on its own port. It runs when this resolves. */
export async function stoppable(port: number, startServer: () => Promise<Running>): Promise<Stoppable> {
  let server: Running | null = await startServer();
  let silence: Running | null = null;

  async function stop(): Promise<void> {
    await server?.close();
    await silence?.close();
    server = null;
    silence = null;
  }

  return {
    stop,
    async fallSilent() {
      await stop();
      silence = await startSilence(port);
    },
    async start() {
      if (server !== null) return;
      await stop();
      server = await startServer();
    },
  };
}

async function startSilence(port: number): Promise<Running> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.resume().on('error', () => undefined));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
