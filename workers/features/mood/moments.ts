import { AppError } from '#workers/kernel/errors.ts';
import { newId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { type PageMeta, pageMeta } from '#workers/kernel/paging.ts';
import type { JobMessage } from '#workers/kernel/ports.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { saidOf, UNCALIBRATED } from './pure/stress/calibrate.ts';
import {
  type CalibrationRow,
  calibrationOf,
  insertMoment,
  type MomentRow,
  markMoment,
  momentByRequest,
  momentPage,
} from './queries.ts';
import type { MoodMoment, NewMoment } from './schemas.ts';

/** How a moment felt is remembered for some days; later it is a guess. */
const REACH_MS = 7 * 86_400_000;
/** Clocks run ahead by a little. */
const AHEAD_MS = 5 * 60_000;

/** @param key one run a label: what the message asks for is the member's calibration as a whole */
export function calibrateJob(memberId: string, key: string): JobMessage {
  return { name: 'mood-calibrate', payload: { memberId }, key };
}

export const listMoments: Verb<
  { page: number; perPage: number; day?: string | undefined },
  { moments: MoodMoment[]; meta: PageMeta }
> = async ({ ctx, input, deps }) => {
  const offset = (input.page - 1) * input.perPage;
  const [{ rows, total }, calibration] = await Promise.all([
    momentPage(deps.db, ctx.member.id, { limit: input.perPage, offset, day: input.day }),
    calibrationOf(deps.db, ctx.member.id),
  ]);
  return { moments: rows.map((row) => shapeMoment(row, calibration)), meta: pageMeta(input, total) };
};

/** Labels a moment; its heart is looked up by a job, whenever that data arrives. */
export const addMoment: Verb<NewMoment & { requestKey: string | null }, MoodMoment> = async ({
  ctx,
  input,
  deps,
}) => {
  const { label, requestKey } = input;
  const occurredAt = input.occurredAt === undefined ? ctx.now : new Date(input.occurredAt);
  const age = ctx.now.getTime() - occurredAt.getTime();
  if (age > REACH_MS || age < -AHEAD_MS) throw new AppError('DAY-MOOD-1002');
  const id = newId<'moment'>();
  const localDay = localDayOf(occurredAt, ctx.member.timeZone);
  const fresh = { id, occurredAt, localDay, label, heartState: 'waiting', requestKey } as const;
  const added = await insertMoment(deps.db, ctx.member.id, fresh);
  const row =
    added ?? (requestKey === null ? undefined : await momentByRequest(deps.db, ctx.member.id, requestKey));
  if (row === undefined) throw new Error('the moment was not stored');
  // Lost on the way, it is found by the hourly round.
  deps.later(
    deps.jobs.enqueue([calibrateJob(ctx.member.id, row.id)]).catch((error: unknown) => {
      deps.errors.capture(error, { correlationId: ctx.correlationId, route: 'enqueue mood-calibrate' });
    }),
  );
  return shapeMoment(row, undefined);
};

export const deleteMoment: Verb<{ id: string }, void> = async ({ ctx, input, deps }) => {
  const row = await markMoment(deps.db, ctx.member.id, input.id, ctx.now);
  if (row === undefined) throw new AppError('DAY-MOOD-1001');
};

export const restoreMoment: Verb<{ id: string }, MoodMoment> = async ({ ctx, input, deps }) => {
  const row = await markMoment(deps.db, ctx.member.id, input.id, null);
  if (row === undefined) throw new AppError('DAY-MOOD-1001');
  return shapeMoment(row, await calibrationOf(deps.db, ctx.member.id));
};

function shapeMoment(row: MomentRow, calibration: CalibrationRow | undefined): MoodMoment {
  const { id, occurredAt, localDay, label, heartState, probability, heartBy } = row;
  const own = calibration ?? UNCALIBRATED;
  return {
    id,
    occurredAt: occurredAt.toISOString(),
    localDay,
    label,
    heart: heartState,
    strain: probability === null ? null : saidOf(probability, own),
    strainBy: heartBy,
  };
}
