import { entitlementsOf } from '#workers/features/billing/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { isTimeZone, localDayOf } from '#workers/kernel/local-day.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { memberById, updateMember } from './queries.ts';
import { type Me, type PatchMe, preferences } from './schemas.ts';

const DEFAULTS = { theme: 'system', language: 'en', units: 'metric' } as const;

export const readMe: Verb<void, Me> = async ({ ctx, deps }) => {
  const row = await memberById(deps.db, ctx.member.id, (timeZone) => localDayOf(ctx.now, timeZone));
  if (row === undefined) throw new AppError('DAY-AUTH-1008');
  const plan = planNow(row, ctx.now);
  return {
    id: row.id,
    role: row.role,
    plan,
    timeZone: row.timeZone,
    preferences: preferences.catch(DEFAULTS).parse({ ...DEFAULTS, ...row.preferences }),
    photoAllowance: { used: row.used, limit: entitlementsOf(plan).photoAnalysesADay },
    createdAt: row.createdAt.toISOString(),
  };
};

export const changeMe: Verb<PatchMe, Me> = async ({ ctx, input, deps }) => {
  const { timeZone, preferences: chosen, device } = input;
  for (const [path, zone] of [
    ['timeZone', timeZone],
    ['device.timeZone', device?.timeZone],
  ] as const) {
    if (zone !== undefined && !isTimeZone(zone))
      throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such IANA time zone.' }] });
  }
  await updateMember(deps.db, ctx.member.id, {
    ...(timeZone !== undefined && { timeZone }),
    ...(chosen !== undefined && { preferences: chosen }),
    ...(device !== undefined && { device }),
  });
  deps.memberCache.deleteWhere((member) => member.id === ctx.member.id);
  return readMe({ ctx, input: undefined, deps });
};
