import { hasConsent, whoAllows } from '#workers/features/account/index.ts';
import {
  addDays,
  type LocalDay,
  localDayOf,
  localHourOf,
  startOfLocalDay,
} from '#workers/kernel/local-day.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { type DayInput, dayFigures, hourFigures, type ReadyKind } from './pure/day-figures.ts';
import { NIGHT_REACHES_BACK_MS, nightOf, type Stretch } from './pure/night.ts';
import type { Series } from './pure/series.ts';
import { windowsOf } from './pure/windows.ts';
import { samplesBetween, sleepBetween, windowRows } from './queries.ts';
import { rollupJob } from './rollup-job.ts';
import { daysBehind, membersBehind, writeDay } from './rollup-queries.ts';

/** Raw samples are kept this long, and hours are made of days that are this old. */
export const RAW_DAYS = 90;
export const HOURS_FROM_DAY = 30;
const DAYS_AT_ONCE = 20;
const STRANDED_AFTER_MS = 2 * 60_000;

/**
 * Works out days of the member that are behind. Doing it twice, or by two at once, changes nothing. It stops when the member takes
 * their consent back; the days then wait for another. @returns whether some are left to do
 */
export const rollUp: Verb<{ signal?: AbortSignal }, boolean> = async ({ ctx, input, deps }) => {
  const { timeZone, id: memberId } = ctx.member;
  const today = localDayOf(ctx.now, timeZone);
  for (;;) {
    const behind = await daysBehind(deps.db, memberId, DAYS_AT_ONCE);
    for (const { localDay, wanted } of behind) {
      if (input.signal?.aborted === true) return true;
      if (!(await hasConsent(deps, memberId, 'health-data'))) return false;
      // What the database keeps as a local day was one when it was written.
      const day = localDay as LocalDay;
      const found = await readDay({ ctx, input: day, deps });
      const { windows } = found;
      const keepsRaw = day > addDays(today, -RAW_DAYS);
      await writeDay(deps.db, memberId, {
        localDay: day,
        wanted,
        figures: dayFigures(found),
        windows: keepsRaw ? windows : null,
        hours: day <= addDays(today, -HOURS_FROM_DAY) ? hourFigures(windows) : null,
        onlyIfMore: !keepsRaw,
      });
    }
    if (behind.length < DAYS_AT_ONCE) return false;
  }
};

/** What a day's figures are made of. Its night may have begun the evening before, whose windows a run before this one wrote. */
const readDay: Verb<LocalDay, DayInput & { windows: ReturnType<typeof windowsOf> }> = async ({
  ctx,
  input,
  deps,
}) => {
  const { id: memberId, timeZone } = ctx.member;
  const from = startOfLocalDay(input, timeZone);
  const to = startOfLocalDay(addDays(input, 1), timeZone);
  const evening = new Date(from.getTime() - NIGHT_REACHES_BACK_MS);
  const [rows, before, sleep] = await Promise.all([
    samplesBetween(deps.db, memberId, from, to),
    windowRows(deps.db, memberId, evening, from, 200),
    sleepBetween(deps.db, memberId, evening, to),
  ]);
  const { ready, intervals, heartRates } = seriesOf(rows, { from: from.getTime(), to: to.getTime() });
  const windows = windowsOf(intervals, heartRates);
  const earlier = before.map((row) => ({
    ...row,
    windowAt: row.windowAt.getTime(),
    sourceId: row.sourceId ?? '',
  }));
  const night = nightOf(
    { from: from.getTime(), to: to.getTime() },
    { heart: [...earlier, ...windows], asleep: sleep },
  );
  const hourOf = (at: number) => localHourOf(new Date(at), timeZone);
  return { windows, before: earlier, ready, night, hourOf };
};

function seriesOf(rows: Awaited<ReturnType<typeof samplesBetween>>, { from, to }: Stretch) {
  const ready: Record<ReadyKind, number[]> = {
    'resting-hr': [],
    rmssd: [],
    sdnn: [],
    pnn50: [],
    lf: [],
    hf: [],
  };
  const series = { rr: new Map<string, GrowingSeries>(), hr: new Map<string, GrowingSeries>() };
  for (const { kind, slotAt, sourceId, offsetsMs, values } of rows) {
    const start = slotAt.getTime();
    for (const [place, offset] of offsetsMs.entries()) {
      const at = start + offset;
      const value = values[place];
      if (at < from || at >= to || value === undefined) continue;
      if (kind === 'rr' || kind === 'hr') {
        const one = series[kind].get(sourceId) ?? { sourceId, at: [], values: [] };
        one.at.push(at);
        one.values.push(value);
        series[kind].set(sourceId, one);
      } else if (kind !== 'asleep') ready[kind].push(value);
    }
  }
  return { ready, intervals: [...series.rr.values()], heartRates: [...series.hr.values()] };
}

type GrowingSeries = Series & { at: number[]; values: number[] };

/** Jobs for members whose days stand still: the message was lost, or the runner died. */
export async function strandedRollupJobs(deps: Deps, limit: number): Promise<JobMessage[]> {
  const before = new Date(deps.now().getTime() - STRANDED_AFTER_MS);
  const isAllowed = (member: Parameters<typeof whoAllows>[0]) => whoAllows(member, 'health-data');
  const rows = await membersBehind(deps.db, { before, limit, isAllowed });
  return rows.map(({ memberId, changedAt }) => rollupJob(memberId, `since ${changedAt}`));
}
