import { makeZip } from 'client-zip';
import { AppError } from '#workers/kernel/errors.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import { archiveEntries } from './export-archive.ts';
import { beginExport, type ExportId, failExport, finishExport, noteExport } from './export-queries.ts';
import { memberSealerOf } from './member-keys.ts';
import { languageOf, writeAudit } from './queries.ts';
import { tableShapes } from './table-queries.ts';

/** How long an archive is kept. */
export const KEPT_DAYS = 7;

interface Job {
  exportId: ExportId;
  signal?: AbortSignal;
}

/**
 * Makes the archive and stores it, a few megabytes at a time. A repeat begins anew and writes over what was there. It
 * stops, and leaves nothing behind, when the member closes their account meanwhile.
 */
export const makeExport: Verb<Job, void> = async ({ ctx, input: { exportId, signal }, deps }) => {
  const memberId = ctx.member.id;
  const fileKey = `exports/${exportId}.zip`;
  const exported = ALL_PERSONAL_DATA.flatMap(({ tables }) => tables).filter(
    (table) => table.export.kind === 'rows',
  );
  const tell = () => deps.live.publish(memberId, { type: 'export-changed', exportId }).catch(() => undefined);
  if (!(await beginExport(deps.db, memberId, exportId, { fileKey, tablesTotal: exported.length }))) return;
  const progress = { tablesDone: 0, rowsWritten: 0, filesWritten: 0 };
  const sealer = await sealerOrNone({ ctx, input: undefined, deps });
  const shapes = await tableShapes(deps.db);
  await tell();
  try {
    const entries = archiveEntries({
      deps,
      memberId,
      all: ALL_PERSONAL_DATA,
      shapes,
      sealer,
      at: ctx.now,
      language: await languageOf(deps.db, memberId),
      async onTable({ rows, files }) {
        signal?.throwIfAborted();
        progress.tablesDone += 1;
        progress.rowsWritten += rows;
        progress.filesWritten += files;
        if (!(await noteExport(deps.db, memberId, exportId, progress))) throw new AppError('DAY-AUTH-1009');
        if (rows > 0) await tell();
      },
    });
    const sizeBytes = await deps.files.upload(fileKey, makeZip(entries), { contentType: 'application/zip' });
    const readyAt = deps.now();
    const expiresAt = new Date(readyAt.getTime() + KEPT_DAYS * 86_400_000);
    const end = { sizeBytes, readyAt, expiresAt, ...progress };
    if (!(await finishExport(deps.db, memberId, exportId, end))) throw new AppError('DAY-AUTH-1009');
  } catch (error) {
    await deps.files.delete([fileKey]);
    throw error;
  }
  await writeAudit(deps.db, {
    memberId,
    actor: 'job',
    action: 'export.ready',
    subjectId: exportId,
    correlationId: ctx.correlationId,
  });
  await tell();
};

/** Without a key, or with one that was destroyed, there are no words to open. A key that is locked for now is waited for. */
const sealerOrNone: Verb<void, Awaited<ReturnType<typeof memberSealerOf>> | null> = async ({ ctx, deps }) => {
  try {
    return await memberSealerOf(deps, ctx.member.id);
  } catch (error) {
    if (error instanceof AppError && error.code === 'DAY-SEAL-1002') return null;
    throw error;
  }
};

/** After the last try failed. */
export const giveUpExport: Verb<Job, void> = async ({ ctx, input: { exportId }, deps }) => {
  await failExport(deps.db, ctx.member.id, exportId);
  await deps.live.publish(ctx.member.id, { type: 'export-changed', exportId });
};
