import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type { JobKind } from './photo-jobs.ts';
import { type PoolOptions, ThreadPool } from './thread-pool.ts';

/**
 * A thread that obeys the first byte of a job: 0 answers at once, 1 dies, 2 never answers, 3 waits for a word that the test
 * gives through the shared gate. What it answers is the byte after.
 */
const OBEDIENT = `
  const { parentPort, workerData } = require('node:worker_threads');
  const gate = new Int32Array(workerData.gate);
  if (Atomics.add(gate, 1, 1) < workerData.stillborn) process.exit(1);
  parentPort.on('message', ({ id, job }) => {
    if (job.bytes[0] === 1) process.exit(1);
    if (job.bytes[0] === 2) return;
    if (job.bytes[0] === 3) Atomics.wait(gate, 0, 0);
    parentPort.postMessage({ type: 'done', id, answer: { kind: 'failed', message: String(job.bytes[1]) } });
  });
  parentPort.postMessage({ type: 'ready', models: ['fake'], faults: [] });
`;
const DIE = 1;
const NEVER = 2;
const WAIT = 3;

let pool: ThreadPool;
let gate: Int32Array;
let workers: Worker[];

function start(options: Partial<PoolOptions> & { stillborn?: number } = {}): void {
  gate = new Int32Array(new SharedArrayBuffer(8));
  workers = [];
  pool = new ThreadPool({
    threads: 1,
    jobTimeoutMs: 10_000,
    spawn() {
      const workerData = { gate: gate.buffer, stillborn: options.stillborn ?? 0 };
      const worker = new Worker(OBEDIENT, { eval: true, workerData });
      workers.push(worker);
      return worker;
    },
    ...options,
  });
}

afterEach(() => pool.close());

async function run(
  command: number,
  number = 0,
  more: { kind?: JobKind; heavy?: boolean; isWanted?: () => boolean } = {},
): Promise<string> {
  const job = { kind: more.kind ?? 'detect', bytes: Uint8Array.from([command, number]) };
  const answer = await pool.run({ job, heavy: more.heavy ?? false, isWanted: more.isWanted ?? (() => true) });
  if (answer.kind === 'failed') return answer.message;
  return answer.kind === 'lost' ? answer.why : answer.kind;
}

function open(): void {
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
}

describe('a thread that dies', () => {
  it('loses its own job, and its successor does the rest', async () => {
    start();
    const answers = await Promise.all([run(0, 10), run(DIE), run(0, 11), run(0, 12)]);
    expect(answers).toEqual(['10', 'crashed', '11', '12']);
    expect(workers).toHaveLength(2);
  });

  it('leaves the other thread at work', async () => {
    start({ threads: 2 });
    const waiting = run(WAIT, 7);
    expect(await run(DIE)).toBe('crashed');
    open();
    expect(await waiting).toBe('7');
    expect(await run(0, 8)).toBe('8');
  });

  it('is killed when its job takes too long', async () => {
    start({ jobTimeoutMs: 50 });
    expect(await run(NEVER)).toBe('crashed');
    expect(await run(0, 5)).toBe('5');
  });

  it('is started again when it dies before it was ready', async () => {
    start({ stillborn: 2 });
    expect(await run(0, 9)).toBe('9');
    expect(workers).toHaveLength(3);
  });
});

describe('the order', () => {
  it('takes a photo to clean before one to search, and else the one that came first', async () => {
    start();
    const order: string[] = [];
    const running = run(WAIT, 0).then((name) => order.push(name));
    const others = [run(0, 1), run(0, 2), run(0, 3, { kind: 'clean' }), run(0, 4, { kind: 'clean' })].map(
      (answer) => answer.then((name) => order.push(name)),
    );
    open();
    await Promise.all([running, ...others]);
    // which of them was on the thread when the others came is not said: only a job that came first can be
    expect(order.filter((name) => name !== '0')).toEqual(['3', '4', '1', '2']);
  });

  it('runs one heavy photo at a time, and light ones beside it', async () => {
    start({ threads: 2 });
    const first = run(WAIT, 1, { heavy: true });
    const second = run(0, 2, { heavy: true });
    expect(await run(0, 3)).toBe('3');
    expect(await run(0, 4)).toBe('4');
    expect(pool.status()).toMatchObject({ running: 1, waiting: 1 });
    open();
    expect([await first, await second]).toEqual(['1', '2']);
  });

  it('drops a job that nobody waits for any more', async () => {
    start();
    expect(await run(0, 1, { isWanted: () => false })).toBe('unwanted');
    expect(await run(0, 2)).toBe('2');
  });
});

it('says how long what is here will take', async () => {
  start();
  expect(pool.waitMs()).toBe(0);
  const jobs = [run(WAIT), run(0), run(0)];
  expect(pool.waitMs()).toBeGreaterThan(100);
  open();
  await Promise.all(jobs);
  expect(pool.waitMs()).toBe(0);
});

it('answers every job when it is closed', async () => {
  start();
  const jobs = [run(NEVER), run(0), run(0)];
  await pool.close();
  expect(await Promise.all([...jobs, run(0)])).toEqual(['closed', 'closed', 'closed', 'closed']);
});
