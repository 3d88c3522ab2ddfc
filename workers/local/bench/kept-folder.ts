import { mkdirSync } from 'node:fs';
import path from 'node:path';

const KEPT = path.resolve(import.meta.dirname, '../../../node_modules/.cache/dayloom-bench');

/** A folder whose content stays between runs, until the packages are installed anew. */
export function keptFolder(name: string): string {
  const folder = path.join(KEPT, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}
