import { requireConsent } from '#workers/features/account/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import type { BodySourceId } from '#workers/kernel/ids.ts';
import { addDays, type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { NIGHT_REACHES_BACK_MS } from './pure/night.ts';
import { looksLikeSeconds, readBatch, type Slot } from './pure/read-batch.ts';
import { storeSlots } from './queries.ts';
import { startRollup } from './rollup-job.ts';
import type { BatchOutcome, SampleBatch } from './schemas.ts';
import { sourceById } from './source-queries.ts';

/**
 * Stores a batch of samples, each once. What no heart can do and what is not of the past is left out and counted. Intervals in seconds are
 * refused as a whole: nothing is guessed. Repeating a batch stores nothing and gives the same days.
 */
export const addSamples: Verb<{ sourceId: BodySourceId; batch: SampleBatch }, BatchOutcome> = async ({
  ctx,
  input,
  deps,
}) => {
  if ((await sourceById(deps.db, ctx.member.id, input.sourceId)) === undefined)
    throw new AppError('DAY-BODY-1001');
  await requireConsent(deps, ctx.member.id, 'health-data');
  const { series } = input.batch;
  const inSeconds = series.findIndex(({ kind, values }) => kind === 'rr' && looksLikeSeconds(values));
  if (inSeconds !== -1) throw new AppError('DAY-BODY-1002', { details: { series: inSeconds } });
  const { slots, accepted, refused } = readBatch(
    series.map((one) => ({ ...one, startAt: new Date(one.startAt) })),
    ctx.now,
  );
  if (slots.length === 0) throw new AppError('DAY-BODY-1003', { details: refused });
  const localDays = daysOf(slots, ctx.member.timeZone);
  const last = Math.max(...slots.map(({ slotAt, offsetsMs }) => slotAt + (offsetsMs.at(-1) ?? 0)));
  const stored = await storeSlots(deps.db, ctx.member.id, {
    sourceId: input.sourceId,
    slots,
    localDays,
    nextDays: nextDaysOf(slots, ctx.member.timeZone).filter((day) => !localDays.includes(day)),
    lastSampleAt: new Date(last),
  });
  startRollup({ ctx, deps });
  return { stored, repeated: accepted - stored, refused, localDays };
};

function daysOf(slots: readonly Slot[], timeZone: string): LocalDay[] {
  const days = slots.flatMap(({ slotAt, offsetsMs }) =>
    [offsetsMs[0] ?? 0, offsetsMs.at(-1) ?? 0].map((ms) => localDayOf(new Date(slotAt + ms), timeZone)),
  );
  return [...new Set(days)].sort();
}

/** Days whose night samples of the evening before may belong to. */
function nextDaysOf(slots: readonly Slot[], timeZone: string): LocalDay[] {
  const days = slots.flatMap(({ slotAt, offsetsMs }) => {
    const last = slotAt + (offsetsMs.at(-1) ?? 0);
    const day = localDayOf(new Date(last), timeZone);
    const isEvening = localDayOf(new Date(last + NIGHT_REACHES_BACK_MS), timeZone) > day;
    return isEvening ? [addDays(day, 1)] : [];
  });
  return [...new Set(days)];
}
