import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.wrangler', 'e2e']);

/** A fingerprint of files and folders by name, size and time of change: it changes when any of them does. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const one of paths) add(one, hash);
  return hash.digest('hex');
}

function add(at: string, hash: ReturnType<typeof createHash>): void {
  const stats = statSync(at, { throwIfNoEntry: false });
  if (!stats) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(at).sort()) if (!SKIPPED.has(name)) add(path.join(at, name), hash);
    return;
  }
  hash.update(`${at}\0${stats.size}\0${stats.mtimeMs}\0`);
}
