import { z } from 'zod';
import { accepted, refused } from './answers.ts';
import type { AnyJob } from './define-job.ts';
import type { WriteJobLine } from './job-line.ts';
import { jobPath, parseJson, readMessageBody } from './message-body.ts';
import type { JobDeps } from './ports.ts';
import { claimBurial, finishBurial, type Lease } from './queries.ts';

const LEASE_S = 60;

/** What the queue tells of a message that it gave up. Source: upstash.com/docs/qstash/features/callbacks. */
const failureSchema = z.object({
  url: z.string(),
  sourceMessageId: z.string().min(1),
  sourceBody: z.string(),
});

export interface BuryOptions {
  /** A failure callback whose signature was checked. */
  body: string;
  jobs: ReadonlyMap<string, AnyJob>;
  jobsUrl: string;
  deps: JobDeps;
  correlationId: string;
  log: WriteJobLine;
}

/** Marks a run dead whose last delivery failed, and lets its job clean up behind it. */
export async function buryJob(options: BuryOptions): Promise<Response> {
  const { deps, correlationId, log } = options;
  const letter = readLetter(options);
  // Nothing that another delivery could mend: the queue's own dead letters keep it.
  if (!letter) {
    log({ level: 'error', message: 'job', job: 'unknown', outcome: 'dead', correlationId });
    return accepted('unknown', correlationId);
  }
  const { job, work, key, messageId } = letter;
  const lease: Lease = { name: job.name, key, token: crypto.randomUUID() };
  const claim = await claimBurial(deps.db, lease, { messageId, leaseS: LEASE_S });
  if (!claim.claimed) {
    const { standing } = claim;
    if (standing?.state === 'done' || standing?.isBuried || standing?.leaseLeftS === 0) {
      return accepted('repeat', correlationId);
    }
    return refused('DAY-JOB-1003', { correlationId, retryAfterS: standing?.leaseLeftS ?? 1 });
  }
  log({
    level: 'error',
    message: 'job',
    job: job.name,
    outcome: 'dead',
    correlationId,
    attempt: claim.attempt,
  });
  try {
    await work?.onDead({
      deps,
      attempt: claim.attempt,
      correlationId,
      now: deps.now(),
      signal: AbortSignal.timeout(LEASE_S * 1000),
    });
  } catch (error) {
    deps.errors.capture(error, { correlationId, route: `job ${job.name} dead` });
    await finishBurial(deps.db, lease, { isBuried: false });
    return refused('DAY-SYS-1001', { correlationId });
  }
  await finishBurial(deps.db, lease, { isBuried: true });
  return accepted('dead', correlationId);
}

function readLetter({ body, jobs, jobsUrl }: BuryOptions) {
  const failure = failureSchema.safeParse(parseJson(body));
  if (!failure.success) return null;
  const { url, sourceMessageId: messageId, sourceBody } = failure.data;
  const job = [...jobs.values()].find(({ name }) => jobsUrl + jobPath(name) === url);
  const message = readMessageBody(fromBase64(sourceBody));
  if (!job || !message) return null;
  return { job, work: job.read(message.payload), key: message.key ?? messageId, messageId };
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}
