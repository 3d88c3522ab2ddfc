import { z } from 'zod';
import { suggestArchetypes } from '#workers/features/archetypes/index.ts';
import { defineJob, type Job } from '../define-job.ts';

const MEMBERS_AT_ONCE = 1_000;
const schema = z.object({ after: z.uuid().optional() });

/** Once a month: whose answers or plan have changed so far that another archetype fits? It only suggests. A run hands on to the next. */
export const archetypesSuggest: Job<z.input<typeof schema>> = defineJob({
  name: 'archetypes-suggest',
  schema,
  retries: 2,
  timeoutS: 300,
  async run({ payload, deps, now }) {
    const next = await suggestArchetypes(deps, { now, after: payload.after, limit: MEMBERS_AT_ONCE });
    if (next === null) return;
    const month = now.toISOString().slice(0, 7);
    await deps.jobs.enqueue([archetypesSuggest.message(`${month}:${next}`, { after: next })]);
  },
});
