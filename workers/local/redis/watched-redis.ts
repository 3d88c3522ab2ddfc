import { startLoopback } from '../loopback-server.ts';
import { Engine } from './engine.ts';
import { restHandler } from './rest.ts';

export interface WatchedRedis {
  url: string;
  token: string;
  /** What its clients wait, so that a busy machine is not taken for an outage. */
  timeoutMs: number;
  strictTimeoutMs: number;
  /** The commands of each round trip so far, by name. */
  roundTrips: string[][];
  /** Never answers from now on. */
  hang(): void;
  /** Answers 503, until it is told to answer. */
  refuse(): void;
  answer(): void;
  /** Keeps its answers back until the function that it gives is called. */
  hold(): () => void;
  close(): Promise<void>;
}

const PATIENCE_MS = 10_000;

/** The Redis stand-in with an eye on what reaches it. */
export async function startWatchedRedis(): Promise<WatchedRedis> {
  const token = 'test-token';
  const handle = restHandler(new Engine(), token);
  const roundTrips: string[][] = [];
  let mood: 'answers' | 'hangs' | 'refuses' = 'answers';
  let held = Promise.resolve();
  const server = await startLoopback(
    async (request) => {
      const text = await request.clone().text();
      const commands: [string, ...unknown[]][] = text === '' ? [] : JSON.parse(text);
      roundTrips.push(commands.map(([name]) => name));
      if (mood === 'hangs') return new Promise<Response>(() => {});
      await held;
      return mood === 'refuses' ? new Response(null, { status: 503 }) : handle(request);
    },
    { port: 0 },
  );
  return {
    url: server.url,
    token,
    timeoutMs: PATIENCE_MS,
    strictTimeoutMs: PATIENCE_MS,
    roundTrips,
    hang() {
      mood = 'hangs';
    },
    refuse() {
      mood = 'refuses';
    },
    answer() {
      mood = 'answers';
    },
    hold() {
      let release = () => {};
      held = new Promise((resolve) => {
        release = resolve;
      });
      return release;
    },
    close: server.close,
  };
}
