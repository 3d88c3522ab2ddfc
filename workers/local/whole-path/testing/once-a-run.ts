import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** The variable that tells the processes that run tests of the folder of this run. */
const RUN_FOLDER = 'DAYLOOM_TEST_RUN';

/** Vitest calls it before the first test; a bench calls it itself. Returns what removes the folder. */
export default function openRunFolder(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-run-'));
  process.env[RUN_FOLDER] = folder;
  return () => {
    delete process.env[RUN_FOLDER];
    rmSync(folder, { recursive: true });
  };
}

/**
 * A folder that `make` fills once for all processes of a run; who comes second waits for the first.
 * Throws for each of them what `make` threw.
 */
export async function onceARun(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const run = process.env[RUN_FOLDER];
  if (run === undefined) throw new Error('No run is open.');
  const folder = path.join(run, name);
  const outcome = `${folder}.outcome`;
  if (mkdirOnce(folder)) {
    let failure = '';
    await make(folder).catch((error: unknown) => {
      failure = String(error);
    });
    writeFileSync(`${outcome}.new`, failure);
    renameSync(`${outcome}.new`, outcome);
  }
  while (!existsSync(outcome)) await setTimeout(100);
  const failure = readFileSync(outcome, 'utf8');
  if (failure !== '') throw new Error(failure);
  return folder;
}

/** @returns whether it was this call that made it */
function mkdirOnce(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
