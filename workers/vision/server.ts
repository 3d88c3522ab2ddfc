import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Admission } from './admission.ts';
import { handleRequest, MAX_PHOTO_BYTES } from './handle-request.ts';
import { findUsable } from './installed-models.ts';
import { CATALOGUE, loadCatalogue, type ModelEntry } from './model-catalogue.ts';
import type { InstalledModel } from './photo-jobs.ts';
import { turnOffRuntimeTelemetry } from './runtime-telemetry.ts';
import { ThreadPool } from './thread-pool.ts';

export interface VisionOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** Folder with the files that models.json names. It may be read-only, empty or absent. */
  modelsDir: string;
  /** Models to run by name, instead of those that models.json marks as default. */
  models?: readonly string[];
  /** When set, photos are taken only with `Authorization: Bearer <token>`. */
  token?: string | undefined;
  /** Threads that decode, encode and infer; one a core unless told otherwise. */
  threads?: number;
  /** Photos that are here at once, at work or waiting; the next one gets 503. */
  maxPhotos?: number;
  /** Bytes of bodies that are here at once. */
  maxBytes?: number;
  jobTimeoutMs?: number;
  /** Path of a models.json. */
  catalogue?: string;
  spawn?: (models: readonly InstalledModel[]) => Worker;
}

export interface Vision {
  url: string;
  /** Takes nothing new, answers what is here (at most `graceMs`), then ends the threads. */
  close(graceMs?: number): Promise<void>;
}

/** Starts the photo server. It listens before its threads are ready: what comes in until then waits. */
export async function startVision(options: VisionOptions): Promise<Vision> {
  turnOffRuntimeTelemetry();
  const catalogue = await loadCatalogue(options.catalogue ?? CATALOGUE);
  const wanted = chosen(catalogue, options.models);
  const { installed, faults } = await findUsable(wanted, catalogue, options.modelsDir);
  const spawn = options.spawn ?? spawnThread;
  const pool = new ThreadPool({
    threads: options.threads ?? availableParallelism(),
    jobTimeoutMs: options.jobTimeoutMs ?? 10_000,
    spawn: () => spawn(installed),
  });
  let draining = false;
  const serving = {
    pool,
    admission: new Admission(options.maxPhotos ?? 50, options.maxBytes ?? 16 * MAX_PHOTO_BYTES),
    missing: faults,
    token: options.token,
    isDraining: () => draining,
  };
  const server = createServer({ requestTimeout: 15_000, keepAliveTimeout: 60_000 }, (request, response) => {
    handleRequest(serving, request, response).catch((error: unknown) => {
      console.error(JSON.stringify({ event: 'request-failed', message: String(error) }));
      response.destroy();
    });
  });
  server.listen(options.port, options.host);
  await once(server, 'listening').catch(async (error: unknown) => {
    await pool.close();
    throw error;
  });
  return {
    url: `http://${options.host}:${portOf(server)}`,
    async close(graceMs = 10_000) {
      draining = true;
      const ended = new Promise((done) => server.close(done));
      const overdue = setTimeout(() => server.closeAllConnections(), graceMs);
      await ended;
      clearTimeout(overdue);
      await pool.close();
    },
  };
}

function chosen(catalogue: readonly ModelEntry[], names: readonly string[] | undefined): ModelEntry[] {
  if (!names) return catalogue.filter((entry) => entry.default);
  return names.map((name) => {
    const entry = catalogue.find((other) => other.name === name);
    if (!entry) throw new Error(`models.json has no model '${name}'`);
    return entry;
  });
}

function spawnThread(models: readonly InstalledModel[]): Worker {
  return new Worker(join(import.meta.dirname, 'photo-thread.ts'), { workerData: models });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the server does not listen on a port');
  return address.port;
}
