import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second (`getconf CLK_TCK`), whatever the kernel's own tick is. */
const MS_PER_TICK = 10;

interface Usage {
  pid: number;
  parent: number;
  name: string;
  ms: number;
}

/** The line of a process (proc(5)): time of its own, and of the children that have ended. */
function usageOf(pid: number): Usage | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const name = line.slice(line.indexOf('(') + 1, line.lastIndexOf(')'));
    const fields = line
      .slice(line.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0] = fields.slice(1);
    const ticks = fields.slice(11, 15).reduce((sum, ticksOfKind) => sum + ticksOfKind, 0);
    return { pid, parent, name, ms: ticks * MS_PER_TICK };
  } catch {
    return null;
  }
}

function everyProcess(): Usage[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .flatMap((entry) => usageOf(Number(entry)) ?? []);
}

/** User and system time of a process and of all below it, living and ended, in ms. */
export function cpuTimeMs(root: number): number {
  const all = everyProcess();
  const below = (pid: number): number =>
    all.filter(({ parent }) => parent === pid).reduce((sum, child) => sum + child.ms + below(child.pid), 0);
  return (all.find(({ pid }) => pid === root)?.ms ?? 0) + below(root);
}

/** The child of that name; throws when there is none. */
export function childNamed(parent: number, name: string): number {
  const child = everyProcess().find((usage) => usage.parent === parent && usage.name === name);
  if (child === undefined) throw new Error(`process ${parent} has no child called ${name}`);
  return child.pid;
}
