import type { Worker } from 'node:worker_threads';
import type { FromThread, Job, JobAnswer, JobKind, ModelFault, ToThread } from './photo-jobs.ts';

/** `crashed`: its thread died or took too long, and doing it again is safe; the others: nobody waits, or the pool ends. */
export type Lost = { kind: 'lost'; why: 'crashed' | 'unwanted' | 'closed' };

export interface PoolOptions {
  threads: number;
  /** Starts one thread that speaks `FromThread` and `ToThread`. */
  spawn(): Worker;
  /** A job that runs longer loses its thread. */
  jobTimeoutMs: number;
}

export interface PoolRequest {
  job: Job;
  /** Big when decoded. At most one of them runs at a time, so that the memory stays bounded. */
  heavy: boolean;
  /** False once nobody waits for the answer: the job is then dropped before it starts. */
  isWanted(): boolean;
}

interface Task extends PoolRequest {
  settle(answer: JobAnswer | Lost): void;
}

interface Running {
  id: number;
  task: Task;
  startedAt: number;
  timer: NodeJS.Timeout;
}

interface Seat {
  worker: Worker | null;
  ready: boolean;
  running: Running | null;
  /** Deaths in a row before it was ready: the next start waits longer. */
  stillborn: number;
}

/** Runs jobs on threads, one at a time each. A thread that dies is replaced, and its job is answered as lost. */
export class ThreadPool {
  readonly #options: PoolOptions;
  readonly #seats: Seat[];
  /** A person waits for a clean photo, a job for detections: clean goes first. */
  readonly #waiting: Record<JobKind, Task[]> = { clean: [], detect: [] };
  /** What a job of a kind takes, as a running mean; only the first few answers rest on these guesses. */
  readonly #usualMs: Record<JobKind, number> = { clean: 30, detect: 60 };
  #nextId = 1;
  #closed = false;
  #models: readonly string[] = [];
  #faults: readonly ModelFault[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#seats = Array.from({ length: options.threads }, () => ({
      worker: null,
      ready: false,
      running: null,
      stillborn: 0,
    }));
    for (const seat of this.#seats) this.#start(seat);
  }

  run(request: PoolRequest): Promise<JobAnswer | Lost> {
    if (this.#closed) return Promise.resolve({ kind: 'lost', why: 'closed' });
    return new Promise((settle) => {
      this.#waiting[request.job.kind].push({ ...request, settle });
      this.#fill();
    });
  }

  /** How long the work that is here now will take, in ms. */
  waitMs(): number {
    const tasks = [
      ...this.#waiting.clean,
      ...this.#waiting.detect,
      ...this.#seats.flatMap((s) => s.running?.task ?? []),
    ];
    const workMs = tasks.reduce((sum, { job }) => sum + this.#usualMs[job.kind], 0);
    return workMs / this.#seats.length;
  }

  status() {
    return {
      threads: this.#seats.length,
      ready: this.#seats.filter((seat) => seat.ready).length,
      running: this.#seats.filter((seat) => seat.running).length,
      waiting: this.#waiting.clean.length + this.#waiting.detect.length,
      models: this.#models,
      faults: this.#faults,
    };
  }

  /** Ends the threads. Jobs that are still here are answered as lost. */
  async close(): Promise<void> {
    this.#closed = true;
    const waiting = [...this.#waiting.clean.splice(0), ...this.#waiting.detect.splice(0)];
    for (const task of waiting) task.settle({ kind: 'lost', why: 'closed' });
    await Promise.all(this.#seats.map((seat) => seat.worker?.terminate()));
  }

  #start(seat: Seat): void {
    const worker = this.#options.spawn();
    seat.worker = worker;
    worker.on('message', (message: FromThread) => this.#heard(seat, message));
    worker.on('error', (error) =>
      console.error(JSON.stringify({ event: 'thread-failed', message: error.message })),
    );
    worker.once('exit', () => this.#died(seat));
  }

  #heard(seat: Seat, message: FromThread): void {
    if (message.type === 'ready') {
      seat.ready = true;
      seat.stillborn = 0;
      this.#models = message.models;
      this.#faults = message.faults;
    } else if (seat.running?.id === message.id) {
      const { task, startedAt, timer } = seat.running;
      clearTimeout(timer);
      seat.running = null;
      const { kind } = task.job;
      this.#usualMs[kind] += (performance.now() - startedAt - this.#usualMs[kind]) * 0.1;
      task.settle(message.answer);
    }
    this.#fill();
  }

  #died(seat: Seat): void {
    const { running, ready } = seat;
    seat.worker = null;
    seat.ready = false;
    seat.running = null;
    if (running) {
      clearTimeout(running.timer);
      running.task.settle({ kind: 'lost', why: this.#closed ? 'closed' : 'crashed' });
    }
    if (this.#closed) return;
    if (ready) {
      this.#start(seat);
      return;
    }
    seat.stillborn += 1;
    setTimeout(() => this.#closed || this.#start(seat), Math.min(10_000, 100 * 2 ** seat.stillborn)).unref();
  }

  #fill(): void {
    for (const seat of this.#seats) {
      if (!seat.ready || seat.running || !seat.worker) continue;
      const task = this.#next();
      if (!task) return;
      const id = this.#nextId++;
      const { worker } = seat;
      const timer = setTimeout(() => void worker.terminate(), this.#options.jobTimeoutMs);
      seat.running = { id, task, startedAt: performance.now(), timer };
      worker.postMessage({ id, job: task.job } satisfies ToThread, [task.job.bytes.buffer]);
    }
  }

  #next(): Task | undefined {
    const heavyRuns = this.#seats.some((seat) => seat.running?.task.heavy);
    for (const tasks of [this.#waiting.clean, this.#waiting.detect]) {
      for (let at = tasks.length - 1; at >= 0; at--) {
        if (!tasks[at]?.isWanted()) tasks.splice(at, 1)[0]?.settle({ kind: 'lost', why: 'unwanted' });
      }
      const at = tasks.findIndex((task) => !(task.heavy && heavyRuns));
      if (at >= 0) return tasks.splice(at, 1)[0];
    }
    return undefined;
  }
}
