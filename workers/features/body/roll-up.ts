import {
  addDays,
  type LocalDay,
  localDayOf,
  localHourOf,
  startOfLocalDay,
} from '#workers/kernel/local-day.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { dayFigures, hourFigures, type Ready, type ReadyKind } from './pure/day-figures.ts';
import { type Series, windowsOf } from './pure/windows.ts';
import { samplesBetween } from './queries.ts';
import { rollupJob } from './rollup-job.ts';
import { daysBehind, membersBehind, writeDay } from './rollup-queries.ts';

/** Raw samples are kept this long, and hours are made of days that are this old. */
export const RAW_DAYS = 90;
export const HOURS_FROM_DAY = 30;
const DAYS_AT_ONCE = 20;
const STRANDED_AFTER_MS = 2 * 60_000;

/** Works out days of the member that are behind. Doing it twice, or by two at once, changes nothing. @returns whether some are left */
export const rollUp: Verb<{ signal?: AbortSignal }, boolean> = async ({ ctx, input, deps }) => {
  const { timeZone, id: memberId } = ctx.member;
  const today = localDayOf(ctx.now, timeZone);
  for (;;) {
    const behind = await daysBehind(deps.db, memberId, DAYS_AT_ONCE);
    for (const { localDay, wanted } of behind) {
      if (input.signal?.aborted === true) return true;
      // What the database keeps as a local day was one when it was written.
      const day = localDay as LocalDay;
      const { ready, windows } = await readDay({ ctx, input: day, deps });
      const keepsRaw = day > addDays(today, -RAW_DAYS);
      await writeDay(deps.db, memberId, {
        localDay: day,
        wanted,
        figures: dayFigures(windows, ready, (at) => localHourOf(new Date(at), timeZone)),
        windows: keepsRaw ? windows : null,
        hours: day <= addDays(today, -HOURS_FROM_DAY) ? hourFigures(windows) : null,
        onlyIfMore: !keepsRaw,
      });
    }
    if (behind.length < DAYS_AT_ONCE) return false;
  }
};

const readDay: Verb<LocalDay, { windows: ReturnType<typeof windowsOf>; ready: Ready }> = async ({
  ctx,
  input,
  deps,
}) => {
  const from = startOfLocalDay(input, ctx.member.timeZone);
  const to = startOfLocalDay(addDays(input, 1), ctx.member.timeZone);
  const rows = await samplesBetween(deps.db, ctx.member.id, from, to);
  const ready: Record<ReadyKind, number[]> = {
    'resting-hr': [],
    rmssd: [],
    sdnn: [],
    pnn50: [],
    lf: [],
    hf: [],
  };
  const series = { rr: new Map<string, GrowingSeries>(), hr: new Map<string, GrowingSeries>() };
  for (const { kind, slotAt, sourceId, offsetsMs, values } of rows)
    for (const [place, offset] of offsetsMs.entries()) {
      const at = slotAt.getTime() + offset;
      const value = values[place];
      if (at < from.getTime() || at >= to.getTime() || value === undefined) continue;
      if (kind === 'rr' || kind === 'hr') {
        const one = series[kind].get(sourceId) ?? { sourceId, at: [], values: [] };
        one.at.push(at);
        one.values.push(value);
        series[kind].set(sourceId, one);
      } else if (kind !== 'asleep') ready[kind].push(value);
    }
  return { ready, windows: windowsOf([...series.rr.values()], [...series.hr.values()]) };
};

type GrowingSeries = Series & { at: number[]; values: number[] };

/** Jobs for members whose days stand still: the message was lost, or the runner died. */
export async function strandedRollupJobs(deps: Deps, limit: number): Promise<JobMessage[]> {
  const before = new Date(deps.now().getTime() - STRANDED_AFTER_MS);
  const rows = await membersBehind(deps.db, before, limit);
  return rows.map(({ memberId, changedAt }) => rollupJob(memberId, `since ${changedAt}`));
}
