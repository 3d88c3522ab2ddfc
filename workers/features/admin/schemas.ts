import { z } from 'zod';

export const RUN_STATES = ['queued', 'running', 'done', 'failed', 'dead'] as const;

/** A piece of work as the queue sees it: never what it was about. */
export const jobRun = z
  .object({
    id: z.uuid(),
    job: z.string(),
    state: z.enum(RUN_STATES),
    attempts: z.int(),
    errorCode: z.string().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'JobRun' });

export const jobRunsQuery = z.object({
  state: z.enum(RUN_STATES).default('dead'),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(50),
});

export type JobRun = z.infer<typeof jobRun>;
export type JobRunsQuery = z.infer<typeof jobRunsQuery>;
