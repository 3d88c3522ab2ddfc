import { type Installation, PARTS, type PartName } from './installation.ts';
import type { LocalPorts } from './port-block.ts';
import { type LocalSecrets, loadSecrets } from './secrets.ts';
import type { StandIn } from './stand-ins.ts';
import { chooseVendors, type Vendor, type VendorChoice } from './vendors.ts';

/** What is to be started, and what each part is told. */
export interface Plan {
  installation: Installation;
  ports: LocalPorts;
  secrets: LocalSecrets;
  vendors: readonly VendorChoice[];
  /** Where people open the app. */
  publicUrl: string;
  /** What the Worker is told. */
  variables: Record<string, string>;
  /** What the build of the web app is told. */
  webEnvironment: Record<string, string>;
  /** Absent: Workers AI is the account's own. */
  localAi?: { modelsUrl: string; modelsToken: string };
  standIns: readonly StandIn[];
  runs: (part: PartName) => boolean;
}

/** Parts that stand in for one vendor alone, and are not needed beside it. */
const PART_OF: Partial<Record<Vendor, PartName>> = {
  database: 'database',
  redis: 'redis',
  queue: 'queue',
  identity: 'identity',
  payments: 'payments',
};
const STAND_INS = new Set<PartName>(['redis', 'queue', 'identity', 'models', 'sinks', 'payments']);

export const loopback = (port: number) => `http://127.0.0.1:${port}`;

/** Throws when a vendor is half configured in `environment`. */
export async function makePlan(
  installation: Installation,
  ports: LocalPorts,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Plan> {
  const secrets = await loadSecrets(installation.dataDir);
  const vendors = chooseVendors(environment, { ports, secrets });
  const real = new Set(vendors.flatMap(({ vendor, kind }) => (kind === 'real' ? vendor : [])));
  const replaced = new Set([...real].map((vendor) => PART_OF[vendor]));
  const runs = (part: PartName) => !installation.without.has(part) && !replaced.has(part);
  const publicUrl = loopback(installation.dev ? ports.vite : ports.app);
  const localAi = { modelsUrl: loopback(ports.models), modelsToken: secrets.modelsKey };
  return {
    installation,
    ports,
    secrets,
    vendors,
    publicUrl,
    variables: {
      PUBLIC_URL: publicUrl,
      ALLOWED_ORIGINS: [publicUrl.replace('127.0.0.1', 'localhost'), loopback(ports.app)].join(','),
      METRICS_TOKEN: secrets.metricsToken,
      MASTER_KEYS: environment.MASTER_KEYS || `1:${secrets.masterKey}`,
      LINK_SECRET: environment.LINK_SECRET || secrets.linkSecret,
      // Stand-ins cost nothing: a price of zero is known, and not unknown.
      AI_PRICES: environment.AI_PRICES || 'local-stand-in=0/0,@cf/local/stand-in=0/0',
      VISION_URL: loopback(ports.vision),
      VISION_TOKEN: secrets.visionToken,
      ...Object.assign({}, ...vendors.map((choice) => choice.variables)),
    },
    webEnvironment: { VITE_AUTH: real.has('identity') ? 'clerk' : 'local' },
    ...(real.has('workersAi') ? {} : { localAi }),
    standIns: PARTS.filter((part): part is StandIn => STAND_INS.has(part) && runs(part)),
    runs,
  };
}
