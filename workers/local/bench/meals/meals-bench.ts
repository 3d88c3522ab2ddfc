import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { postgresBinaries } from '#db/testing/postgres-server.ts';
import { cpuTimeMs } from '../cpu-time.ts';
import { markdownTable } from '../markdown-table.ts';
import { startPart } from '../part.ts';
import { quantile } from '../quantile.ts';
import { type Guest, newGuest, type Outcome } from './guests.ts';
import { occupyPlaces } from './occupy-places.ts';
import { photosOf } from './photos.ts';
import { type MealsSetting, startMealsSetting } from './setting.ts';

const AT_ONCE = 50;
const ROUNDS = 3;
const HEALTH = path.join(import.meta.dirname, 'health-process.ts');

interface Round {
  answeredMs: number[];
  readyMs: number[];
  healthMs: number[];
  /** CPU ms a photo of each process. */
  cpuMs: Record<string, number>;
}

/** 50 people photograph a meal at once: how long until each sees it analysed, and what the 51st at the photo server is told. */
export async function mealsBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { photos: { type: 'string' }, pglite: { type: 'boolean', default: false } },
  });
  const photos = await photosOf(values.photos, AT_ONCE);
  const bin = values.pglite ? null : postgresBinaries();
  const setting = await startMealsSetting(bin);
  try {
    await photographAll(await guestsOf(setting, 8), photos);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(setting, photos));
    const beyond = await photographBeyondBound(setting, photos);
    const of = {
      photos: values.photos ?? 'drawn, 640 × 480',
      database: bin === null ? 'PGlite' : 'PostgreSQL',
    };
    console.log(report(setting, rounds, beyond, of));
  } finally {
    await setting.close();
  }
}

/** One after the other: only their photos are to come at once. */
async function guestsOf(setting: MealsSetting, count: number): Promise<Guest[]> {
  const guests: Guest[] = [];
  for (let nth = 0; nth < count; nth++) guests.push(await newGuest(setting));
  return guests;
}

async function photographAll(guests: readonly Guest[], photos: readonly Uint8Array[]): Promise<Outcome[]> {
  try {
    return await Promise.all(guests.map((guest, index) => guest.photograph(photoAt(photos, index))));
  } finally {
    for (const guest of guests) guest.leave();
  }
}

function photoAt(photos: readonly Uint8Array[], index: number): Uint8Array {
  const photo = photos[index % photos.length];
  if (photo === undefined) throw new Error('there is no photo');
  return photo;
}

async function measureRound(setting: MealsSetting, photos: readonly Uint8Array[]): Promise<Round> {
  // That they sign up is no part of what a photo costs.
  const guests = await guestsOf(setting, AT_ONCE);
  const asking = await startPart(HEALTH, { url: `${setting.visionUrl}/health` });
  const cpuBefore = cpuTimes(setting);
  const outcomes = await photographAll(guests, photos);
  const healthMs = z.array(z.number()).parse(await asking.stop());
  const refused = outcomes.flatMap(({ code }) => code ?? []);
  if (refused.length > 0) throw new Error(`${refused.length} photos were refused: ${refused.join(', ')}`);
  const readyMs = outcomes.flatMap(({ readyMs }) => readyMs ?? []);
  const cpuMs = Object.fromEntries(
    Object.entries(cpuTimes(setting)).map(([name, at]) => [name, (at - (cpuBefore[name] ?? 0)) / AT_ONCE]),
  );
  return { answeredMs: outcomes.map(({ answeredMs }) => answeredMs), readyMs, healthMs, cpuMs };
}

function cpuTimes({ processes }: MealsSetting): Record<string, number> {
  return Object.fromEntries(Object.entries(processes).map(([name, pid]) => [name, cpuTimeMs(pid)]));
}

/** With every place of the photo server taken, one more photo; then, with the places free again, the same person's once more. */
async function photographBeyondBound(setting: MealsSetting, photos: readonly Uint8Array[]) {
  const guest: Guest = await newGuest(setting);
  const leave = await occupyPlaces(setting, AT_ONCE);
  const refused = await guest.photograph(photoAt(photos, 0)).finally(leave);
  await new Promise((resolve) => setTimeout(resolve, 1000 * (refused.retryAfterS ?? 0)));
  const again = await guest.photograph(photoAt(photos, 0));
  guest.leave();
  return { refused, again };
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

function report(
  { models }: MealsSetting,
  rounds: readonly Round[],
  { refused, again }: Awaited<ReturnType<typeof photographBeyondBound>>,
  { photos, database }: { photos: string; database: string },
): string {
  const p95 = ({ readyMs }: Round) => quantile(readyMs, 0.95);
  const best = [...rounds].sort((a, b) => p95(a) - p95(b))[0];
  if (best === undefined) throw new Error('nothing was measured');
  const all = rounds.map((round) => p95(round).toFixed(0)).join(', ');
  const cpu = Object.entries(best.cpuMs).map(([name, value]) => `${name} ${value.toFixed(0)}`);
  const rows = [
    ['sent until its page shows it analysed, p50', ms(quantile(best.readyMs, 0.5))],
    [`the same, p95 (each round: ${all})`, ms(p95(best))],
    ['sent until taken in (202), p95', ms(quantile(best.answeredMs, 0.95))],
    [
      `\`/health\` of the photo server meanwhile, p99 of ${best.healthMs.length}`,
      ms(quantile(best.healthMs, 0.99)),
    ],
    ['CPU ms a photo', cpu.join(', ')],
    [
      `one more while ${AT_ONCE} are in work; again after its Retry-After`,
      `${refused.status}, Retry-After ${refused.retryAfterS ?? 'missing'}; ${again.status}`,
    ],
  ];
  return [
    markdownTable([`${AT_ONCE} photos at once, each of another person`, ''], rows),
    `${cpus().length} cores, best of ${ROUNDS}; photos: ${photos}; database: ${database}; detector: ${models.join(', ') || 'none installed'}; model: the stand-in.`,
  ].join('\n\n');
}
