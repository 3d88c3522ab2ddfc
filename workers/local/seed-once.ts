import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runOnce } from './child-process.ts';
import { fingerprint } from './file-fingerprint.ts';
import type { Installation } from './installation.ts';

export interface SeedOptions {
  installation: Installation;
  variables: Record<string, string>;
  say: (line: string) => void;
}

interface Seed {
  name: string;
  script: string;
  /** It runs again when any of these changes. */
  inputs: readonly string[];
}

const SEEDS: readonly Seed[] = [];

/** Loads the foods and the demo person into the local database, once for each state of what they are made from. */
export async function seedOnce({ installation, variables, say }: SeedOptions): Promise<void> {
  const { root, dataDir } = installation;
  for (const { name, script, inputs } of SEEDS) {
    const state = fingerprint(inputs.map((input) => path.join(root, input))).slice(0, 16);
    const mark = path.join(dataDir, 'db', `${path.basename(script, '.ts')}.${state}.seeded`);
    if (existsSync(mark)) continue;
    say(`${name} …`);
    const logFile = installation.logFile('seed');
    await runOnce({ name, args: [path.join(root, script)], env: variables, logFile, readyWithinMs: 300_000 });
    writeFileSync(mark, '');
  }
}
