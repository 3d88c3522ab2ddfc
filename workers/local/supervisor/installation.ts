import path from 'node:path';
import { parseArgs } from 'node:util';

export const PARTS = [
  'database',
  'redis',
  'queue',
  'identity',
  'models',
  'sinks',
  'payments',
  'vision',
  'worker',
] as const;
export type PartName = (typeof PARTS)[number];

export interface Installation {
  root: string;
  dataDir: string;
  /** With Vite's development server in front, instead of the built web app. */
  dev: boolean;
  basePort: number;
  /** Parts that the person runs by hand, or does without. */
  without: ReadonlySet<PartName>;
  logFile(name: string): string;
}

export const USAGE = `npm start -- [--port 8787] [--data-dir .data] [--without ${PARTS.join(',')}]`;

/** Reads the command line. Throws with a line that says what is wrong with it. */
export function readInstallation(args: readonly string[]): Installation {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dev: { type: 'boolean', default: false },
      port: { type: 'string', default: '8787' },
      'data-dir': { type: 'string', default: '.data' },
      without: { type: 'string', default: '' },
    },
  });
  const basePort = Number(values.port);
  if (!Number.isInteger(basePort) || basePort < 1024 || basePort > 65_000) {
    throw new Error(`--port must be a number from 1024 to 65000, not ${values.port}.`);
  }
  const without = values.without.split(',').filter(Boolean);
  const unknown = without.find((name) => !isPart(name));
  if (unknown) throw new Error(`--without: there is no part "${unknown}"; there are ${PARTS.join(', ')}.`);
  const root = path.resolve(import.meta.dirname, '../../..');
  const dataDir = path.resolve(root, values['data-dir']);
  return {
    root,
    dataDir,
    dev: values.dev,
    basePort,
    without: new Set(without.filter(isPart)),
    logFile: (name) => path.join(dataDir, 'logs', `${name}.log`),
  };
}

function isPart(name: string): name is PartName {
  return PARTS.some((part) => part === name);
}
