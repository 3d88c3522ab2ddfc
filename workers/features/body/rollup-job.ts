import type { Context } from '#workers/kernel/context.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';

const WAIT_S = 10;

/**
 * Has the days that are behind worked out, after a while in which more batches may come: all that arrive in the same ten seconds
 * share a run. A message that is lost is found by the sweep.
 */
export function startRollup({ ctx, deps }: { ctx: Context; deps: Deps }): void {
  const span = Math.floor(deps.now().getTime() / 1000 / WAIT_S);
  const job = { ...rollupJob(ctx.member.id, String(span)), delayS: WAIT_S };
  deps.later(
    deps.jobs.enqueue([job]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: `enqueue ${job.name}` });
    }),
  );
}

export function rollupJob(memberId: string, key: string): JobMessage {
  return { name: 'body-rollup', key: `${memberId}/${key}`, payload: { memberId } };
}
