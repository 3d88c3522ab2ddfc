import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';

/** @param run tells one request for enrichment from the next: a run that is done is never run again. */
export function enrichJob(memberId: string, entryId: string, run: number): JobMessage {
  return { name: 'journal-enrich', payload: { memberId, entryId, run }, key: `${entryId}:${run}` };
}

type Call = Pick<Parameters<Verb<unknown, unknown>>[0], 'ctx' | 'deps'>;

/** Hands the work to the queue without keeping anybody waiting: a message that is lost is found by the sweep. */
export function startEnrichment({ ctx, deps }: Call, entryId: string, run: number): void {
  const job = enrichJob(ctx.member.id, entryId, run);
  deps.later(
    deps.jobs.enqueue([job]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: `enqueue ${job.name}` });
    }),
  );
}
