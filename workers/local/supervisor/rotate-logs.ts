import { mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const KEPT_BYTES = 2 * 1024 * 1024;

/** Makes the folder, and sets large logs aside as `<name>.log.old`, in place of the one that was set aside before. */
export function rotateLogs(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.endsWith('.log') && statSync(file).size > KEPT_BYTES) renameSync(file, `${file}.old`);
  }
}
