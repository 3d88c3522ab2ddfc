import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import openRunFolder from '#workers/local/whole-path/testing/once-a-run.ts';
import { type Child, startChild } from '../../supervisor/child-process.ts';
import { readInstallation } from '../../supervisor/installation.ts';
import { databasePart, standInsPart, visionPart } from '../../supervisor/parts.ts';
import { loopback, makePlan, type Plan } from '../../supervisor/plan.ts';
import { findPorts } from '../../supervisor/port-block.ts';
import { seedOnce } from '../../supervisor/seed-once.ts';
import { runWorker } from '../../whole-path/testing/run-worker.ts';
import { childNamed } from '../cpu-time.ts';
import { keptFolder } from '../kept-folder.ts';
import { startPart } from '../part.ts';

export interface MealsSetting {
  plan: Plan;
  /** Where the Worker answers, and where the photo server does. */
  url: string;
  visionUrl: string;
  /** Which networks look at the photos; none when none is installed. */
  models: readonly string[];
  /** The processes that take part. */
  processes: Readonly<Record<'photo server' | 'Worker' | 'database' | 'stand-ins', number>>;
  close(): Promise<void>;
}

const FIRST_PORT = 18_787;
const POSTGRES = path.join(import.meta.dirname, 'postgres-process.ts');
/** What a run leaves and the next one must not find; the foods stay. */
const FORGOTTEN = ['worker', 'queue', 'redis', 'sinks', 'logs'];

const health = z.object({ models: z.array(z.string()), threads: z.number(), ready: z.number() });

/**
 * The parts of `npm start` with a data folder and ports of their own, and the Worker under Miniflare without assets.
 * @param bin of the PostgreSQL that takes the place of PGlite, which has one core and one session for all; null: PGlite
 */
export async function startMealsSetting(bin: string | null): Promise<MealsSetting> {
  const folder = keptFolder(bin === null ? 'meals' : 'meals-postgres');
  for (const name of FORGOTTEN) rmSync(path.join(folder, name), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'logs'), { recursive: true });
  const installation = readInstallation(['--data-dir', folder, '--port', String(FIRST_PORT)]);
  // No vendor, whatever keys this machine has.
  const plan = await makePlan(installation, await findPorts(FIRST_PORT), {});
  const children: Child[] = [];
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const one of closing.reverse()) await one();
    await Promise.all(children.map((child) => child.stop()));
  };
  const start = async (spec: Parameters<typeof startChild>[0]) => {
    const child = startChild(spec);
    children.push(child);
    await child.ready;
    return child.pid;
  };
  try {
    const startDatabase = async () => {
      if (bin === null) return start(databasePart(plan));
      const below = path.join(folder, 'postgres');
      mkdirSync(below, { recursive: true });
      const part = await startPart(POSTGRES, { bin, folder: below, port: plan.ports.database });
      closing.push(part.stop);
      return part.pid;
    };
    const [database, standIns, photoServer] = await Promise.all([
      startDatabase(),
      start(standInsPart(plan)),
      start(visionPart(plan)),
    ]);
    const today = new Date().toISOString().slice(0, 10);
    await seedOnce({ installation, variables: plan.variables, withDemo: false, today, say: console.log });
    closing.push(openRunFolder());
    const worker = await runWorker(plan);
    closing.push(worker.close);
    const visionUrl = loopback(plan.ports.vision);
    const { models } = await untilReady(visionUrl);
    const processes = {
      'photo server': photoServer,
      Worker: childNamed(process.pid, 'workerd'),
      database,
      'stand-ins': standIns,
    };
    return { plan, url: loopback(plan.ports.app), visionUrl, models, processes, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function untilReady(visionUrl: string): Promise<z.infer<typeof health>> {
  for (;;) {
    const told = health.parse(await (await fetch(`${visionUrl}/health`)).json());
    if (told.ready === told.threads) return told;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
