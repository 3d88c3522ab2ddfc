import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startModels } from '#workers/local/models/start-models.ts';
import { startQstash } from '#workers/local/qstash/start-qstash.ts';
import { startRedis } from '#workers/local/redis/start-redis.ts';
import { startSinks } from '#workers/local/sinks/start-sinks.ts';
import { readInstallation } from '#workers/local/supervisor/installation.ts';
import { loopback, makePlan, type Plan } from '#workers/local/supervisor/plan.ts';
import { findPorts } from '#workers/local/supervisor/port-block.ts';
import { type Detector, startDetector } from './detector-process.ts';
import { HeldClock } from './held-clock.ts';
import { writeOrange } from './one-food.ts';
import { type People, peopleOf } from './people.ts';
import { type RunningWorker, runWorker } from './run-worker.ts';
import { type Stoppable, stoppable } from './stoppable.ts';
import { type StoppableDatabase, startStoppableDatabase } from './stoppable-database.ts';
import { startTap, type Tap } from './tap.ts';

export interface WholePath extends People {
  plan: Plan;
  /** Where the Worker answers. */
  url: string;
  worker: RunningWorker;
  database: StoppableDatabase;
  redis: Stoppable;
  queue: Stoppable;
  /** The queue's time. Messages that are due are delivered at once, all others when it is put forward. */
  clock: HeldClock;
  detector: Detector;
  /** What the Worker said to the photo server, to both model vendors, and to errors, events, mail and pushes. */
  wires: { vision: Tap; models: Tap; sinks: Tap };
  /** Tells the stand-in of a model vendor how to answer. */
  setMood(moods: { anthropic?: object; workersAi?: object }): Promise<void>;
  /** Lets everything go that a test held, starts what it stopped, and forgets what the queue still has to bring. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

const host = '127.0.0.1';

/**
 * The product as it is deployed, with its vendors' stand-ins around it: the Worker in workerd, the photo server in a
 * process of its own, and the rest in this one, so that each can be stopped. Everything that is kept lies in one folder.
 *
 * @param basePort ten ports from there on; below the range from which the system takes its own.
 */
export async function startWholePath(options: {
  basePort: number;
  variables?: Record<string, string>;
}): Promise<WholePath> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-whole-'));
  const installation = readInstallation(['--data-dir', folder, '--port', String(options.basePort)]);
  mkdirSync(path.join(folder, 'logs'));
  // Whatever keys this machine has: no test speaks to a real vendor.
  const plan = await makePlan(installation, await findPorts(options.basePort), {});
  Object.assign(plan.variables, options.variables);
  const { ports, secrets } = plan;
  const clock = new HeldClock();
  const at = (name: string) => path.join(folder, name);

  const [database, redis, queue, models, sinks, detector, worker] = await Promise.all([
    startStoppableDatabase(ports.database),
    stoppable(ports.redis, () =>
      startRedis({ port: ports.redis, host, dataDir: at('redis'), token: secrets.redisToken }),
    ),
    stoppable(ports.queue, () =>
      startQstash({
        port: ports.queue,
        host,
        dataDir: at('queue'),
        token: secrets.queueToken,
        currentSigningKey: secrets.queueSigningKey,
        nextSigningKey: secrets.queueNextSigningKey,
        clock,
      }),
    ),
    startModels({ port: 0, host, apiKey: secrets.modelsKey }),
    startSinks({ port: 0, host, dataDir: at('sinks'), mailApiKey: secrets.mailKey }),
    startDetector(plan),
    runWorker(plan),
  ]);
  await writeOrange(plan);
  const wires = {
    vision: await startTap({ port: ports.vision, target: detector.port }),
    models: await startTap({ port: ports.models, target: Number(new URL(models.url).port) }),
    sinks: await startTap({ port: ports.sinks, target: Number(new URL(sinks.url).port) }),
  };
  const url = loopback(ports.app);

  async function setMood(moods: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const control = { method: 'POST', headers, body: JSON.stringify(moods) };
    const response = await fetch(`${models.url}/__control`, control);
    if (!response.ok) throw new Error(`no such mood: ${await response.text()}`);
  }

  return {
    plan,
    url,
    worker,
    database,
    redis,
    queue,
    clock,
    detector,
    wires,
    ...(await peopleOf(plan)),
    setMood,
    async mend() {
      clock.release();
      for (const wire of Object.values(wires)) wire.letGo();
      const all = [detector, database, redis, queue];
      await Promise.all([setMood({ anthropic: {}, workersAi: {} }), ...all.map((one) => one.start())]);
      const headers = { authorization: `Bearer ${secrets.queueToken}` };
      await fetch(`${loopback(ports.queue)}/v2/messages`, { method: 'DELETE', headers });
    },
    async close() {
      await worker.close();
      await Promise.all(Object.values(wires).map((wire) => wire.close()));
      await Promise.all([
        database.close(),
        redis.stop(),
        queue.stop(),
        models.close(),
        sinks.close(),
        detector.close(),
      ]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
