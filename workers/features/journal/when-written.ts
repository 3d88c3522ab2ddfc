import type { Context } from '#workers/kernel/context.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { type LocalDay, localDayOf } from '#workers/kernel/local-day.ts';

/** A clock that runs ahead is forgiven up to here: an entry of the day after tomorrow is a slip. */
const AHEAD_MS = 24 * 3_600_000;

/** When an entry happened, and on which of the member's days; now, unless it is said. */
export function whenWritten(
  ctx: Context,
  occurredAt: string | undefined,
): { occurredAt: Date; localDay: LocalDay } {
  const at = occurredAt === undefined ? ctx.now : new Date(occurredAt);
  if (at.getTime() > ctx.now.getTime() + AHEAD_MS || at.getUTCFullYear() < 1900) {
    throw new AppError('DAY-REQ-1002', {
      details: [
        { path: 'occurredAt', message: 'An entry is of the year 1900 or later, and not of the future.' },
      ],
    });
  }
  return { occurredAt: at, localDay: localDayOf(at, ctx.member.timeZone) };
}
