import path from 'node:path';
import { runOnce } from '#workers/local/supervisor/child-process.ts';
import { wranglerEnvironment } from '#workers/local/supervisor/worker-files.ts';
import { onceARun } from './once-a-run.ts';

const root = path.resolve(import.meta.dirname, '../../../..');
const wrangler = path.join(root, 'node_modules/wrangler/bin/wrangler.js');

/** Where the Worker of wrangler.toml is, bundled as a deployment is: `main.js`, and `bundle-meta.json` of esbuild. */
export function workerBundle(): Promise<string> {
  const toml = path.join(root, 'wrangler.toml');
  return onceARun('worker', (folder) =>
    bundle(toml, folder, ['--containers-rollout=none', '--assets', folder, '--metafile']),
  );
}

/** @param configFile a configuration of wrangler; its Worker is bundled into the folder that is returned. */
export function bundleOf(name: string, configFile: string): Promise<string> {
  return onceARun(name, (folder) => bundle(configFile, folder));
}

function bundle(configFile: string, folder: string, more: string[] = []): Promise<void> {
  return runOnce({
    name: 'The bundle',
    args: [wrangler, 'deploy', '--dry-run', '--config', configFile, '--outdir', folder, ...more],
    env: wranglerEnvironment(folder),
    logFile: path.join(folder, 'log'),
  });
}
