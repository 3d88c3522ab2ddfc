import type { Context } from '#workers/kernel/context.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { type MemberRow, memberRowById, toMember } from './queries.ts';

export interface JobOfMember {
  deps: Deps;
  memberId: MemberId;
  job: string;
  now: Date;
  correlationId: string;
}

/** The context in which a job does what a member asked for; null when the member is gone. */
export async function contextForJob(input: JobOfMember): Promise<Context | null> {
  return contextOfMember(input, await memberRowById(input.deps.db, input.memberId));
}

/** The same where the job read the member itself, by `memberRow` beside its own first statements. */
export function contextOfMember(
  { job, now, correlationId }: JobOfMember,
  row: MemberRow | undefined,
): Context | null {
  if (row === undefined || row.deletedAt !== null) return null;
  return { member: toMember(row, now), actor: { kind: 'job', name: job }, now, correlationId };
}
