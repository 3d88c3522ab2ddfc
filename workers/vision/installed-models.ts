import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileOf, type ModelEntry } from './model-catalogue.ts';
import type { InstalledModel, ModelFault } from './photo-jobs.ts';

const REFUSED = 'sha256 differs';

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
    else if (!isAccepted(entry, sha256Of(bytes))) faults.push({ name: entry.name, reason: REFUSED });
    else installed.push({ entry, bytes });
  }
  return { installed, faults };
}

/**
 * The models that were asked for; where all that are there had to be refused, those that come with the project stay at work,
 * and the faults say why.
 */
export async function findUsable(
  wanted: readonly ModelEntry[],
  catalogue: readonly ModelEntry[],
  dir: string,
): Promise<{ installed: InstalledModel[]; faults: ModelFault[] }> {
  const asked = await findInstalled(wanted, dir);
  if (asked.installed.length > 0 || !asked.faults.some(({ reason }) => reason === REFUSED)) return asked;
  const own = catalogue.filter((entry) => entry.origin.kind === 'project' && !wanted.includes(entry));
  const { installed } = await findInstalled(own, dir);
  return { installed, faults: asked.faults };
}

/** Whether a file with this digest holds the entry's network. */
export function isAccepted(entry: ModelEntry, sha256: string): boolean {
  return entry.sha256 === sha256 || entry.alsoAccepted.some((other) => other.sha256 === sha256);
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
