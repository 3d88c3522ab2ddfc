import type { Context } from '#workers/kernel/context.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { memberRowById, toMember } from './queries.ts';

/** The context in which a job does what a member asked for; null when the member is gone. */
export async function contextForJob(input: {
  deps: Deps;
  memberId: MemberId;
  job: string;
  now: Date;
  correlationId: string;
}): Promise<Context | null> {
  const row = await memberRowById(input.deps.db, input.memberId);
  if (row === undefined || row.deletedAt !== null) return null;
  return {
    member: toMember(row, input.now),
    actor: { kind: 'job', name: input.job },
    now: input.now,
    correlationId: input.correlationId,
  };
}
