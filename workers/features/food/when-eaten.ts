import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { type LocalDay, localDayOf, localHourOf } from '#workers/kernel/local-day.ts';
import { mealOfHour } from './pure/meal-of-hour.ts';
import type { Meal } from './schemas.ts';

/** A clock that runs a little ahead is forgiven; a meal of tomorrow is a slip. */
const AHEAD_MS = 24 * 3_600_000;

/** When a meal was eaten, on which of the member's days, and as which meal; now, unless it is said. */
export function whenEaten(
  ctx: Context,
  said: { eatenAt?: string | undefined; meal?: Meal | undefined },
): { eatenAt: Date; localDay: LocalDay; meal: Meal } {
  const eatenAt = said.eatenAt === undefined ? ctx.now : new Date(said.eatenAt);
  if (eatenAt.getTime() > ctx.now.getTime() + AHEAD_MS || eatenAt.getUTCFullYear() < 2000) {
    throw new AppError('DAY-REQ-1002', {
      details: [{ path: 'eatenAt', message: 'A meal is eaten between the year 2000 and now.' }],
    });
  }
  const { timeZone } = ctx.member;
  return {
    eatenAt,
    localDay: localDayOf(eatenAt, timeZone),
    meal: said.meal ?? mealOfHour(localHourOf(eatenAt, timeZone)),
  };
}
