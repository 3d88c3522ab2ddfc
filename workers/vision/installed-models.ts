import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileOf, type ModelEntry } from './model-catalogue.ts';
import type { InstalledModel, ModelFault } from './photo-jobs.ts';

/** Reads the model files and keeps those that are, byte for byte, what the catalogue names. */
export async function findInstalled(
  entries: readonly ModelEntry[],
  dir: string,
): Promise<{ installed: InstalledModel[]; faults: ModelFault[] }> {
  const installed: InstalledModel[] = [];
  const faults: ModelFault[] = [];
  for (const entry of entries) {
    const bytes = await readFile(fileOf(entry, dir)).catch(() => null);
    if (!bytes) faults.push({ name: entry.name, reason: 'not installed' });
    else if (!isAccepted(entry, sha256Of(bytes))) faults.push({ name: entry.name, reason: 'sha256 differs' });
    else installed.push({ entry, bytes });
  }
  return { installed, faults };
}

/** Whether a file with this digest holds the entry's network. */
export function isAccepted(entry: ModelEntry, sha256: string): boolean {
  return entry.sha256 === sha256 || entry.alsoAccepted.some((other) => other.sha256 === sha256);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
