/**
 * How fast the photo server is: 50 photos at once, each cleaned and then searched, while /health is asked every 10 ms.
 * `node workers/vision/vision.bench.ts [folder with JPEGs]`; without a folder it draws its photos.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { drawing } from './testing/drawn-photos.ts';

const PHOTOS = 50;
const ROUNDS = 5;

const healthSchema = z.object({ models: z.array(z.string()), threads: z.number(), ready: z.number() });

const photos = await loadPhotos(process.argv[2]);
const server = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
  env: { ...process.env, PORT: '0', HOST: '127.0.0.1', MALLOC_ARENA_MAX: '2' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const startedAt = performance.now();
  const url = await urlOf(server.stdout);
  const health = await untilReady(url);
  const coldMs = performance.now() - startedAt;
  await Promise.all(photos.slice(0, 8).map((photo) => through(url, photo)));
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await measure(url));
  const median = rounds.sort((a, b) => a.wallMs - b.wallMs)[Math.floor(ROUNDS / 2)];
  console.log(
    `models: ${health.models.join(', ') || 'none'}; threads: ${health.threads}; ready after ${Math.round(coldMs)} ms`,
  );
  console.log(`${PHOTOS} photos at once, median of ${ROUNDS} rounds:`);
  console.table(median);
  console.log(`peak memory of the server: ${peakMegabytes(server.pid)} MB`);
} finally {
  server.kill('SIGTERM');
}

async function measure(url: string) {
  const healthMs: number[] = [];
  let busy = true;
  const probing = (async () => {
    while (busy) {
      const at = performance.now();
      await (await fetch(`${url}/health`)).text();
      healthMs.push(performance.now() - at);
      await wait(10);
    }
  })();
  const startedAt = performance.now();
  const cpu = cpuMs(server.pid);
  const photoMs = await Promise.all(
    Array.from({ length: PHOTOS }, async (_, index) => {
      const photo = photos[index % photos.length];
      if (photo) await through(url, photo);
      return performance.now() - startedAt;
    }),
  );
  const wallMs = performance.now() - startedAt;
  busy = false;
  await probing;
  return {
    wallMs: Math.round(wallMs),
    p50Ms: Math.round(quantile(photoMs, 0.5)),
    p95Ms: Math.round(quantile(photoMs, 0.95)),
    cpuMsAPhoto: Math.round((cpuMs(server.pid) - cpu) / PHOTOS),
    healthP50Ms: Math.round(quantile(healthMs, 0.5) * 10) / 10,
    healthP99Ms: Math.round(quantile(healthMs, 0.99) * 10) / 10,
    healthAsked: healthMs.length,
  };
}

async function through(url: string, photo: Uint8Array<ArrayBuffer>): Promise<void> {
  const cleaned = await fetch(`${url}/clean`, { method: 'POST', body: photo });
  if (cleaned.status !== 200) throw new Error(`clean answered ${cleaned.status}: ${await cleaned.text()}`);
  const found = await fetch(`${url}/detect`, { method: 'POST', body: await cleaned.arrayBuffer() });
  if (found.status !== 200) throw new Error(`detect answered ${found.status}: ${await found.text()}`);
  await found.json();
}

async function loadPhotos(folder: string | undefined): Promise<Uint8Array<ArrayBuffer>[]> {
  if (!folder) return [new Uint8Array(await drawing(640, 480).jpeg({ quality: 90 }).toBuffer())];
  const names = readdirSync(folder).filter((name) => /\.jpe?g$/i.test(name));
  return names.map((name) => new Uint8Array(readFileSync(join(folder, name))));
}

async function urlOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const { event, url } = JSON.parse(line);
    if (event === 'listening') return url;
  }
  throw new Error('the server ended before it listened');
}

async function untilReady(url: string): Promise<z.infer<typeof healthSchema>> {
  for (;;) {
    const health = healthSchema.parse(await (await fetch(`${url}/health`)).json());
    if (health.ready === health.threads) return health;
    await wait(10);
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** User and system time of a process in ms (Linux, at 100 ticks a second; NaN elsewhere). */
function cpuMs(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return Number.NaN;
  }
}

function peakMegabytes(pid: number | undefined): number {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return Math.round(Number(line?.[1]) / 1000);
  } catch {
    return Number.NaN;
  }
}
