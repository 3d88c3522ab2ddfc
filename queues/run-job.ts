import { DatabaseUnavailable } from '#db/client.ts';
import { AppError, ERRORS, type ErrorCode } from '#workers/kernel/errors.ts';
import { accepted, refused } from './answers.ts';
import type { AnyJob, JobOutcome, Work } from './define-job.ts';
import type { JobLine, WriteJobLine } from './job-line.ts';
import type { JobDeps } from './ports.ts';
import { claimRun, finishRun, type Lease, type Standing } from './queries.ts';

/** How much longer than its time a runner is waited for before its work is given to another one. */
const LEASE_SLACK_S = 15;

/** Pauses before what came of a run is written down again. */
const RECORD_AGAIN_MS = [500, 2_000];

export interface RunOptions {
  job: AnyJob;
  work: Work<JobDeps>;
  key: string;
  messageId: string;
  deps: JobDeps;
  correlationId: string;
  log: WriteJobLine;
}

type End =
  | { kind: 'done' }
  | { kind: 'later'; retryAfterS: number }
  | { kind: 'failed'; code: ErrorCode | 'timeout'; isFinal: boolean; retryAfterS?: number | undefined };

/** Runs a piece of work once, however often it is delivered, and answers the queue. */
export async function runJob(options: RunOptions): Promise<Response> {
  const { job, key, messageId, deps, correlationId } = options;
  const lease: Lease = { name: job.name, key, token: crypto.randomUUID() };
  const claim = await claimRun(deps.db, lease, { messageId, leaseS: job.timeoutS + LEASE_SLACK_S });
  if (!claim.claimed) return answerStanding(options, claim.standing);

  const start = performance.now();
  const end = await attemptWork(options, claim.attempt);
  await record(deps, lease, end);
  options.log({
    level: end.kind === 'failed' ? 'error' : 'info',
    message: 'job',
    job: job.name,
    outcome: end.kind,
    correlationId,
    attempt: claim.attempt,
    durationMs: Math.round(performance.now() - start),
    ...(end.kind === 'failed' && { errorCode: end.code }),
  });
  return answerEnd(end, correlationId);
}

function answerStanding({ job, correlationId, log }: RunOptions, standing: Standing | null): Response {
  const isOver = standing?.state === 'done' || (standing?.state === 'dead' && standing.leaseLeftS === 0);
  const line: JobLine = { level: 'info', message: 'job', job: job.name, outcome: 'repeat', correlationId };
  if (isOver) {
    log(line);
    return accepted('repeat', correlationId);
  }
  log({ ...line, outcome: 'running' });
  return refused('DAY-JOB-1003', { correlationId, retryAfterS: standing?.leaseLeftS ?? 1 });
}

async function attemptWork({ job, work, deps, correlationId }: RunOptions, attempt: number): Promise<End> {
  const time = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeIsUp = new Promise<End>((resolve) => {
    timer = setTimeout(() => {
      resolve({ kind: 'failed', code: 'timeout', isFinal: false });
      time.abort();
    }, job.timeoutS * 1000);
  });
  try {
    const run: Promise<JobOutcome> = work.run({
      deps,
      attempt,
      correlationId,
      now: deps.now(),
      signal: time.signal,
    });
    return await Promise.race([run, timeIsUp]);
  } catch (error) {
    return endOf(error, { job, deps, correlationId });
  } finally {
    clearTimeout(timer);
  }
}

/** A refusal that the error table calls retryable is tried again, any other is final; what is unknown is tried again. */
function endOf(
  error: unknown,
  { job, deps, correlationId }: Pick<RunOptions, 'job' | 'deps' | 'correlationId'>,
): End {
  if (error instanceof AppError) {
    const { code, retryAfterS } = error;
    return { kind: 'failed', code, isFinal: !ERRORS[code].retryable, retryAfterS };
  }
  if (error instanceof DatabaseUnavailable) return { kind: 'failed', code: 'DAY-SYS-1002', isFinal: false };
  deps.errors.capture(error, { correlationId, route: `job ${job.name}` });
  return { kind: 'failed', code: 'DAY-SYS-1001', isFinal: false };
}

/**
 * Written down in more than one try if need be: what is not recorded runs again only when its lease is over, while a
 * database that restarts is back in seconds.
 */
async function record({ db }: JobDeps, lease: Lease, end: End): Promise<void> {
  const errorCode = end.kind === 'done' ? null : end.kind === 'later' ? 'later' : end.code;
  for (const pauseMs of RECORD_AGAIN_MS) {
    try {
      await finishRun(db, lease, { errorCode });
      return;
    } catch {
      await new Promise((done) => setTimeout(done, pauseMs));
    }
  }
  await finishRun(db, lease, { errorCode });
}

function answerEnd(end: End, correlationId: string): Response {
  if (end.kind === 'done') return accepted('done', correlationId);
  if (end.kind === 'later') {
    return refused('DAY-JOB-1004', { correlationId, retryAfterS: end.retryAfterS });
  }
  const code = end.code === 'timeout' ? 'DAY-SYS-1001' : end.code;
  return refused(code, { correlationId, retryAfterS: end.retryAfterS, isFinal: end.isFinal });
}
