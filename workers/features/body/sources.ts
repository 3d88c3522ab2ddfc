import { memberSealerOf } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { asId, type BodySourceId, newId } from '#workers/kernel/ids.ts';
import type { MemberSealer } from '#workers/kernel/sealing/member-sealer.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { startRollup } from './rollup-job.ts';
import type { BodySource, CreatedBodySource, NewBodySource } from './schemas.ts';
import { putSource, type SourceRow, setSourceDeleted, sourceById, sourceRows } from './source-queries.ts';

const placeOf = (id: string) => `body_sources.name/${id}`;

async function shape(row: SourceRow, sealer: MemberSealer): Promise<BodySource> {
  return { ...shapeOpen(row), name: await sealer.open(row.name, placeOf(row.id)) };
}

function shapeOpen({ id, kind, lastSampleAt, createdAt }: SourceRow): CreatedBodySource {
  return {
    id,
    kind,
    lastSampleAt: lastSampleAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}

/** Makes a source, or gives the one of the same kind and name. A deleted one comes back. */
export const addSource: Verb<NewBodySource, CreatedBodySource> = async ({ ctx, input, deps }) => {
  const sealer = await memberSealerOf(deps, ctx.member.id);
  const index = await sealer.blindIndex('body-sources');
  const [hash = ''] = await index.hashAll([`${input.kind}/${input.name}`]);
  const id = newId<'body-source'>();
  const name = await sealer.seal(input.name, placeOf(id));
  const row = await putSource(deps.db, ctx.member.id, { id, kind: input.kind, name, hash });
  if (row === undefined) throw new Error('the source was not stored');
  if (row.deletedAt !== null)
    await setSourceDeleted(deps.db, ctx.member.id, asId<'body-source'>(row.id), null);
  return shapeOpen(row);
};

export const listSources: Verb<void, BodySource[]> = async ({ ctx, deps }) => {
  const rows = await sourceRows(deps.db, ctx.member.id);
  if (rows.length === 0) return [];
  const sealer = await memberSealerOf(deps, ctx.member.id);
  return Promise.all(rows.map((row) => shape(row, sealer)));
};

/** Takes a source's samples out of all figures at once; they are removed when the undo time is over. */
export const deleteSource: Verb<{ id: BodySourceId }, void> = async ({ ctx, input, deps }) => {
  if ((await sourceById(deps.db, ctx.member.id, input.id)) === undefined) throw new AppError('DAY-BODY-1001');
  await setSourceDeleted(deps.db, ctx.member.id, input.id, ctx.now);
  startRollup({ ctx, deps });
};

export const restoreSource: Verb<{ id: BodySourceId }, BodySource> = async ({ ctx, input, deps }) => {
  if (!(await setSourceDeleted(deps.db, ctx.member.id, input.id, null))) throw new AppError('DAY-BODY-1001');
  const row = await sourceById(deps.db, ctx.member.id, input.id);
  if (row === undefined) throw new AppError('DAY-BODY-1001');
  startRollup({ ctx, deps });
  return shape(row, await memberSealerOf(deps, ctx.member.id));
};
