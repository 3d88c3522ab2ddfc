import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The command line of a process; null when there is none (a zombie counts as none). */
export function commandOf(pid: number): string | null {
  if (!isThere(pid)) return null;
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim() || null;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return 'unknown';
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || null;
}

/** Signals a process and everything that it started, if it leads a process group. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  // 0 would mean this process's own group.
  if (pid <= 1) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/PID', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone, which is what was wanted.
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
