import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { wranglerEnvironment } from '../../supervisor/worker-files.ts';

const ROOT = path.resolve(import.meta.dirname, '../../../..');
const WRANGLER = path.join(ROOT, 'node_modules/wrangler/bin/wrangler.js');

/** Bundles an entry as `wrangler deploy` would, by wrangler.toml, and gives the path of the module. */
export function bundleWorker(entry: string, folder: string): string {
  const name = path.basename(entry, '.ts');
  const outdir = path.join(folder, name);
  // The built web app has no part in it, and need not be there.
  const assets = path.join(folder, 'assets');
  mkdirSync(assets, { recursive: true });
  const quietly = ['--env=', '--dry-run', '--containers-rollout=none', '--assets', assets];
  const words = ['deploy', entry, ...quietly, '--outdir', outdir];
  execFileSync(process.execPath, [WRANGLER, ...words], {
    cwd: ROOT,
    env: { ...process.env, ...wranglerEnvironment(folder) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return path.join(outdir, `${name}.js`);
}

/** What the runtime has to know of wrangler.toml. */
export function compatibility(): { compatibilityDate: string; compatibilityFlags: string[] } {
  const toml = readFileSync(path.join(ROOT, 'wrangler.toml'), 'utf8');
  const [, compatibilityDate] = /^compatibility_date = "([\d-]+)"$/m.exec(toml) ?? [];
  const [, flags] = /^compatibility_flags = (\[.*\])$/m.exec(toml) ?? [];
  if (compatibilityDate === undefined || flags === undefined) {
    throw new Error('wrangler.toml says nothing of compatibility');
  }
  return { compatibilityDate, compatibilityFlags: JSON.parse(flags) };
}
