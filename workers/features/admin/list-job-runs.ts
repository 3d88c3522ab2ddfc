import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { jobRunPage } from './queries.ts';
import type { JobRun, JobRunsQuery } from './schemas.ts';

/** What the queue is working on, and what it gave up: the route asks for staff before it calls this. */
export const listJobRuns: Verb<JobRunsQuery, { runs: JobRun[]; meta: PageMeta }> = async ({
  input,
  deps,
}) => {
  const { rows, total } = await jobRunPage(deps.db, input);
  const runs = rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
  return { runs, meta: pageMeta(input, total) };
};
