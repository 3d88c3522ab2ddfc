import { uniqueViolation } from '#db/client.ts';
import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { addDays, startOfLocalDay } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { BACKDATED_DAYS, dayOf, spanOf, todayOf } from './days.ts';
import { makeDay } from './make-days.ts';
import { bitsOf, isDue } from './pure/interval.ts';
import { shareOfTarget } from './pure/share-of-target.ts';
import {
  hasGoal,
  insertTemplate,
  markTemplate,
  type TemplateRow,
  templateById,
  templateIdByRequest,
  templatePage,
  updateTemplate,
} from './queries.ts';
import { ruleOf } from './rule-of.ts';
import type { NewTemplate, PatchTemplate, TaskTemplate, TemplateDay } from './schemas.ts';
import { bitsFrom, intervalColumns, shapeTemplate, targetColumn, windowColumns } from './shape.ts';
import { restand } from './standings.ts';
import { dropOpenTasks, recordsOf, refreshOpenTasks } from './task-queries.ts';

interface Call {
  ctx: Context;
  deps: Deps;
}

async function found({ ctx, deps }: Call, id: string) {
  const row = await templateById(deps.db, ctx.member.id, id);
  if (row === undefined) throw new AppError('DAY-HAB-1002');
  return row;
}

function refuse(path: string, message: string): never {
  throw new AppError('DAY-REQ-1002', { details: [{ path, message }] });
}

/** A task that could never fall due is a slip. */
function requirePossible(
  row: Pick<TemplateRow, 'intervalKind' | 'intervalN' | 'weekdays' | 'restDays'>,
): void {
  const days = bitsOf((row.intervalKind === 'weekdays' ? row.weekdays : 127) & ~row.restDays);
  const needed = row.intervalKind === 'weekly' ? row.intervalN : 1;
  if (days < needed) refuse('restDays', 'The rest days leave too few days for the task.');
  if (row.intervalKind === 'days' && row.intervalN % 7 === 0 && row.restDays !== 0)
    refuse('restDays', 'A task every seven days falls on one weekday: it has no rest days.');
}

async function requireGoal({ ctx, deps }: Call, goalId: string | null | undefined): Promise<void> {
  if (typeof goalId === 'string' && !(await hasGoal(deps.db, ctx.member.id, goalId)))
    throw new AppError('DAY-HAB-1001');
}

