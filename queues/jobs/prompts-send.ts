import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { deliverPrompt, giveUpPrompt } from '#workers/features/prompts/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob, type JobCall } from '../define-job.ts';
import type { JobDeps } from '../ports.ts';

const schema = z.object({
  memberId: z.uuid().transform(asId<'member'>),
  promptId: z.uuid().transform(asId<'prompt'>),
  round: z.int().min(1).max(9),
});

type Call = JobCall<z.output<typeof schema>, JobDeps>;

/** Delivers one round of a prompt. So many at once that a full hour's prompts leave within it, and no more. */
export const promptsSend = defineJob({
  name: 'prompts-send',
  schema,
  retries: 4,
  timeoutS: 30,
  parallelism: 100,
  async run(call: Call) {
    const ctx = await contextOf(call);
    return ctx === null ? { kind: 'done' } : deliverPrompt({ ctx, input: call.payload, deps: call.deps });
  },
  async onDead(call: Call) {
    const ctx = await contextOf(call);
    if (ctx !== null) await giveUpPrompt({ ctx, input: call.payload, deps: call.deps });
  },
});

function contextOf({ deps, payload, now, correlationId }: Call) {
  return contextForJob({ deps, memberId: payload.memberId, job: 'prompts-send', now, correlationId });
}
