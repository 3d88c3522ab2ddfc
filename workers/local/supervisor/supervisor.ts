import { startLoopback } from '../loopback-server.ts';
import { createPage } from '../page/create-page.ts';
import { createSources, type ServiceRow } from '../page/sources.ts';
import { type ChildSpec, startChild, stopChildren } from './child-process.ts';
import { startCron } from './cron.ts';
import type { Installation } from './installation.ts';
import { type KeptAlive, keepAlive } from './kept-alive.ts';
import type { HeldProcess } from './lock.ts';
import { databasePart, standInsPart, visionPart, vitePart, workerPart } from './parts.ts';
import { loopback, makePlan, type Plan } from './plan.ts';
import type { LocalPorts } from './port-block.ts';
import { commandOf } from './running-process.ts';
import { seedOnce } from './seed-once.ts';
import { serviceRows } from './service-rows.ts';
import { buildWeb } from './web-build.ts';
import { writeWorkerFiles } from './worker-files.ts';

export interface Running {
  publicUrl: string;
  pageUrl: string;
  services: readonly ServiceRow[];
}

export interface SupervisorOptions {
  installation: Installation;
  ports: LocalPorts;
  say: (line: string) => void;
  /** Told of the processes whenever one of them is started. */
  onProcesses: (processes: HeldProcess[]) => void;
  onGivenUp: (name: string) => void;
}

export interface Supervisor {
  start(): Promise<Running>;
  stop(): Promise<void>;
}

/** The Worker first, so that nothing it still does loses what it needs; the database last. */
const STOP_ORDER = ['Vite', 'The Worker', 'The detector', 'The stand-ins', 'The database'];

/** Starts and stops everything that a local Dayloom is made of. */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  const { installation, ports, say } = options;
  const kept: KeptAlive[] = [];
  const processes = new Map<string, HeldProcess>();
  const closers: (() => Promise<void> | void)[] = [];
  let stopped = false;

  async function run(spec: ChildSpec): Promise<void> {
    if (stopped) return;
    const started = keepAlive({
      name: spec.name,
      start() {
        const child = startChild(spec);
        processes.set(spec.name, { name: spec.name, pid: child.pid, command: commandOf(child.pid) ?? '' });
        return child;
      },
      say,
      onChange: () => options.onProcesses([...processes.values()]),
      onGivenUp: options.onGivenUp,
    });
    kept.push(started);
    await started.ready;
  }

  async function startDatabase(plan: Plan): Promise<void> {
    await run(databasePart(plan));
    const withDemo = plan.runs('identity');
    const today = new Date().toISOString().slice(0, 10);
    await seedOnce({ installation, variables: plan.variables, withDemo, today, say });
  }

  async function startWorker(plan: Plan): Promise<void> {
    const [files] = await Promise.all([
      writeWorkerFiles(plan),
      installation.dev ? null : buildWeb(plan, say),
    ]);
    await run(workerPart(plan, files.configFiles));
    const cron = startCron({ crons: files.crons, url: loopback(ports.app), say });
    closers.push(() => cron.stop());
    if (installation.dev) await run(vitePart(plan));
  }

  async function startPage(plan: Plan): Promise<string> {
    const { runs, secrets } = plan;
    const sources = createSources({
      appUrl: plan.publicUrl,
      services: () => serviceRows({ ...plan, kept }),
      sinksUrl: runs('sinks') ? loopback(ports.sinks) : null,
      modelsUrl: runs('models') ? loopback(ports.models) : null,
      paymentsUrl: runs('payments') ? loopback(ports.payments) : null,
      queue: runs('queue') ? { url: loopback(ports.queue), token: secrets.queueToken } : null,
    });
    const page = await startLoopback(createPage(sources).fetch, { port: ports.page });
    closers.push(page.close);
    return `${page.url}/__local`;
  }

  return {
    async start() {
      const plan = await makePlan(installation, ports);
      await Promise.all([
        plan.standIns.length > 0 && run(standInsPart(plan)),
        plan.runs('vision') && run(visionPart(plan)),
        plan.runs('database') && startDatabase(plan),
        plan.runs('worker') && startWorker(plan),
      ]);
      const pageUrl = await startPage(plan);
      return { publicUrl: plan.publicUrl, pageUrl, services: serviceRows({ ...plan, kept }) };
    },
    async stop() {
      stopped = true;
      for (const close of closers.splice(0)) await close();
      for (const name of STOP_ORDER) {
        await Promise.all(kept.filter((one) => one.name === name).map((one) => one.stop()));
      }
      await stopChildren();
    },
  };
}
