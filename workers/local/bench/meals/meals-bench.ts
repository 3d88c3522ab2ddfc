import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { z } from 'zod';
import { readInstallation } from '#workers/local/supervisor/installation.ts';
import { loopback, makePlan } from '#workers/local/supervisor/plan.ts';
import { portsFrom } from '#workers/local/supervisor/port-block.ts';
import { drawnOranges } from '#workers/local/whole-path/testing/drawn-meals.ts';
import { type People, peopleOf } from '#workers/local/whole-path/testing/people.ts';
import { runWorker } from '#workers/local/whole-path/testing/run-worker.ts';
import { markdownTable } from '../markdown-table.ts';
import { startInstallation } from './start-installation.ts';

const AT_ONCE = 50;
const BASE_PORT = 28_400;
const HEALTH_EVERY_MS = 10;

const liveEvent = z.object({ id: z.string(), state: z.string() });

/**
 * `npm run bench -- meals [--photos <folder>]`: 50 people photograph a meal at the same moment, in an installation as
 * `npm start` makes it, but with the Worker's bundle straight in workerd: wrangler's own server is for people. Measured from the start of the upload to the live event 'ready', while the photo server's
 * /health is asked all the time.
 */
export async function mealsBench(options: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-bench-'));
  const installation = readInstallation(['--data-dir', folder, '--port', String(BASE_PORT)]);
  const running = await startInstallation({ dataDir: folder, port: BASE_PORT });
  const closers: (() => Promise<void>)[] = [];
  try {
    const ports = portsFrom(running.appPort);
    const plan = await makePlan(installation, ports, {});
    const worker = await runWorker(plan);
    closers.push(() => worker.close());
    const people = await peopleOf(plan);
    const photos = await photosFrom(options[options.indexOf('--photos') + 1], options.includes('--photos'));
    const vision = loopback(ports.vision);
    await round(people, photos.slice(0, 8), vision);
    const rounds = [];
    for (let count = 0; count < 3; count += 1) rounds.push(await round(people, photos, vision));
    const best = rounds.sort((a, b) => a.p95 - b.p95)[1] ?? rounds[0];
    if (best === undefined) throw new Error('nothing was measured');
    const refused = await beyondTheBound(people);
    console.log(
      markdownTable(
        ['50 photos at once, whole path', 'ms'],
        [
          ['upload to ready, p50', best.p50.toFixed(0)],
          ['upload to ready, p95', best.p95.toFixed(0)],
          ['the slowest', best.slowest.toFixed(0)],
          ['/health of the photo server, p99 meanwhile', best.healthP99.toFixed(1)],
        ],
      ),
    );
    console.log(
      `\nOf ${refused.sent} photos of 12 megapixels at once ${refused.taken} were taken; ${refused.told} got 503 with Retry-After, ${refused.other} anything else.`,
    );
  } finally {
    for (const close of closers) await close();
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function photosFrom(folder: string | undefined, isGiven: boolean): Promise<Uint8Array[]> {
  if (isGiven && folder !== undefined) {
    const files = readdirSync(folder).filter((name) => name.endsWith('.jpg'));
    return Array.from({ length: AT_ONCE }, (_, index) =>
      readFileSync(path.join(folder, files[index % files.length] ?? '')),
    );
  }
  const drawn = await drawnOranges().jpeg().toBuffer();
  return Array.from({ length: AT_ONCE }, () => drawn);
}

interface Round {
  p50: number;
  p95: number;
  slowest: number;
  healthP99: number;
}

async function round(people: People, photos: readonly Uint8Array[], vision: string): Promise<Round> {
  const guests = await Promise.all(
    photos.map(async (photo) => {
      const person = await people.person();
      return { person, photo, live: await person.listen() };
    }),
  );
  const health = watchHealth(vision);
  const times = await Promise.all(
    guests.map(async ({ person, photo, live }) => {
      const start = performance.now();
      const id = await person.photograph(photo);
      for (;;) {
        const event = liveEvent.parse(JSON.parse(await live.next()));
        if (event.id === id && event.state === 'failed') throw new Error('an analysis failed');
        if (event.id === id && event.state === 'ready') break;
      }
      return performance.now() - start;
    }),
  );
  const healthTimes = await health.stop();
  for (const { live } of guests) live.close();
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    slowest: Math.max(...times),
    healthP99: percentile(healthTimes, 0.99),
  };
}

function watchHealth(vision: string) {
  const times: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const start = performance.now();
      await (await fetch(`${vision}/health`)).arrayBuffer();
      times.push(performance.now() - start);
      await wait(HEALTH_EVERY_MS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return times;
    },
  };
}

/** More large photos than the photo server takes at once: those beyond are told when to come back. */
async function beyondTheBound(people: People) {
  const noise = {
    width: 4000,
    height: 3000,
    channels: 3 as const,
    background: '#7a5',
    noise: { type: 'gaussian' as const, mean: 120, sigma: 40 },
  };
  const photo = await sharp({ create: noise }).jpeg({ quality: 60 }).toBuffer();
  const guests = await Promise.all(Array.from({ length: AT_ONCE + 25 }, () => people.person()));
  const answers = await Promise.all(guests.map((person) => person.upload(photo)));
  const told = answers.filter(
    (answer) => answer.status === 503 && answer.headers.get('retry-after') !== null,
  ).length;
  const taken = answers.filter((answer) => answer.status === 202).length;
  return { sent: answers.length, taken, told, other: answers.length - taken - told };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
