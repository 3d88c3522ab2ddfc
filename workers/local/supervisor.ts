import { type ChildSpec, startChild } from './child-process.ts';
import { startCron } from './cron.ts';
import { type Installation, PARTS, type PartName } from './installation.ts';
import { type KeptAlive, keepAlive } from './kept-alive.ts';
import type { HeldProcess } from './lock.ts';
import { startLoopback } from './loopback-server.ts';
import { createPage } from './page/create-page.ts';
import { createSources, type ServiceRow } from './page/sources.ts';
import { databasePart, type Plan, standInsPart, visionPart, vitePart, workerPart } from './parts.ts';
import type { LocalPorts } from './port-block.ts';
import { commandOf } from './running-process.ts';
import { loadSecrets } from './secrets.ts';
import { seedOnce } from './seed-once.ts';
import { serviceRows } from './service-rows.ts';
import type { StandIn } from './stand-ins.ts';
import { chooseVendors, type Vendor } from './vendors.ts';
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

const PART_OF: Partial<Record<Vendor, PartName>> = {
  database: 'database',
  redis: 'redis',
  queue: 'queue',
  identity: 'identity',
};

/** Starts and stops everything that a local Dayloom is made of. */
export function createSupervisor({ installation, ports, say, onProcesses, onGivenUp }: SupervisorOptions) {
  const { root, dataDir } = installation;
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
      onChange: () => onProcesses([...processes.values()]),
      onGivenUp,
    });
    kept.push(started);
    await started.ready;
  }

  async function start(): Promise<Running> {
    const local = (port: number) => `http://127.0.0.1:${port}`;
    const publicUrl = local(installation.dev ? ports.vite : ports.app);
    const secrets = await loadSecrets(dataDir);
    const vendors = chooseVendors(process.env, { ports, secrets });
    const real = new Set(vendors.flatMap(({ vendor, kind }) => (kind === 'real' ? vendor : [])));
    const replaced = new Set([...real].map((vendor) => PART_OF[vendor]));
    const runs = (part: PartName) => !installation.without.has(part) && !replaced.has(part);
    const plan: Plan = { installation, ports, secrets, publicUrl };
    const standIns = PARTS.filter((part): part is StandIn => STAND_INS.has(part) && runs(part));

    const variables: Record<string, string> = {
      PUBLIC_URL: publicUrl,
      ALLOWED_ORIGINS: [publicUrl.replace('127.0.0.1', 'localhost'), local(ports.app)].join(','),
      METRICS_TOKEN: secrets.metricsToken,
      VISION_URL: local(ports.vision),
      VISION_TOKEN: secrets.visionToken,
    };
    for (const choice of vendors) Object.assign(variables, choice.variables);
    const webEnvironment = { VITE_AUTH: real.has('identity') ? 'clerk' : 'local' };
    const localAi = { modelsUrl: local(ports.models), modelsToken: secrets.modelsKey };

    const parts = [
      standIns.length > 0 && run(standInsPart(plan, standIns)),
      runs('vision') && run(visionPart(plan)),
      runs('database') && run(databasePart(plan)).then(() => seedOnce({ installation, variables, say })),
      runs('worker') &&
        !installation.dev &&
        buildWeb({
          root,
          dataDir,
          logFile: installation.logFile('web-build'),
          environment: webEnvironment,
          say,
        }),
      runs('worker') &&
        writeWorkerFiles({
          root,
          dataDir,
          logFile: installation.logFile('worker'),
          variables,
          ...(real.has('workersAi') ? {} : { localAi }),
        }),
    ] as const;
    const [, , , , files] = await Promise.all(parts);
    if (files) {
      await run(workerPart(plan, files.configFiles));
      const cron = startCron({ crons: files.crons, url: local(ports.app), say });
      closers.push(() => cron.stop());
      if (installation.dev) await run(vitePart(plan, webEnvironment));
    }

    const services = () => serviceRows({ vendors, runs, ports, kept });
    const sources = createSources({
      appUrl: publicUrl,
      services,
      sinksUrl: runs('sinks') ? local(ports.sinks) : null,
      modelsUrl: runs('models') ? local(ports.models) : null,
      queue: runs('queue') ? { url: local(ports.queue), token: secrets.queueToken } : null,
    });
    const page = await startLoopback(createPage(sources).fetch, { port: ports.page });
    closers.push(page.close);
    return { publicUrl, pageUrl: `${page.url}/__local`, services: services() };
  }

  return {
    start,
    /** The Worker first, so that nothing it still does loses what it needs; the database last. */
    async stop(): Promise<void> {
      stopped = true;
      for (const close of closers.splice(0)) await close();
      const order = ['Vite', 'The Worker', 'The detector', 'The stand-ins', 'The database'];
      for (const name of order)
        await Promise.all(kept.filter((one) => one.name === name).map((one) => one.stop()));
    },
  };
}

const STAND_INS = new Set<PartName>(['redis', 'queue', 'identity', 'models', 'sinks']);
