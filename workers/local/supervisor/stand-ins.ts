import type { LocalPorts } from './port-block.ts';
import type { LocalSecrets } from './secrets.ts';

export type StandIn = 'redis' | 'queue' | 'identity' | 'models' | 'sinks' | 'payments';

export interface StandInOptions {
  parts: readonly StandIn[];
  ports: LocalPorts;
  secrets: LocalSecrets;
  dataDir: string;
  /** Who may sign people in from a browser. */
  appOrigins: readonly string[];
}
