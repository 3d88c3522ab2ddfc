import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { commandOf } from './running-process.ts';

const processSchema = z.object({ name: z.string(), pid: z.number().int(), command: z.string() });
const holderSchema = z.object({
  pid: z.number().int(),
  command: z.string(),
  url: z.string(),
  children: z.array(processSchema),
});

export type Holder = z.infer<typeof holderSchema>;
export type HeldProcess = z.infer<typeof processSchema>;

export interface Lock {
  /** What a copy that was killed left behind; these processes may still run. */
  orphans: readonly HeldProcess[];
  note(change: Partial<Pick<Holder, 'url' | 'children'>>): void;
  release(): void;
}

export type LockResult = { ok: true; lock: Lock } | { ok: false; holder: Holder };

/**
 * Takes the lock file for this process. It stays with a holder whose process runs, and passes on from one that was
 * killed: a process id alone may have been given to somebody else, so that the command line must be the same too.
 */
export function takeLock(file: string, url: string): LockResult {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine: Holder = { pid: process.pid, command: commandOf(process.pid) ?? '', url, children: [] };
  const draft = `${file}.${process.pid}`;
  let orphans: readonly HeldProcess[] = [];
  for (;;) {
    writeFileSync(draft, JSON.stringify(mine));
    if (link(draft, file)) break;
    const found = read(file);
    if (found && isRunning(found)) {
      rmSync(draft, { force: true });
      return { ok: false, holder: found };
    }
    orphans = found?.children ?? [];
    discard(file, found);
  }
  rmSync(draft, { force: true });
  return { ok: true, lock: openLock(file, mine, orphans) };
}

function openLock(file: string, mine: Holder, orphans: readonly HeldProcess[]): Lock {
  let state = mine;
  return {
    orphans,
    note(change) {
      state = { ...state, ...change };
      writeFileSync(`${file}.next`, JSON.stringify(state));
      renameSync(`${file}.next`, file);
    },
    release() {
      if (read(file)?.pid === mine.pid) rmSync(file, { force: true });
    },
  };
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a stale lock away. Another copy may have taken it in between: then it is put back. */
function discard(file: string, stale: Holder | null): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && moved.pid !== stale?.pid) link(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

function isRunning(holder: Holder): boolean {
  return holder.pid !== process.pid && commandOf(holder.pid) === holder.command;
}
