import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, systemTable, timestamps } from './columns.ts';

/**
 * One row a piece of work, whatever number of times it is delivered. What the work is about stays in the message: a row
 * knows the key, a code of the last error, and nothing of a person.
 */
export const jobRuns = systemTable(
  'job_runs',
  {
    id: id(),
    name: text('name').notNull(),
    key: text('key').notNull(),
    /** queued: published by a sweep and not delivered yet. A message that was never delivered has no row. */
    state: text('state', { enum: ['queued', 'running', 'done', 'failed', 'dead'] }).notNull(),
    attempts: integer('attempts').notNull().default(0),
    /** The queue's message that last took the row: a dead letter that is sent again comes as another one. */
    messageId: text('message_id'),
    /** Names the runner; without it nobody may end the run. */
    lease: uuid('lease'),
    leaseUntil: instant('lease_until'),
    errorCode: text('error_code'),
    finishedAt: instant('finished_at'),
    /** Set when the job's own clean-up after its death is through. */
    buriedAt: instant('buried_at'),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('job_runs_once').on(table.name, table.key),
    index('job_runs_state_updated').on(table.state, table.updatedAt),
  ],
);
