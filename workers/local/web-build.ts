import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';

const INPUTS = ['web', 'workers/features', 'workers/kernel', 'package-lock.json', 'tsconfig.json'];

export interface WebBuildOptions {
  root: string;
  dataDir: string;
  logFile: string;
  /** What the build is told; another one is another build. */
  environment: Record<string, string>;
  say: (line: string) => void;
}

/** Builds the web app into web/dist, unless what it is built from has not changed. */
export async function buildWeb({ root, dataDir, logFile, environment, say }: WebBuildOptions): Promise<void> {
  const config = path.join(root, 'web/vite.config.ts');
  if (!existsSync(config)) throw new Error('The web app is missing: there is no web/vite.config.ts.');
  const mark = path.join(dataDir, 'web-build');
  const wanted = `${fingerprint(INPUTS.map((input) => path.join(root, input)))} ${JSON.stringify(environment)}`;
  const isBuilt = existsSync(path.join(root, 'web/dist/index.html'));
  if (isBuilt && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  say('Building the web app …');
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  await runOnce({
    name: 'The web build',
    args: [vite, 'build', path.join(root, 'web'), '--config', config],
    env: environment,
    logFile,
    readyWithinMs: 180_000,
  });
  writeFileSync(mark, wanted);
}
