import { createServer } from 'node:net';

/** Every local server's place in the block of ports. */
export const PORT_OFFSETS = {
  app: 0,
  page: 1,
  database: 2,
  redis: 3,
  queue: 4,
  identity: 5,
  models: 6,
  sinks: 7,
  vision: 8,
  vite: 9,
  payments: 10,
} as const;

export type LocalPorts = Record<keyof typeof PORT_OFFSETS, number>;

const BLOCK = 12;

/** The first block of free loopback ports at or after `base`. Throws when none of twenty is free. */
export async function findPorts(base: number): Promise<LocalPorts> {
  for (let start = base; start < base + 20 * BLOCK; start += BLOCK) {
    const free = await Promise.all(Object.values(PORT_OFFSETS).map((offset) => isFree(start + offset)));
    if (free.every(Boolean)) return portsFrom(start);
  }
  throw new Error(`No block of ${BLOCK} free ports was found from ${base} on.`);
}

export function portsFrom(start: number): LocalPorts {
  const ports = Object.entries(PORT_OFFSETS).map(([name, offset]) => [name, start + offset]);
  return Object.fromEntries(ports) as LocalPorts;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
