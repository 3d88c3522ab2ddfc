import { setTimeout as wait } from 'node:timers/promises';
import type { HeldProcess } from './lock.ts';
import { commandOf, signalGroup } from './running-process.ts';

const PATIENCE_MS = 5000;

/** Waits for what a killed copy had started to end by itself, as it should, and ends what does not. */
export async function endOrphans(orphans: readonly HeldProcess[]): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const alive = () => orphans.filter(({ pid, command }) => command !== '' && commandOf(pid) === command);
  while (alive().length > 0 && Date.now() < deadline) await wait(50);
  for (const { pid } of alive()) signalGroup(pid, 'SIGKILL');
  while (alive().length > 0) await wait(20);
}
