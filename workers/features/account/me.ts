import { entitlementsOf } from '#workers/features/billing/index.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { localDayOf, timeZoneOf } from '#workers/kernel/local-day.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { Verb } from '#workers/kernel/verb.ts';
import { memberById, updateMember } from './queries.ts';
import { type Me, type PatchMe, type Preferences, preferences } from './schemas.ts';

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
    preferences: readable(row.preferences),
    photoAllowance: { used: row.used, limit: entitlementsOf(plan).photoAnalysesADay },
    createdAt: row.createdAt.toISOString(),
  };
};

/** Each choice by itself: one that cannot be read, such as a later release's, takes its default alone. */
function readable(stored: Readonly<Record<string, unknown>>): Preferences {
  const { theme, language, units } = preferences.shape;
  return {
    theme: theme.catch(DEFAULTS.theme).parse(stored.theme),
    language: language.catch(DEFAULTS.language).parse(stored.language),
    units: units.catch(DEFAULTS.units).parse(stored.units),
  };
}

/** Throws DAY-USER-1004, and changes nothing, for preferences over those that a later release wrote. */
export const changeMe: Verb<PatchMe, Me> = async ({ ctx, input, deps }) => {
  const { timeZone, preferences: chosen, device } = input;
  const zone = zoneAt('timeZone', timeZone);
  const deviceZone = zoneAt('device.timeZone', device?.timeZone);
  const isChanged = await updateMember(deps.db, ctx.member.id, {
    ...(zone !== undefined && { timeZone: zone }),
    ...(chosen !== undefined && { preferences: chosen }),
    ...(device !== undefined && {
      device: { ...device, ...(deviceZone !== undefined && { timeZone: deviceZone }) },
    }),
  });
  if (!isChanged) throw new AppError('DAY-USER-1004');
  deps.memberCache.deleteWhere((member) => member.id === ctx.member.id);
  return readMe({ ctx, input: undefined, deps });
};

/** The zone as it is kept; throws DAY-REQ-1002 for what is none. */
function zoneAt(path: string, name: string | undefined): string | undefined {
  const zone = name === undefined ? undefined : timeZoneOf(name);
  if (zone === null)
    throw new AppError('DAY-REQ-1002', { details: [{ path, message: 'No such IANA time zone.' }] });
  return zone;
}
