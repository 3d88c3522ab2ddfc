import type { Context } from '#workers/kernel/context.ts';
import { addDays, localDayOf } from '#workers/kernel/local-day.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { type Place, type Planned, planAfter } from './pure/prompt-times.ts';
import { takenSlots } from './queries.ts';
import { type SettingsColumns, type SettingsRow, settingsOf, writePlan } from './settings-queries.ts';
import { timetableOf } from './timetable.ts';

type Call = { ctx: Context; deps: Pick<Deps, 'db'> };

/** What comes after `after`, leaving out slots of these days that have their prompt already. */
export async function planFree(
  { ctx, deps }: Call,
  settings: SettingsColumns,
  after: Place | null,
): Promise<Planned> {
  if (settings.channel === 'none') return { next: null, missed: [] };
  const { timeZone } = ctx.member;
  const taken = await takenSlots(deps.db, ctx.member.id, addDays(localDayOf(ctx.now, timeZone), -1));
  return planAfter({ after, now: ctx.now, timetable: timetableOf(settings), timeZone, taken });
}

/** Plans what comes after `after`, and notes what was due meanwhile and is of no use any more. Doing it again changes nothing. */
export async function planNext(call: Call, settings: SettingsRow, after: Place | null): Promise<void> {
  const planned = await planFree(call, settings, after);
  await writePlan(call.deps.db, call.ctx.member.id, settings.nextPromptId, planned);
}

/** Plans a person anew whose time zone changed, or whose runner died: from now on, without looking back. */
export const replan: Verb<void, void> = async ({ ctx, deps }) => {
  const settings = await settingsOf(deps.db, ctx.member.id);
  if (settings !== undefined && settings.nextSlot === null) await planNext({ ctx, deps }, settings, null);
};
