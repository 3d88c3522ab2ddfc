import { AppError } from '#workers/kernel/errors.ts';
import { asId } from '#workers/kernel/ids.ts';
import type { JobMessage, StoredFile } from '#workers/kernel/ports.ts';
import { openLink, signLink } from '#workers/kernel/signed-link.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import {
  type ExportId,
  type ExportRow,
  expiredExports,
  exportRow,
  latestExports,
  markExpired,
  openExport,
  quietExports,
} from './export-queries.ts';
import { writeAudit } from './queries.ts';
import type { DataExport } from './schemas.ts';

const PURPOSE = 'data-export';
const LINK_MINUTES = 15;
const SHOWN = 20;
const QUIET_MS = 10 * 60_000;

function shape(row: ExportRow, now: Date): DataExport {
  const { id, tablesDone, tablesTotal, rowsWritten, filesWritten, sizeBytes } = row;
  return {
    id,
    // Its week may be over before somebody came to delete it.
    state: row.state === 'ready' && isOver(row, now) ? 'expired' : row.state,
    tablesDone,
    tablesTotal,
    rowsWritten,
    filesWritten,
    sizeBytes,
    createdAt: row.createdAt.toISOString(),
    readyAt: row.readyAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
  };
}

/** Asks for an archive of everything. While one is being made, asking again gives that one. */
export const askExport: Verb<void, DataExport> = async ({ ctx, deps }) => {
  const row = await openExport(deps.db, ctx.member.id);
  if (row === undefined) throw new AppError('DAY-AUTH-1009');
  await writeAudit(deps.db, {
    memberId: ctx.member.id,
    actor: ctx.actor.kind,
    action: 'export.asked',
    subjectId: row.id,
    correlationId: ctx.correlationId,
  });
  // What is lost on the way to the queue is found by the sweep.
  deps.later(deps.jobs.enqueue([exportJob(row)]));
  return shape(row, ctx.now);
};

export const listExports: Verb<void, DataExport[]> = async ({ ctx, deps }) =>
  (await latestExports(deps.db, ctx.member.id, SHOWN)).map((row) => shape(row, ctx.now));

export const readExport: Verb<{ exportId: ExportId }, DataExport> = async ({ ctx, input, deps }) => {
  const row = await exportRow(deps.db, ctx.member.id, input.exportId);
  if (row === undefined) throw new AppError('DAY-DATA-1001');
  return shape(row, ctx.now);
};

/** A link that works for a quarter of an hour, without a session: a browser downloads by it. */
export const linkExport: Verb<{ exportId: ExportId }, { url: string; expiresAt: string }> = async (call) => {
  const { ctx, input, deps } = call;
  const row = await exportRow(deps.db, ctx.member.id, input.exportId);
  if (row === undefined) throw new AppError('DAY-DATA-1001');
  if (row.state !== 'ready' || isOver(row, ctx.now)) throw new AppError('DAY-DATA-1002');
  const expiresAt = new Date(ctx.now.getTime() + LINK_MINUTES * 60_000);
  const fields = [ctx.member.id, row.id];
  const token = await signLink(deps.linkSecret, { purpose: PURPOSE, fields, expiresAt });
  await writeAudit(deps.db, {
    memberId: ctx.member.id,
    actor: ctx.actor.kind,
    action: 'export.link-made',
    subjectId: row.id,
    correlationId: ctx.correlationId,
  });
  return { url: `${deps.publicUrl}/api/v1/export-files/${token}`, expiresAt: expiresAt.toISOString() };
};

/** The archive behind a link. Throws DAY-DATA-1003 for a link that is forged, or whose time or archive is over. */
export async function openExportFile(
  deps: Deps,
  { token, correlationId }: { token: string; correlationId: string },
): Promise<StoredFile> {
  const now = deps.now();
  const link = await openLink(deps.linkSecret, token, { purpose: PURPOSE, now });
  if (link.kind !== 'open') throw new AppError('DAY-DATA-1003');
  const [memberId = '', exportId = ''] = link.fields;
  const row = await exportRow(deps.db, asId<'member'>(memberId), asId<'export'>(exportId));
  if (row?.state !== 'ready' || row.fileKey === null || isOver(row, now)) throw new AppError('DAY-DATA-1003');
  const file = await deps.files.get(row.fileKey);
  if (file === null) throw new AppError('DAY-DATA-1003');
  await writeAudit(deps.db, {
    memberId,
    actor: 'link',
    action: 'export.downloaded',
    subjectId: row.id,
    correlationId,
  });
  return file;
}

function isOver({ expiresAt }: ExportRow, now: Date): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function exportJob({ id, memberId }: Pick<ExportRow, 'id' | 'memberId'>): JobMessage {
  return { name: 'account-export', payload: { memberId, exportId: id }, key: id };
}

/** Exports whose job was lost. */
export async function strandedExportJobs(
  deps: Pick<Deps, 'db' | 'now'>,
  limit: number,
): Promise<JobMessage[]> {
  return (await quietExports(deps.db, new Date(deps.now().getTime() - QUIET_MS), limit)).map(exportJob);
}

/** Removes archives whose week is over. */
export async function tidyExports(deps: Pick<Deps, 'db' | 'files'>, now: Date): Promise<void> {
  const over = await expiredExports(deps.db, now, 200);
  if (over.length === 0) return;
  await deps.files.delete(over.flatMap(({ fileKey }) => fileKey ?? []));
  await markExpired(
    deps.db,
    over.map(({ id }) => id),
  );
}
