import { z } from 'zod';
import { suggestArchetypes } from '#workers/features/archetypes/index.ts';
import { defineJob } from '../define-job.ts';

/** Once a month: whose answers have changed so far that another archetype fits? It only suggests. */
export const archetypesSuggest = defineJob({
  name: 'archetypes-suggest',
  schema: z.object({}),
  retries: 2,
  timeoutS: 300,
  async run({ deps, now, signal }) {
    await suggestArchetypes(deps, now, signal);
  },
});
