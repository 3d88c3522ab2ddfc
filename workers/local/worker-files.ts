import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';
import { type LocalConfigOptions, localConfig } from './worker-config.ts';

export interface WorkerFiles {
  configFiles: string[];
  crons: string[];
}

export interface WorkerFilesOptions extends Omit<LocalConfigOptions, 'raw'> {
  dataDir: string;
  logFile: string;
}

/** Writes the local configuration of the Worker, and of the one that stands in for AI, under the data folder. */
export async function writeWorkerFiles(options: WorkerFilesOptions): Promise<WorkerFiles> {
  const folder = path.join(options.dataDir, 'worker');
  const assets = path.join(options.root, 'web/dist');
  mkdirSync(path.join(folder, 'ai'), { recursive: true });
  mkdirSync(assets, { recursive: true });
  const { app, ai, crons } = localConfig({ ...options, raw: await readToml(options, folder) });
  const files = [{ file: path.join(folder, 'wrangler.json'), config: app }];
  if (ai) files.push({ file: path.join(folder, 'ai', 'wrangler.json'), config: ai });
  for (const { file, config } of files) {
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(config, null, 2), { mode: 0o600 });
  }
  return { configFiles: files.map(({ file }) => file), crons };
}

/** Wrangler's parser takes a second to load, so that its answer is kept until the file changes. */
async function readToml({ root, logFile }: WorkerFilesOptions, folder: string): Promise<unknown> {
  const toml = path.join(root, 'wrangler.toml');
  if (!existsSync(toml)) throw new Error('There is no wrangler.toml.');
  const kept = path.join(folder, `${fingerprint([toml]).slice(0, 16)}.toml.json`);
  if (!existsSync(kept)) {
    const script = path.join(import.meta.dirname, 'write-worker-config.ts');
    const args = [script, toml, kept];
    await runOnce({ name: 'Reading wrangler.toml', args, env: wranglerEnvironment(folder), logFile });
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
