import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { goalByRequest, goalPage, insertGoal, markGoal, updateGoal } from './queries.ts';
import type { Goal, NewGoal, PatchGoal } from './schemas.ts';
import { shapeGoal } from './shape.ts';

export const listGoals: Verb<{ page: number; perPage: number }, { goals: Goal[]; meta: PageMeta }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { rows, total } = await goalPage(
    deps.db,
    ctx.member.id,
    input.perPage,
    (input.page - 1) * input.perPage,
  );
  return { goals: rows.map(shapeGoal), meta: pageMeta(input, total) };
};

export const addGoal: Verb<
  NewGoal & { requestKey: string | null; source?: 'own' | 'archetype' },
  Goal
> = async ({ ctx, input, deps }) => {
  const { title, why, requestKey } = input;
  const row =
    (await insertGoal(deps.db, ctx.member.id, {
      id: newId<'goal'>(),
      title,
      why,
      source: input.source ?? 'own',
      requestKey,
    })) ?? (requestKey === null ? undefined : await goalByRequest(deps.db, ctx.member.id, requestKey));
  if (row === undefined) throw new Error('the goal was not stored');
  return shapeGoal(row);
};

export const changeGoal: Verb<{ id: string; change: PatchGoal }, Goal> = async ({ ctx, input, deps }) => {
  const row = await updateGoal(deps.db, ctx.member.id, input.id, { ...input.change, updatedAt: ctx.now });
  if (row === undefined) throw new AppError('DAY-HAB-1001');
  return shapeGoal(row);
};

/** Tasks under it stay. */
export const deleteGoal: Verb<{ id: string }, void> = async ({ ctx, input, deps }) => {
  if ((await markGoal(deps.db, ctx.member.id, input.id, ctx.now)) === undefined)
    throw new AppError('DAY-HAB-1001');
};

export const restoreGoal: Verb<{ id: string }, Goal> = async ({ ctx, input, deps }) => {
  const row = await markGoal(deps.db, ctx.member.id, input.id, null);
  if (row === undefined) throw new AppError('DAY-HAB-1001');
  return shapeGoal(row);
};
