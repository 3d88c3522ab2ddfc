import type { Db } from '#db/client.ts';
import { hasConsent } from '#workers/features/account/index.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { LocalDay } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { nightRows, wakingRangeRow, windowRows } from './night-queries.ts';
import { type HeartStretch, stretchesOf } from './pure/minutes.ts';
import type { NightFigures } from './pure/own-nights.ts';

const AROUND_MS = 30 * 60_000;
const RANGE_MS = 60 * 86_400_000;

/** What a member's own range is made of: the days of a span that have a figure, the first first, at most 500; none without consent. */
export const nightFigures: Verb<{ from: LocalDay; to: LocalDay }, NightFigures[]> = async ({
  ctx,
  input,
  deps,
}) =>
  (await hasConsent(deps, ctx.member.id, 'health-data')) ? nightRows(deps.db, ctx.member.id, input) : [];

export interface Spread {
  mean: number;
  sd: number;
}

/** The heart around a moment, by the minute where minutes were kept, and its member's usual one while awake. */
export interface HeartAround {
  stretches: HeartStretch[];
  /** Of the same stretches of the 60 days before, while awake; SDNN and RMSSD as `log(1 + ms)`. `windows`: of five minutes. */
  range: { meanHr: Spread; logSdnn: Spread; logRmssd: Spread; windows: number };
}

/** Null: nothing was measured within half an hour of it, there is no range, or no consent. */
export const heartAround: Verb<{ at: Date }, HeartAround | null> = async ({ ctx, input, deps }) =>
  (await hasConsent(deps, ctx.member.id, 'health-data'))
    ? heartNear(deps.db, ctx.member.id, { at: input.at, timeZone: ctx.member.timeZone })
    : null;

/** The same of a member whose consent is known. */
export async function heartNear(
  db: Db,
  memberId: MemberId,
  { at, timeZone }: { at: Date; timeZone: string },
): Promise<HeartAround | null> {
  const span = { from: new Date(at.getTime() - AROUND_MS), to: new Date(at.getTime() + AROUND_MS) };
  const rows = await windowRows(db, memberId, span);
  if (rows.length === 0) return null;
  const before = { from: new Date(at.getTime() - RANGE_MS), to: at };
  const row = await wakingRangeRow(db, memberId, before, timeZone);
  const spread = (mean: number | null | undefined, sd: number | null | undefined): Spread | null =>
    mean == null || sd == null ? null : { mean, sd };
  const meanHr = spread(row?.hrMean, row?.hrSd);
  const logSdnn = spread(row?.sdnnMean, row?.sdnnSd);
  const logRmssd = spread(row?.rmssdMean, row?.rmssdSd);
  if (row === undefined || meanHr === null || logSdnn === null || logRmssd === null) return null;
  const stretches = rows.flatMap((row) => stretchesOf({ ...row, windowAt: row.windowAt.getTime() }));
  return { stretches, range: { meanHr, logSdnn, logRmssd, windows: row.windows } };
}
