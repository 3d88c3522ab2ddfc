/** A Worker under Miniflare without assets, with a socket that leads straight to it. */
import { readFileSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { z } from 'zod';
import { childNamed } from '../cpu-time.ts';
import { serveParent } from '../serve-parent.ts';
import { compatibility } from './bundle-worker.ts';

const options = z.object({ module: z.string(), variables: z.record(z.string(), z.string()) });
const nothingThere = () => new Response(null, { status: 404 });

await serveParent(async (asked) => {
  const { module, variables } = options.parse(asked);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      name: 'worker',
      modules: [{ type: 'ESModule', path: 'worker.js', contents: readFileSync(module, 'utf8') }],
      ...compatibility(),
      bindings: variables,
      r2Buckets: ['PHOTOS', 'KEY_SHARES'],
      durableObjects: {
        LIVE: { className: 'MemberLive', useSQLite: true },
        VISION: { className: 'VisionContainer', useSQLite: true },
      },
      serviceBindings: { AI: nothingThere, ASSETS: nothingThere },
      unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
      handleStructuredLogs: () => undefined,
    }),
  );
  await miniflare.ready;
  const url = (await miniflare.unsafeGetDirectURL()).href.replace(/\/$/, '');
  return { says: { url, workerd: childNamed(process.pid, 'workerd') }, close: () => miniflare.dispose() };
});
