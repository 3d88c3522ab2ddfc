/**
 * A Worker under the runtime alone, as it is deployed. Miniflare leads each fetch that leaves a Worker through a second
 * Worker of its own, for its development features; that is its cost and not the product's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import runtime from 'workerd';
import { z } from 'zod';
import { serveParent } from '../serve-parent.ts';
import { compatibility } from './bundle-worker.ts';

const options = z.object({ module: z.string(), variables: z.record(z.string(), z.string()) });
const listening = z.object({ event: z.literal('listen'), port: z.number() });
const CONTROL_FD = 3;

await serveParent(async (asked) => {
  const { module, variables } = options.parse(asked);
  const folder = mkdtempSync(path.join(tmpdir(), 'dayloom-workerd-'));
  writeFileSync(path.join(folder, 'config.capnp'), configOf(path.relative(folder, module), variables));
  const words = ['serve', '--experimental', `--control-fd=${CONTROL_FD}`, 'config.capnp'];
  // Its log is read and dropped, as Miniflare does.
  const child = spawn(runtime.default, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  child.stdout?.resume();
  const port = await portOf(child.stdio[CONTROL_FD] as Readable);
  return {
    says: { url: `http://127.0.0.1:${port}`, workerd: child.pid },
    async close() {
      child.kill();
      await once(child, 'exit');
      rmSync(folder, { recursive: true });
    },
  };
});

async function portOf(control: Readable): Promise<number> {
  for await (const line of createInterface(control)) {
    const said = listening.safeParse(JSON.parse(line));
    if (said.success) return said.data.port;
  }
  throw new Error('workerd ended before it listened');
}

/** In Cap’n Proto’s text (https://github.com/cloudflare/workerd/blob/main/src/workerd/server/workerd.capnp). */
function configOf(module: string, variables: Record<string, string>): string {
  const { compatibilityDate, compatibilityFlags } = compatibility();
  const text = (value: string) => JSON.stringify(value);
  const bindings = Object.entries(variables).map(
    ([name, value]) => `(name = ${text(name)}, text = ${text(value)})`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "nothing", worker = .nothing),
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const nothing :Workerd.Worker = (
  modules = [(name = "nothing.js", esModule = "export default { fetch: () => new Response(null, { status: 404 }) };")],
  compatibilityDate = ${text(compatibilityDate)},
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${text(module)})],
  compatibilityDate = ${text(compatibilityDate)},
  compatibilityFlags = ${JSON.stringify(compatibilityFlags)},
  bindings = [
    ${bindings.join(',\n    ')},
    (name = "PHOTOS", r2Bucket = "nothing"),
    (name = "AI", service = "nothing"),
    (name = "ASSETS", service = "nothing"),
    (name = "LIVE", durableObjectNamespace = "MemberLive"),
    (name = "VISION", durableObjectNamespace = "VisionContainer"),
  ],
  durableObjectNamespaces = [
    (className = "MemberLive", uniqueKey = "live", enableSql = true),
    (className = "VisionContainer", uniqueKey = "vision", enableSql = true),
  ],
  durableObjectStorage = (inMemory = void),
);
`;
}
