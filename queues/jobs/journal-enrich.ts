import { z } from 'zod';
import { contextForJob } from '#workers/features/account/index.ts';
import { enrichEntry, giveUpEnrichment } from '#workers/features/journal/index.ts';
import { asId } from '#workers/kernel/ids.ts';
import { defineJob, type JobCall } from '../define-job.ts';
import type { JobDeps } from '../ports.ts';

const schema = z.object({
  memberId: z.uuid().transform(asId<'member'>),
  entryId: z.uuid().transform(asId<'entry'>),
  run: z.int().min(1),
});

type Call = JobCall<z.output<typeof schema>, JobDeps>;

/** Reads an entry's words and places them among meanings. */
export const journalEnrich = defineJob({
  name: 'journal-enrich',
  schema,
  retries: 4,
  timeoutS: 45,
  async run(call: Call) {
    const ctx = await contextOf(call);
    if (ctx === null) return { kind: 'done' };
    const { entryId, run } = call.payload;
    return enrichEntry({ ctx, input: { entryId, run }, deps: call.deps });
  },
  async onDead(call: Call) {
    const ctx = await contextOf(call);
    const { entryId, run } = call.payload;
    if (ctx !== null) await giveUpEnrichment({ ctx, input: { entryId, run }, deps: call.deps });
  },
});

function contextOf({ deps, payload, now, correlationId }: Call) {
  return contextForJob({ deps, memberId: payload.memberId, job: 'journal-enrich', now, correlationId });
}
