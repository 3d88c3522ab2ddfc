import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { deletedBefore, purge, strandedAnalyses } from './queries.ts';
import { analyseJob } from './request-analysis.ts';

const STRANDED_AFTER_MS = 2 * 60_000;
const UNDO_DAYS = 30;

/** Jobs for analyses that stand still: the message was lost between commit and publish, or the runner died for good. */
export async function strandedAnalysisJobs(deps: Deps, limit: number): Promise<JobMessage[]> {
  const before = new Date(deps.now().getTime() - STRANDED_AFTER_MS);
  const rows = await strandedAnalyses(deps.db, before, limit);
  return rows.map((row) => analyseJob(row.memberId, row.id, row.attempt));
}

/** Removes meals whose undo time is over, files first: a row without its file is found again, a file without its row is not. */
export async function purgeDeletedMeals(deps: Deps, limit: number): Promise<number> {
  const before = new Date(deps.now().getTime() - UNDO_DAYS * 86_400_000);
  const rows = await deletedBefore(deps.db, before, limit);
  await deps.files.delete(rows.flatMap((row) => row.fileKey ?? []));
  await purge(deps.db, [...new Set(rows.map((row) => row.id))]);
  return rows.length;
}
