import { readFileSync } from 'node:fs';
import path from 'node:path';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { z } from 'zod';
import type { Plan } from '#workers/local/supervisor/plan.ts';
import { AI_WORKER } from '#workers/local/supervisor/worker-config.ts';
import { writeWorkerFiles } from '#workers/local/supervisor/worker-files.ts';
import { bundleOf, workerBundle } from './worker-bundle.ts';

/** What is read of the local form of wrangler.toml. */
const configSchema = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()).default([]),
  r2_buckets: z.array(z.object({ binding: z.string(), bucket_name: z.string() })),
  durable_objects: z.object({ bindings: z.array(z.object({ name: z.string(), class_name: z.string() })) }),
});

export interface RunningWorker {
  /** Every line that the Worker and its runtime wrote. */
  lines: readonly string[];
  close(): Promise<void>;
}

const PAGE = '<!doctype html><html lang="en"><title>Dayloom</title><body>the app</body></html>';

/**
 * The Worker of wrangler.toml, bundled as a deployment is and run by workerd, with its own R2, Durable Objects and AI
 * binding. It is reached without anything in between; one page stands where the web app is in production.
 */
export async function runWorker(plan: Plan): Promise<RunningWorker> {
  const { configFiles } = await writeWorkerFiles(plan);
  const [appConfig, aiConfig] = configFiles;
  if (appConfig === undefined || aiConfig === undefined)
    throw new Error('there are two Workers: the app and its AI');
  const [app, ai] = await Promise.all([workerBundle(), bundleOf('ai', aiConfig)]);
  const config = configSchema.parse(JSON.parse(readFileSync(appConfig, 'utf8')));
  const runtime = {
    compatibilityDate: config.compatibility_date,
    compatibilityFlags: config.compatibility_flags,
  };
  const lines: string[] = [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: path.join(plan.installation.dataDir, 'worker/state'),
      handleStructuredLogs: ({ message }) => void lines.push(message),
      workers: [
        {
          name: 'app',
          ...runtime,
          modules: [{ type: 'ESModule', path: 'main.js', contents: read(app, 'main.js') }],
          bindings: plan.variables,
          r2Buckets: Object.fromEntries(config.r2_buckets.map((one) => [one.binding, one.bucket_name])),
          durableObjects: Object.fromEntries(
            config.durable_objects.bindings.map((one) => [
              one.name,
              { className: one.class_name, useSQLite: true },
            ]),
          ),
          serviceBindings: { AI: AI_WORKER, ASSETS: servePage },
          unsafeDirectSockets: [{ host: '127.0.0.1', port: plan.ports.app }],
        },
        {
          name: AI_WORKER,
          ...runtime,
          modules: [{ type: 'ESModule', path: 'ai.js', contents: read(ai, 'ai-entrypoint.js') }],
          bindings: {
            MODELS_URL: plan.localAi?.modelsUrl ?? '',
            MODELS_TOKEN: plan.localAi?.modelsToken ?? '',
          },
        },
      ],
    }),
  );
  await miniflare.ready;
  return { lines, close: () => miniflare.dispose() };
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

function servePage(request: Request): Response {
  if (new URL(request.url).pathname !== '/') return new Response(null, { status: 404 });
  return new Response(PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
