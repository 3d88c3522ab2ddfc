import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { auditLine } from './audit-line.ts';
import { deadRun, dropRun, writeAuditRow } from './queries.ts';

interface Settle {
  id: string;
  reason: string;
}

/**
 * Sends a dead letter again, as another message: its run is claimed when it arrives. That it was asked for stands in the
 * audit log before the queue hears of it, and what the queue said after: `job.retried`, or `job.not-retried`. A first line
 * without a second: nobody knows whether the queue heard.
 */
export const retryJobRun: Verb<Settle, void> = async ({ ctx, input, deps }) => {
  const run = await deadRun(deps.db, input.id);
  if (run === undefined) throw new AppError('DAY-STAFF-1001');
  const { messageId } = run;
  const note = (action: string) =>
    writeAuditRow(deps.db, auditLine(ctx, { action, subjectId: run.id, reason: input.reason }));
  await note('job.retry-asked');
  const isSent = messageId !== null && (await deps.deadLetters.retry(messageId));
  await note(isSent ? 'job.retried' : 'job.not-retried');
  if (!isSent) throw new AppError('DAY-STAFF-1002');
};

/** Gives a dead letter up for good, here and at the queue. */
export const dropJobRun: Verb<Settle, void> = async ({ ctx, input, deps }) => {
  const run = await deadRun(deps.db, input.id);
  if (run === undefined) throw new AppError('DAY-STAFF-1001');
  const line = auditLine(ctx, { action: 'job.dropped', subjectId: run.id, reason: input.reason });
  if (!(await dropRun(deps.db, run.id, line))) throw new AppError('DAY-STAFF-1001');
  if (run.messageId !== null) await deps.deadLetters.drop(run.messageId);
};
