import { DatabaseUnavailable } from '#db/client.ts';
import { refused } from './answers.ts';
import { buryJob } from './bury-job.ts';
import type { AnyJob } from './define-job.ts';
import type { WriteJobLine } from './job-line.ts';
import { FAILED_NAME, jobPath, MAX_JOB_BYTES, readMessageBody } from './message-body.ts';
import type { JobDeps, VerifySignature } from './ports.ts';
import { readDelivery } from './read-delivery.ts';
import { runJob } from './run-job.ts';

/** A failure callback holds the message and the answer that failed, both in base64. */
const MAX_CALLBACK_BYTES = 4 * MAX_JOB_BYTES;

export interface ReceiverOptions {
  jobs: ReadonlyMap<string, AnyJob>;
  deps: JobDeps;
  verify: VerifySignature;
  log: WriteJobLine;
}

/** Serves `/jobs/<name>`: nothing is believed before the signature, and nothing of a request is logged. */
export function receiveJobs(options: ReceiverOptions) {
  return async (request: Request, correlationId: string = crypto.randomUUID()): Promise<Response> => {
    try {
      return await receive(options, request, correlationId);
    } catch (error) {
      if (error instanceof DatabaseUnavailable)
        return refused('DAY-SYS-1002', { correlationId, retryAfterS: 5 });
      options.deps.errors.capture(error, { correlationId, route: 'jobs' });
      return refused('DAY-SYS-1001', { correlationId });
    }
  };
}

async function receive(
  { jobs, deps, verify, log }: ReceiverOptions,
  request: Request,
  correlationId: string,
): Promise<Response> {
  const name = new URL(request.url).pathname.slice(jobPath('').length);
  const { jobsUrl } = deps;
  if (request.method !== 'POST') return refused('DAY-REQ-1006', { correlationId });
  const isFailure = name === FAILED_NAME;
  const maxBytes = isFailure ? MAX_CALLBACK_BYTES : MAX_JOB_BYTES;
  const delivery = await readDelivery(request, { name, jobsUrl, verify, maxBytes });
  const job = jobs.get(name);
  const line = { message: 'job', job: job?.name ?? 'unknown', outcome: 'refused', correlationId } as const;
  if (!delivery.ok) {
    log({ ...line, level: 'warn', errorCode: delivery.code });
    return refused(delivery.code, { correlationId });
  }
  const { body, messageId } = delivery;
  if (isFailure) return buryJob({ body, jobs, jobsUrl, deps, correlationId, log });
  // A message of a newer release may reach an older one for a moment: it is tried again.
  if (!job) {
    log({ ...line, level: 'error', errorCode: 'DAY-JOB-1002' });
    return refused('DAY-JOB-1002', { correlationId });
  }
  const message = readMessageBody(body);
  const work = message && job.read(message.payload);
  if (!message || !work) {
    log({ ...line, level: 'error', errorCode: 'DAY-REQ-1002' });
    return refused('DAY-REQ-1002', { correlationId, isFinal: true });
  }
  return runJob({ job, work, key: message.key ?? messageId, messageId, deps, correlationId, log });
}
