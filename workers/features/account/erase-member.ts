import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { PersonalTable } from '#workers/kernel/personal-data.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { ALL_PERSONAL_DATA } from './all-personal-data.ts';
import { type ErasureId, finishErasure, noteRemoved, takeErasure } from './erasure-queries.ts';
import { leaveVendors } from './leave-vendors.ts';
import { destroyMemberKey, shareOf } from './member-keys.ts';
import { writeAudit } from './queries.ts';
import { fileColumnOf } from './receipts.ts';
import { filesOf, type Removal, removeFileRows, removeRows, unlinkRows } from './removal-queries.ts';
import { countPersonalRows, type TableShape, tableShapes } from './table-queries.ts';

/** A trigger may write a row while others go; then there is another round. */
const MOST_ROUNDS = 5;

export interface Erasing {
  deps: Deps;
  erasureId: ErasureId;
  correlationId: string;
  signal?: AbortSignal;
}

interface Work extends Erasing {
  memberId: MemberId;
  shapes: ReadonlyMap<string, TableShape>;
}

/**
 * Removes a person whose 30 days are over from every store that slices declare, and counts what went. It may be stopped
 * anywhere and be called again: what is gone is gone, and its number stands in the receipt already. Nothing is unwrapped
 * for it, so that a lost key keeps nobody. `stopped`: the time was up.
 */
export async function eraseMember(erasing: Erasing): Promise<'done' | 'stopped' | 'nothing'> {
  const { deps, erasureId, correlationId, signal } = erasing;
  const row = await takeErasure(deps.db, erasureId, deps.now());
  if (row === undefined) return 'nothing';
  const memberId = asId<'member'>(row.memberId);
  const work: Work = { ...erasing, memberId, shapes: await tableShapes(deps.db) };
  await noteRemoved(deps.db, erasureId, { key: 'queue/messages', count: await deps.jobs.forget(memberId) });
  await leaveVendors({ deps, row, correlationId });
  // Before it goes: who was stopped between the two would not find it any more.
  if ((await shareOf(deps, memberId)) !== null) await note(work, 'keys/share', 1);
  await note(work, 'keys/data-key', (await destroyMemberKey(deps, memberId, deps.now())) ? 1 : 0);
  if (!(await removeTables(work))) return 'stopped';
  if (signal?.aborted) return 'stopped';
  const keys = ALL_PERSONAL_DATA.flatMap((slice) => slice.cacheKeys?.(memberId) ?? []);
  await noteRemoved(deps.db, erasureId, { key: 'cache/keys', count: await deps.cache.delete(keys) });
  await writeAudit(deps.db, {
    memberId,
    actor: 'job',
    action: 'erasure.done',
    subjectId: erasureId,
    correlationId,
  });
  await noteKept(work);
  await finishErasure(deps.db, erasureId, deps.now());
  deps.memberCache.deleteWhere((member) => member.id === memberId);
  return 'done';
}

const note = ({ deps, erasureId }: Work, key: string, count: number) =>
  noteRemoved(deps.db, erasureId, { key, count, isOnce: true });

/** False when the time was up first. */
async function removeTables(work: Work): Promise<boolean> {
  const tables = ALL_PERSONAL_DATA.flatMap((slice) => slice.tables);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let removed = 0;
    for (const table of tables) {
      if (work.signal?.aborted) return false;
      if (table.erase.kind === 'delete') removed += await removeTable(work, table);
    }
    if (removed === 0) return true;
  }
  throw new Error('rows of a person who leaves come again and again');
}

async function removeTable(work: Work, table: PersonalTable): Promise<number> {
  const { deps, signal } = work;
  const removal: Removal = { ...work, table };
  const column = fileColumnOf(table);
  let removed = 0;
  while (column !== undefined && !signal?.aborted) {
    const keys = await filesOf(deps.db, removal, column);
    if (keys.length === 0) break;
    // Objects first: a row that is left names what may be left of them.
    await deps.files.delete(keys);
    removed += await removeFileRows(deps.db, removal, column, keys);
  }
  const present = work.shapes.get(table.table)?.vectors ?? [];
  const vectors = (table.vectors ?? []).filter((name) => present.includes(name));
  while (!signal?.aborted) {
    const gone = await removeRows(deps.db, removal, vectors);
    removed += gone;
    if (gone === 0) break;
  }
  return removed;
}

/** What stays for a stated reason, without what leads to a person. */
async function noteKept(work: Work): Promise<void> {
  for (const table of ALL_PERSONAL_DATA.flatMap((slice) => slice.tables)) {
    if (table.erase.kind === 'delete') continue;
    const { erase } = table;
    const removal: Removal = { ...work, table };
    const count =
      erase.kind === 'unlink'
        ? await unlinkRows(work.deps.db, removal, erase.columns)
        : await countPersonalRows(work.deps.db, table, work.memberId);
    await note(work, `kept/${table.table}`, count);
  }
}
