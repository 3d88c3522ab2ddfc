import path from 'node:path';
import { answersAt, type ChildSpec } from './child-process.ts';
import { partEnvironment } from './part-options.ts';
import { loopback, type Plan } from './plan.ts';
import type { StandInOptions } from './stand-ins.ts';
import { wranglerEnvironment } from './worker-files.ts';

const here = (file: string) => path.join(import.meta.dirname, file);
const guarded = (script: string, ...args: string[]) => [here('guard.ts'), script, ...args];

export function databasePart({ installation, ports }: Plan): ChildSpec {
  const options = { port: ports.database, dataDir: path.join(installation.dataDir, 'db') };
  return {
    name: 'The database',
    args: [here('database-process.ts')],
    env: partEnvironment(options),
    logFile: installation.logFile('database'),
  };
}

export function standInsPart({ installation, ports, secrets, publicUrl, standIns }: Plan): ChildSpec {
  const appOrigins = [publicUrl, publicUrl.replace('127.0.0.1', 'localhost')];
  const options: StandInOptions = {
    parts: standIns,
    ports,
    secrets,
    dataDir: installation.dataDir,
    appOrigins,
  };
  return {
    name: 'The stand-ins',
    args: [here('stand-ins-process.ts')],
    env: partEnvironment(options),
    logFile: installation.logFile('stand-ins'),
  };
}

export function visionPart({ installation, ports, secrets }: Plan): ChildSpec {
  return {
    name: 'The detector',
    args: guarded(path.join(installation.root, 'workers/vision/main.ts')),
    env: { HOST: '127.0.0.1', PORT: String(ports.vision), VISION_TOKEN: secrets.visionToken },
    logFile: installation.logFile('vision'),
    ready: answersAt(`${loopback(ports.vision)}/health`),
  };
}

export function workerPart({ installation, ports }: Plan, configFiles: readonly string[]): ChildSpec {
  const folder = path.join(installation.dataDir, 'worker');
  const wrangler = path.join(installation.root, 'node_modules/wrangler/bin/wrangler.js');
  const configs = configFiles.flatMap((file) => ['--config', file]);
  const listen = ['--ip', '127.0.0.1', '--port', String(ports.app), '--inspector-port', '0'];
  const quiet = ['--show-interactive-dev-session=false', '--log-level', 'log'];
  return {
    name: 'The Worker',
    args: guarded(
      wrangler,
      'dev',
      ...configs,
      ...listen,
      '--persist-to',
      path.join(folder, 'state'),
      ...quiet,
    ),
    env: wranglerEnvironment(folder),
    logFile: installation.logFile('worker'),
    ready: answersAt(`${loopback(ports.app)}/health`),
    readyWithinMs: 120_000,
    hopeless: /Build failed with/,
  };
}

export function vitePart({ installation, ports, webEnvironment }: Plan): ChildSpec {
  const vite = path.join(installation.root, 'node_modules/vite/bin/vite.js');
  const web = path.join(installation.root, 'web');
  return {
    name: 'Vite',
    args: guarded(vite, web, '--config', path.join(web, 'vite.config.ts'), '--clearScreen', 'false'),
    env: {
      ...webEnvironment,
      DAYLOOM_VITE_PORT: String(ports.vite),
      DAYLOOM_WORKER_URL: loopback(ports.app),
    },
    logFile: installation.logFile('vite'),
    ready: answersAt(`${loopback(ports.vite)}/`),
  };
}
