import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const SCRIPT = path.resolve(import.meta.dirname, '../../vision/vision.bench.ts');

/** The photo server alone. */
export async function visionBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { photos: { type: 'string' } } });
  const folder = values.photos === undefined ? [] : [values.photos];
  const { status } = spawnSync(process.execPath, [SCRIPT, ...folder], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`the bench of the photo server ended with ${status}`);
}
