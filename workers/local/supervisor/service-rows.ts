import type { ServiceRow } from '../page/sources.ts';
import type { PartName } from './installation.ts';
import type { KeptAlive } from './kept-alive.ts';
import type { LocalPorts } from './port-block.ts';
import type { Vendor, VendorChoice } from './vendors.ts';

export interface ServiceRowsInput {
  vendors: readonly VendorChoice[];
  runs: (part: PartName) => boolean;
  ports: LocalPorts;
  kept: readonly KeptAlive[];
}

interface Own {
  process: string;
  part: PartName;
  port: keyof LocalPorts;
}

const BEHIND: Record<Vendor, Own> = {
  database: { process: 'The database', part: 'database', port: 'database' },
  redis: { process: 'The stand-ins', part: 'redis', port: 'redis' },
  queue: { process: 'The stand-ins', part: 'queue', port: 'queue' },
  identity: { process: 'The stand-ins', part: 'identity', port: 'identity' },
  claude: { process: 'The stand-ins', part: 'models', port: 'models' },
  workersAi: { process: 'The stand-ins', part: 'models', port: 'models' },
  push: { process: 'The stand-ins', part: 'sinks', port: 'sinks' },
  mail: { process: 'The stand-ins', part: 'sinks', port: 'sinks' },
  payments: { process: 'The stand-ins', part: 'payments', port: 'payments' },
  errors: { process: 'The stand-ins', part: 'sinks', port: 'sinks' },
  events: { process: 'The stand-ins', part: 'sinks', port: 'sinks' },
};

const ALWAYS_LOCAL: readonly (Own & { title: string })[] = [
  { title: 'Worker', process: 'The Worker', part: 'worker', port: 'app' },
  { title: 'Detector', process: 'The detector', part: 'vision', port: 'vision' },
];

/** What runs, what of it is real, and how it fares. */
export function serviceRows({ vendors, runs, ports, kept }: ServiceRowsInput): ServiceRow[] {
  const own = (title: string, { process, part, port }: Own): ServiceRow => {
    const state = kept.find((one) => one.name === process)?.state();
    if (!runs(part) || !state) return { title, kind: 'local', where: '', state: 'left out', restarts: 0 };
    return {
      title,
      kind: 'local',
      where: `127.0.0.1:${ports[port]}`,
      state: state.running ? 'running' : 'starting again',
      restarts: state.restarts,
    };
  };
  return [
    ...ALWAYS_LOCAL.map((row) => own(row.title, row)),
    ...vendors.map(({ vendor, title, kind }): ServiceRow => {
      if (kind === 'local') return own(title, BEHIND[vendor]);
      return { title, kind, where: 'the vendor’s own', state: 'elsewhere', restarts: 0 };
    }),
  ];
}
