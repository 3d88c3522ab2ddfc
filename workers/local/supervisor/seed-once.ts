import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';
import type { Installation } from './installation.ts';

export interface SeedOptions {
  installation: Installation;
  variables: Record<string, string>;
  /** Whether the demo person can sign in here. */
  withDemo: boolean;
  today: string;
  say: (line: string) => void;
}

/** Loads the foods once for each state of their table, and brings the demo person's days up to date once a day. */
export async function seedOnce(options: SeedOptions): Promise<void> {
  const { root } = options.installation;
  const foods = fingerprint([path.join(root, 'db/seed/foods')]);
  await runUnlessMarked(options, {
    name: 'Loading the foods',
    script: 'db/seed/foods/load-foods.ts',
    mark: `foods-${foods.slice(0, 16)}`,
  });
  if (!options.withDemo) return;
  await runUnlessMarked(options, {
    name: 'Bringing the demo person’s days up to date',
    script: 'db/seed/demo/run.ts',
    mark: `demo-${options.today}`,
  });
}

interface Seed {
  name: string;
  script: string;
  /** '<kind>-<state>': one of a kind is kept. */
  mark: string;
}

/** The scripts may be repeated at will; the marks only save their time. They lie beside the database they speak of. */
async function runUnlessMarked({ installation, variables, say }: SeedOptions, seed: Seed): Promise<void> {
  const folder = path.join(installation.dataDir, 'db-seeds');
  const kind = path.join(folder, seed.mark.split('-')[0] ?? '');
  const mark = path.join(kind, seed.mark);
  if (existsSync(mark)) return;
  say(`${seed.name} …`);
  await runOnce({
    name: seed.name,
    args: [path.join(installation.root, seed.script)],
    env: variables,
    logFile: installation.logFile('seed'),
    readyWithinMs: 300_000,
  });
  rmSync(kind, { recursive: true, force: true });
  mkdirSync(kind, { recursive: true });
  writeFileSync(mark, '');
}
