import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';
import type { Installation } from './installation.ts';
import type { Plan } from './plan.ts';

const INPUTS = ['web', 'workers/features', 'workers/kernel', 'package-lock.json', 'tsconfig.json'];

/** Where the built web app lies. */
export function webFolder({ dataDir }: Installation): string {
  return path.join(dataDir, 'web');
}

/**
 * Builds the web app into the data folder, unless what it is built from, or told, has not changed. `npm run build` has a
 * folder of its own, since it is told something else.
 */
export async function buildWeb(plan: Plan, say: (line: string) => void): Promise<void> {
  const { root, dataDir, logFile } = plan.installation;
  const config = path.join(root, 'web/vite.config.ts');
  if (!existsSync(config)) throw new Error('The web app is missing: there is no web/vite.config.ts.');
  const mark = path.join(dataDir, 'web-build');
  const inputs = fingerprint(INPUTS.map((input) => path.join(root, input)));
  const wanted = `${inputs} ${JSON.stringify(plan.webEnvironment)}`;
  const folder = webFolder(plan.installation);
  const isBuilt = existsSync(path.join(folder, 'index.html'));
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say('Building the web app …');
  await runOnce({
    name: 'The web build',
    args: [
      path.join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      path.join(root, 'web'),
      '--config',
      config,
      '--outDir',
      folder,
      '--emptyOutDir',
    ],
    env: plan.webEnvironment,
    logFile: logFile('web-build'),
    readyWithinMs: 180_000,
  });
  writeFileSync(mark, wanted);
}
