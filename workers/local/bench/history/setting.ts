import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { startPart } from '../part.ts';
import { bundleWorker } from './bundle-worker.ts';
import { startFilledPostgres } from './database.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { variablesFor } from './variables.ts';

const standIns = z.object({ neon: z.string(), redisUrl: z.string(), redis: z.string() });
const worker = z.object({ url: z.string(), workerd: z.number() });

export type Served = z.infer<typeof worker>;

export interface Setting {
  /** `workers/main.ts` as it is deployed, under Miniflare. */
  product: Served;
  /** The same under the runtime alone. */
  alone: Served;
  /** The same parts one by one. */
  parts: Served;
  /** Postgres itself: everything below it serves the database. */
  postgres: number;
  standIns: number;
  redis: string;
  sessions: Sessions;
  /** Forgets all limits, so that a round does not pay for the one before. */
  forgetLimits(): Promise<void>;
  close(): Promise<void>;
}

const script = (name: string) => path.join(import.meta.dirname, `${name}-process.ts`);

/** Starts everything, each in a process of its own. */
export async function startSetting(bin: string): Promise<Setting> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-bench-'));
  const closing: (() => Promise<unknown>)[] = [async () => rmSync(folder, { recursive: true })];
  const close = async () => {
    for (const one of closing.reverse()) await one();
  };
  try {
    const postgres = await startFilledPostgres(bin);
    closing.push(postgres.close);
    const redisToken = randomBytes(16).toString('hex');
    const around = await startPart(script('stand-ins'), { databaseUrl: postgres.url, redisToken });
    closing.push(around.stop);
    const { neon, redisUrl, redis } = standIns.parse(around.said);
    const sessions = await createSessions();
    const variables = variablesFor({ neon, redisUrl, redisToken, publicKeyPem: sessions.publicKeyPem });
    const serve = async (module: string, by: 'worker' | 'workerd'): Promise<Served> => {
      const part = await startPart(script(by), { module, variables });
      closing.push(part.stop);
      return worker.parse(part.said);
    };
    const product = bundleWorker('workers/main.ts', folder);
    const parts = bundleWorker('workers/local/bench/history/parts-worker.ts', folder);
    return {
      product: await serve(product, 'worker'),
      alone: await serve(product, 'workerd'),
      parts: await serve(parts, 'worker'),
      postgres: postgres.process.pid ?? 0,
      standIns: around.pid,
      redis,
      sessions,
      async forgetLimits() {
        const headers = { authorization: `Bearer ${redisToken}` };
        await fetch(redisUrl, { method: 'POST', headers, body: '["FLUSHDB"]' });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
