import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';
import type { Installation } from './installation.ts';
import type { Plan } from './plan.ts';
import { webFolder } from './web-build.ts';
import { devVars, localConfig } from './worker-config.ts';

export interface WorkerFiles {
  configFiles: string[];
  crons: string[];
}

/** Writes the local configuration of the Worker, and of the one that stands in for AI, under the data folder. */
export async function writeWorkerFiles({ installation, variables, localAi }: Plan): Promise<WorkerFiles> {
  const { root, dataDir } = installation;
  const folder = path.join(dataDir, 'worker');
  const assetsFolder = webFolder(installation);
  for (const one of [path.join(folder, 'ai'), assetsFolder]) mkdirSync(one, { recursive: true });
  const raw = await readToml(installation, folder);
  const { app, ai, crons } = localConfig({ raw, root, assetsFolder, localAi: localAi !== undefined });
  const configFiles = [writeWorker(folder, app, variables)];
  if (ai && localAi) {
    const aiVariables = { MODELS_URL: localAi.modelsUrl, MODELS_TOKEN: localAi.modelsToken };
    configFiles.push(writeWorker(path.join(folder, 'ai'), ai, aiVariables));
  }
  return { configFiles, crons };
}

function writeWorker(folder: string, config: object, variables: Record<string, string>): string {
  const file = path.join(folder, 'wrangler.json');
  writeFileSync(file, JSON.stringify(config, null, 2));
  writeFileSync(path.join(folder, '.dev.vars'), devVars(variables), { mode: 0o600 });
  return file;
}

/** Wrangler's parser takes a second to load, so that its answer is kept until the file changes. */
async function readToml({ root, logFile }: Installation, folder: string): Promise<unknown> {
  const toml = path.join(root, 'wrangler.toml');
  if (!existsSync(toml)) throw new Error('There is no wrangler.toml.');
  const kept = path.join(folder, `${fingerprint([toml]).slice(0, 16)}.toml.json`);
  if (!existsSync(kept)) {
    const script = path.join(import.meta.dirname, 'write-worker-config.ts');
    const args = [script, toml, kept];
    await runOnce({
      name: 'Reading wrangler.toml',
      args,
      env: wranglerEnvironment(folder),
      logFile: logFile('worker'),
    });
  }
  return JSON.parse(readFileSync(kept, 'utf8'));
}

/** Keeps wrangler on this machine, quiet, and inside the data folder. */
export function wranglerEnvironment(folder: string): Record<string, string> {
  return {
    CI: '1',
    CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    CLOUDFLARE_LOAD_DEV_VARS_FROM_DOT_ENV: 'false',
    WRANGLER_HIDE_BANNER: 'true',
    WRANGLER_REGISTRY_PATH: path.join(folder, 'registry'),
    WRANGLER_SEND_ERROR_REPORTS: 'false',
    WRANGLER_SEND_METRICS: 'false',
    WRANGLER_WRITE_LOGS: 'false',
  };
}
