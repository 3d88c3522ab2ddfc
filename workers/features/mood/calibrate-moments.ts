import { type HeartAround, heartAround } from '#workers/features/body/index.ts';
import type { Context } from '#workers/kernel/context.ts';
import { asId, type MemberId } from '#workers/kernel/ids.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { isStrained } from './pure/labels.ts';
import { MOMENTS_NEEDED } from './pure/moments-needed.ts';
import { calibrateStress, type LabelledMoment } from './pure/stress/calibrate.ts';
import { curveError, curveOf, heldOut } from './pure/stress/reliability.ts';
import { type Strain, strainAt } from './pure/stress/strain-at.ts';
import {
  calibrationOf,
  type MomentRow,
  membersToCalibrate,
  newestMoments,
  purgeMoments,
  settleMoment,
  storeCalibration,
  waitingMoments,
} from './queries.ts';
import type { Calibration } from './schemas.ts';

/** So long a moment waits for heart data: files are often brought in at the end of a week. */
const WAITS_MS = 30 * 86_400_000;
const MOMENTS_AT_ONCE = 100;
const MOMENTS_LOOKED_AT = 200;
const UNDO_MS = 30 * 86_400_000;

/** Looks up the hearts of moments that wait, and works the member's calibration out anew. Doing it twice changes nothing. */
export const calibrateMember: Verb<void, void> = async (call) => {
  const { ctx, deps } = call;
  for (const moment of await waitingMoments(deps.db, ctx.member.id, MOMENTS_AT_ONCE)) {
    const strain = await heartAt(call, moment.occurredAt);
    const isOver = ctx.now.getTime() - moment.occurredAt.getTime() > WAITS_MS;
    if (strain === null && !isOver) continue;
    await settleMoment(deps.db, ctx.member.id, moment.id, {
      heartState: strain === null ? 'absent' : 'found',
      probability: strain?.probability ?? null,
      heartBy: strain?.by ?? null,
    });
  }
  const moments = labelledOf(await newestMoments(deps.db, ctx.member.id, MOMENTS_LOOKED_AT));
  // A member whose moments are all gone keeps a calibration that changes nothing.
  if (moments.length === 0 && (await calibrationOf(deps.db, ctx.member.id)) === undefined) return;
  await storeCalibration(deps.db, ctx.member.id, { ...calibrationColumns(moments), madeAt: ctx.now });
};

/** What labelled moments make of the model; with too few of them a calibration that changes nothing. */
export function calibrationColumns(moments: readonly LabelledMoment[]) {
  const isEnough = moments.length >= MOMENTS_NEEDED;
  const reliability = { before: curveOf(moments), after: isEnough ? curveOf(heldOut(moments)) : [] };
  const { offset, slope, steps } = calibrateStress(isEnough ? moments : []);
  return {
    offset,
    slope,
    steps: [...steps],
    moments: moments.length,
    errorBefore: isEnough ? curveError(reliability.before) : null,
    errorAfter: curveError(reliability.after),
    reliability,
  };
}

/** How stressed the heart looked at a moment, by the model as it ships. */
async function heartAt(call: { ctx: Context; deps: Deps }, at: Date): Promise<Strain | null> {
  return strainOf(await heartAround({ ...call, input: { at } }), at);
}

/** Null also while the own range rests on too little. */
export function strainOf(heart: HeartAround | null, at: Date): Strain | null {
  if (heart === null) return null;
  const strain = strainAt(heart.stretches, heart.range, at.getTime() / 1000);
  return strain?.isReliable === true ? strain : null;
}

function labelledOf(rows: readonly MomentRow[]): LabelledMoment[] {
  return rows.flatMap(({ label, probability }) =>
    probability === null ? [] : [{ probability, isStressed: isStrained(label) }],
  );
}

export const readCalibration: Verb<void, Calibration> = async ({ ctx, deps }) => {
  const row = await calibrationOf(deps.db, ctx.member.id);
  return {
    moments: row?.moments ?? 0,
    needed: MOMENTS_NEEDED,
    isUsed: (row?.moments ?? 0) >= MOMENTS_NEEDED,
    errorBefore: row?.errorBefore ?? null,
    errorAfter: row?.errorAfter ?? null,
    reliability: row?.reliability ?? { before: [], after: [] },
  };
};

/**
 * Calibrates members whose moments changed or wait, up to `limit` after the one named, and forgets moments whose undo time is over.
 * @param contextOf null when the member is gone
 * @returns the last member that was looked at; null when there are no more
 */
export async function calibrateMembers(
  deps: Deps,
  input: {
    after: string;
    limit: number;
    now: Date;
    signal: AbortSignal;
    contextOf: (memberId: MemberId) => Promise<Context | null>;
  },
): Promise<string | null> {
  const ids = await membersToCalibrate(deps.db, input.after, input.limit);
  for (const id of ids) {
    if (input.signal.aborted) return null;
    const ctx = await input.contextOf(asId<'member'>(id));
    if (ctx !== null) await calibrateMember({ ctx, deps, input: undefined });
  }
  if (ids.length === input.limit) return ids.at(-1) ?? null;
  await purgeMoments(deps.db, new Date(input.now.getTime() - UNDO_MS), 1_000);
  return null;
}
