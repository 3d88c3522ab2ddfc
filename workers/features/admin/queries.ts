import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { jobRuns } from '#db/schema/jobs.ts';
import type { JobRunsQuery } from './schemas.ts';

export async function jobRunPage(db: Db, { state, page, perPage }: JobRunsQuery) {
  const [rows, counted] = await db.asSystem('staff: list job runs').all((q) => [
    q
      .select({
        id: jobRuns.id,
        job: jobRuns.name,
        state: jobRuns.state,
        attempts: jobRuns.attempts,
        errorCode: jobRuns.errorCode,
        createdAt: jobRuns.createdAt,
        updatedAt: jobRuns.updatedAt,
      })
      .from(jobRuns)
      .where(eq(jobRuns.state, state))
      .orderBy(desc(jobRuns.updatedAt), desc(jobRuns.id))
      .limit(perPage)
      .offset((page - 1) * perPage),
    q.select({ total: sql<number>`count(*)::int` }).from(jobRuns).where(eq(jobRuns.state, state)),
  ]);
  return { rows, total: counted[0]?.total ?? 0 };
}
