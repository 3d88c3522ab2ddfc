import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';

/** Niceness of what computes: the thread that answers HTTP goes before it at once, and still leaves it all idle time. */
const NICENESS = 5;
const TASKS = '/proc/self/task';

/**
 * Lets the thread that calls it, and the pool in which photos are decoded, give way to the thread that answers HTTP. Only
 * Linux knows a niceness of single threads (setpriority(2)); elsewhere nothing is done. It needs no privilege.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, NICENESS);
    for (const thread of decodingThreads()) setPriority(thread, NICENESS);
  } catch {
    // A sandbox may forbid it: then all threads are alike, as before.
  }
}

/** libuv names its pool's threads so. It is older than any photo thread: loading the server's modules started it. */
function decodingThreads(): number[] {
  const nameOf = (thread: string) => readFileSync(`${TASKS}/${thread}/comm`, 'utf8').trim();
  return readdirSync(TASKS)
    .filter((thread) => nameOf(thread) === 'libuv-worker')
    .map(Number);
}
