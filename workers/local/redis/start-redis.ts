import path from 'node:path';
import { type RunningServer, startLoopback } from '../loopback-server.ts';
import { Engine } from './engine.ts';
import { openJournal } from './journal.ts';
import { Keyspace } from './keyspace.ts';
import { restHandler } from './rest.ts';

export interface RedisOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** Upstash's REST token; a request without it is answered with 401. */
  token: string;
  /** Keeps `redis.jsonl`; absent, everything is forgotten at the end. Two processes must not share it. */
  dataDir?: string | undefined;
}

/** Starts Upstash Redis's stand-in on loopback. */
export async function startRedis({ port, host, token, dataDir }: RedisOptions): Promise<RunningServer> {
  const space = new Keyspace();
  const journal = dataDir === undefined ? null : openJournal(path.join(dataDir, 'redis.jsonl'), space);
  const engine = new Engine({ space, onChange: (keys) => journal?.append(keys) });
  const server = await startLoopback(restHandler(engine, token), {
    port,
    ...(host === undefined ? {} : { host }),
  });
  return {
    url: server.url,
    async close() {
      await server.close();
      journal?.close();
    },
  };
}