export const listTemplates: Verb<
  { page: number; perPage: number; goalId?: string | undefined },
  { templates: TaskTemplate[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const { page, perPage, goalId } = input;
  const asked = { limit: perPage, offset: (page - 1) * perPage, goalId };
  const { rows, total } = await templatePage(deps.db, ctx.member.id, asked);
  return {
    templates: rows.map(({ template, window }) => shapeTemplate(template, window)),
    meta: pageMeta(input, total),
  };
};

export const readTemplate: Verb<{ id: string }, TaskTemplate> = async (call) => {
  const { template, window } = await found(call, call.input.id);
  return shapeTemplate(template, window);
};

export const addTemplate: Verb<
  NewTemplate & { requestKey: string | null; source?: 'own' | 'archetype' },
  TaskTemplate
> = async ({ ctx, input, deps }) => {
  const today = todayOf(ctx);
  const startsOn = input.startsOn === undefined ? today : dayOf(input.startsOn);
  if (startsOn < addDays(today, -BACKDATED_DAYS) || startsOn > addDays(today, 366))
    refuse('startsOn', 'A task starts between a week ago and a year ahead.');
  const columns = {
    id: newId<'template'>(),
    goalId: input.goalId,
    title: input.title,
    note: input.note,
    groupName: input.group,
    ...intervalColumns(input.interval),
    restDays: bitsFrom(input.restDays),
    target: targetColumn(input.target),
    startsOn,
    ruleSince: startsOn,
    source: input.source ?? 'own',
    requestKey: input.requestKey,
  };
  requirePossible(columns);
  await requireGoal({ ctx, deps }, input.goalId);
  const clock = {
    rolledDay: today,
    nextRollAt: startOfLocalDay(addDays(today, 1), ctx.member.timeZone),
  };
  let id: string = columns.id;
  try {
    await insertTemplate(deps.db, ctx.member.id, columns, windowColumns(input.window), clock);
  } catch (error) {
    const first =
      input.requestKey !== null && uniqueViolation(error) !== null
        ? await templateIdByRequest(deps.db, ctx.member.id, input.requestKey)
        : undefined;
    if (first === undefined) throw error;
    id = first;
  }
  const { template, window } = await found({ ctx, deps }, id);
  if (startsOn <= today) await makeDay({ ctx, deps }, today, [template]);
  return shapeTemplate(template, window);
};

/** What is over stays as it was. What is open takes the change; a new interval counts from today. */
export const changeTemplate: Verb<{ id: string; change: PatchTemplate }, TaskTemplate> = async (call) => {
  const { ctx, input, deps } = call;
  const { change } = input;
  const before = await found(call, input.id);
  const today = todayOf(ctx);
  // A task keeps a goal that was removed since, and can be changed otherwise.
  if (change.goalId !== before.template.goalId) await requireGoal(call, change.goalId);
  const columns = {
    ...(change.goalId !== undefined && { goalId: change.goalId }),
    ...(change.title !== undefined && { title: change.title }),
    ...(change.note !== undefined && { note: change.note }),
    ...(change.group !== undefined && { groupName: change.group }),
    ...(change.interval !== undefined && intervalColumns(change.interval)),
    ...(change.restDays !== undefined && { restDays: bitsFrom(change.restDays) }),
    ...(change.target !== undefined && { target: targetColumn(change.target) }),
    updatedAt: ctx.now,
  };
  const after = { ...before.template, ...columns };
  requirePossible(after);
  const isNewRule = (['intervalKind', 'intervalN', 'weekdays', 'restDays'] as const).some(
    (key) => after[key] !== before.template[key],
  );
  const since = after.startsOn > today ? after.startsOn : today;
  const window = change.window === undefined ? before.window : windowColumns(change.window);
  await updateTemplate(
    deps.db,
    ctx.member.id,
    input.id,
    { ...columns, ...(isNewRule && { ruleSince: since }) },
    window,
  );
  if (isNewRule && !isDue(ruleOf(after), today)) await dropOpenTasks(deps.db, ctx.member.id, input.id, today);
  const { title, groupName, target } = after;
  await refreshOpenTasks(deps.db, ctx.member.id, { templateId: input.id, title, groupName, target }, today);
  const changed = await found(call, input.id);
  if (isNewRule) {
    await makeDay(call, today, [changed.template]);
    await restand(call, [input.id]);
  }
  return readTemplate({ ...call, input: { id: input.id } });
};

/** What was done stays in the history; what is planned goes. */
export const deleteTemplate: Verb<{ id: string }, void> = async ({ ctx, input, deps }) => {
  if (!(await markTemplate(deps.db, ctx.member.id, input.id, ctx.now))) throw new AppError('DAY-HAB-1002');
  await dropOpenTasks(deps.db, ctx.member.id, input.id, todayOf(ctx));
};

export const restoreTemplate: Verb<{ id: string }, TaskTemplate> = async (call) => {
  const { ctx, input, deps } = call;
  if (!(await markTemplate(deps.db, ctx.member.id, input.id, null))) throw new AppError('DAY-HAB-1002');
  const { template, window } = await found(call, input.id);
  const today = todayOf(ctx);
  if (template.startsOn <= today) await makeDay(call, today, [template]);
  return shapeTemplate(template, window);
};

/** What happened on the days between, both counted. */
export const templateDays: Verb<{ id: string; from: string; to: string }, TemplateDay[]> = async (call) => {
  const { ctx, input, deps } = call;
  const { from, to } = spanOf(input);
  await found(call, input.id);
  const rows = await recordsOf(deps.db, ctx.member.id, [input.id], from, to);
  return rows.map(({ localDay, state, amount, target }) => ({
    localDay,
    state,
    amount,
    share: state === 'completed' ? shareOfTarget(target, amount) : 0,
  }));
};
