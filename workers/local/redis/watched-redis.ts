import { startLoopback } from '../loopback-server.ts';
import { Engine } from './engine.ts';
import { restHandler } from './rest.ts';

export interface WatchedRedis {
  url: string;
  token: string;
  /** The commands of each round trip so far, by name. */
  roundTrips: string[][];
  /** Never answers from now on. */
  hang(): void;
  close(): Promise<void>;
}

/** The Redis stand-in with an eye on what reaches it. */
export async function startWatchedRedis(): Promise<WatchedRedis> {
  const token = 'test-token';
  const answer = restHandler(new Engine(), token);
  const roundTrips: string[][] = [];
  let hangs = false;
  const server = await startLoopback(
    async (request) => {
      const commands: [string, ...unknown[]][] = JSON.parse(await request.clone().text());
      roundTrips.push(commands.map(([name]) => name));
      return hangs ? new Promise<Response>(() => {}) : answer(request);
    },
    { port: 0 },
  );
  return {
    url: server.url,
    token,
    roundTrips,
    hang() {
      hangs = true;
    },
    close: server.close,
  };
}
