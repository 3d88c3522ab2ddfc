import { linkSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const holder = z.object({ pid: z.number().int().positive(), born: z.string() });

export interface LockFile {
  release(): void;
}

/**
 * Takes `path` for this process, or throws with the pid of the process that has it. A lock whose process is gone, or
 * whose pid now belongs to another process, is taken over.
 */
export function takeLock(path: string, what: string): LockFile {
  const mine = `${path}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, born: born(process.pid) }));
  try {
    if (!tryLink(mine, path)) {
      const pid = livingHolder(path);
      if (pid !== null) throw new Error(`${what} is already in use by process ${pid}`);
      unlinkSync(path);
      if (!tryLink(mine, path)) throw new Error(`${what} was just taken by another process`);
    }
  } finally {
    unlinkSync(mine);
  }
  return { release: () => unlinkSync(path) };
}

/** A link, unlike a write, is there at once and whole, or not at all. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function livingHolder(path: string): number | null {
  try {
    const { pid, born: then } = holder.parse(JSON.parse(readFileSync(path, 'utf8')));
    process.kill(pid, 0);
    return then === born(pid) ? pid : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return -1;
    return null;
  }
}

/** Tells two processes with the same pid apart, where the system says when a process began; else an empty string. */
function born(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}
