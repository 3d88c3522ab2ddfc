import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { enrichJob } from './enrich-job.ts';
import { strandedEntries } from './enrichment-queries.ts';
import { photosDeletedBefore, purgePhotos } from './photo-queries.ts';
import { entriesDeletedBefore, purgeEntries } from './queries.ts';

const STRANDED_AFTER_MS = 2 * 60_000;
const UNDO_DAYS = 30;

/** Jobs for entries whose reading stands still: the message was lost between commit and publish, or the runner died. */
export async function strandedEnrichmentJobs(deps: Deps, limit: number): Promise<JobMessage[]> {
  const before = new Date(deps.now().getTime() - STRANDED_AFTER_MS);
  const rows = await strandedEntries(deps.db, before, limit);
  return rows.map((row) => enrichJob(row.memberId, row.id, row.run));
}

/** Removes entries and photos whose undo time is over, files first: a row without its file is found again, a file without its row is not. */
export async function purgeDeletedEntries(deps: Deps, limit: number): Promise<number> {
  const before = new Date(deps.now().getTime() - UNDO_DAYS * 86_400_000);
  const entries = await entriesDeletedBefore(deps.db, before, limit);
  const photos = await photosDeletedBefore(deps.db, before, limit);
  const fileKeys = [...entries.flatMap((row) => row.fileKeys), ...photos.map((row) => row.fileKey)];
  await deps.files.delete([...new Set(fileKeys)]);
  await purgeEntries(
    deps.db,
    entries.map((row) => row.id),
  );
  await purgePhotos(
    deps.db,
    photos.map((row) => row.id),
  );
  return entries.length + photos.length;
}
