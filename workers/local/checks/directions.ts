import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file of the project, its path from the root, and what it imports. */
export interface SourceFile {
  path: string;
  imports: readonly string[];
}

/** Slices that meet, through `index.ts` or `schemas.ts`. A new edge is one reviewed line. */
const SLICE_EDGES: Readonly<Record<string, readonly string[]>> = {
  prompts: ['habits', 'account'],
  verification: ['habits'],
  habits: ['archetypes'],
  houses: ['archetypes', 'habits'],
  body: ['account'],
  food: ['nutrition', 'account'],
  journal: ['account', 'billing'],
  kitchen: ['nutrition', 'preferences'],
  preferences: ['account'],
  mood: ['body', 'journal', 'food', 'habits'],
  wellness: ['body', 'journal', 'food', 'habits', 'billing'],
};

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g;
const ALIASES: Readonly<Record<string, string>> = {
  '#workers/': 'workers/',
  '#db/': 'db/',
  '#queues/': 'queues/',
  '#web/': 'web/src/',
};

/** Reads all TypeScript that git knows or would take. */
export function readSources(root: string): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter((file) => file !== '')
    .flatMap((file) => {
      try {
        return [{ path: file, imports: importsOf(file, readFileSync(path.join(root, file), 'utf8')) }];
      } catch {
        return [];
      }
    });
}

/** What a file imports: project files as paths from the root, packages as they are named. */
export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(IMPORT)].map((match) =>
    resolveImport(file, match[1] ?? match[2] ?? match[3] ?? ''),
  );
}

function resolveImport(file: string, specifier: string): string {
  for (const [alias, folder] of Object.entries(ALIASES)) {
    if (specifier.startsWith(alias)) return folder + specifier.slice(alias.length);
  }
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : specifier;
}

type Layer =
  | 'kernel'
  | 'pure'
  | 'queries'
  | 'verb'
  | 'routes'
  | 'http'
  | 'adapter'
  | 'deps'
  | 'db'
  | 'jobs'
  | 'web'
  | 'local'
  | 'test'
  | 'package';

export function layerOf(file: string): Layer {
  if (/\.(test|bench|eval|journey)\.tsx?$|\/(testing|training)\/|^web\/e2e\//.test(file)) return 'test';
  if (/^workers\/vision\/(pure\/|labels\/|weights\/|models\.json)/.test(file)) return 'pure';
  if (
    /^(workers|db|queues)\/local\/|^workers\/vision\/|^db\/seed\/|^db\/[\w-]+\.config\.ts$|^web\/vite|^vitest/.test(
      file,
    )
  )
    return 'local';
  if (file.startsWith('web/')) return 'web';
  if (file.startsWith('workers/kernel/')) return 'kernel';
  if (/^workers\/features\/[\w-]+\/(pure\/|schemas\.ts)/.test(file)) return 'pure';
  if (/^workers\/features\/[\w-]+\/([\w-]+-)?(queries|query)\.ts$/.test(file)) return 'queries';
  if (/^workers\/features\/[\w-]+\/([\w-]+-)?routes\.ts$/.test(file)) return 'routes';
  if (file.startsWith('workers/features/')) return 'verb';
  if (file.startsWith('workers/http/') || file === 'workers/app.ts') return 'http';
  if (file.startsWith('workers/adapters/') || file.startsWith('workers/live/')) return 'adapter';
  if (/^workers\/[\w-]+\.ts$/.test(file)) return 'deps';
  if (file.startsWith('db/')) return 'db';
  if (file.startsWith('queues/')) return 'jobs';
  return 'package';
}

/** What each layer may import. `kernel ← pure ← queries ← verbs ← routes`; only `deps` knows adapters; nothing deployed knows `local`. */
const MAY: Readonly<Record<Layer, readonly Layer[] | 'anything'>> = {
  kernel: ['kernel'],
  pure: ['kernel', 'pure'],
  queries: ['kernel', 'pure', 'queries', 'db'],
  verb: ['kernel', 'pure', 'queries', 'verb', 'db'],
  http: ['kernel', 'pure', 'verb', 'http', 'routes', 'db'],
  routes: ['kernel', 'pure', 'verb', 'routes', 'http'],
  adapter: ['kernel', 'adapter'],
  deps: 'anything',
  db: ['db'],
  jobs: ['kernel', 'pure', 'verb', 'jobs', 'db', 'adapter'],
  web: ['web', 'pure', 'kernel'],
  local: 'anything',
  test: 'anything',
  package: 'anything',
};

/** Single lines that a reader agreed to, each with its reason. */
const EXCEPTIONS: readonly { from: RegExp; to: RegExp; because: string }[] = [
  {
    from: /^workers\/kernel\/verb\.ts$/,
    to: /^db\/client\.ts$/,
    because: 'a verb is handed the database, whose type this is',
  },
  {
    from: /^workers\/http\/live\.ts$/,
    to: /^workers\/live\/socket-protocol\.ts$/,
    because: 'the words of the socket’s handshake',
  },
  {
    from: /^workers\/adapters\/qstash\.ts$/,
    to: /^queues\/(ports|message-body)\.ts$/,
    because: 'the queue’s own ports: schedules, signatures, and the shape of a message',
  },
];

function sliceOf(file: string): string | null {
  return /^workers\/features\/([\w-]+)\//.exec(file)?.[1] ?? null;
}

/** Every import that goes against the directions, as a line that says what and why. */
export function directionFaults(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => file.imports.flatMap((target) => faultOf(file.path, target)));
}

function faultOf(from: string, to: string): string[] {
  const [layer, other] = [layerOf(from), layerOf(to)];
  const isDeployed = layer !== 'local' && layer !== 'test';
  if (!isDeployed || EXCEPTIONS.some((edge) => edge.from.test(from) && edge.to.test(to))) return [];
  if (other === 'local' || other === 'test')
    return [`${from} → ${to}: nothing deployed imports what only runs locally`];
  if (other === 'package')
    return isPure(layer) && /^(node:|cloudflare:)/.test(to)
      ? [`${from} → ${to}: the pure core knows no platform`]
      : [];
  const allowed = MAY[layer];
  if (allowed !== 'anything' && !allowed.includes(other))
    return [`${from} → ${to}: ${layer} may not know ${other}`];
  return sliceFault(from, to, layer);
}

function isPure(layer: Layer): boolean {
  return layer === 'kernel' || layer === 'pure';
}

function sliceFault(from: string, to: string, layer: Layer): string[] {
  const target = sliceOf(to);
  const own = sliceOf(from);
  if (target === null || target === own) return [];
  if (own === null) return [];
  if (layer === 'pure' ? layerOf(to) !== 'pure' : !/\/(index|schemas|personal-data)\.ts$|\/pure\//.test(to)) {
    return [`${from} → ${to}: slices meet through index.ts`];
  }
  return SLICE_EDGES[own]?.includes(target) || ['insights', 'account', 'admin', 'mcp'].includes(own)
    ? []
    : [`${from} → ${to}: there is no edge ${own} → ${target}`];
}
