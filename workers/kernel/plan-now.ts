import type { Plan } from './context.ts';

/** The plan that holds now, of a row of `members`: a premium plan whose time is over is none. */
export function planNow(row: { plan: Plan; planUntil: Date | null }, now: Date): Plan {
  if (row.plan === 'premium' && row.planUntil !== null && row.planUntil <= now) return 'free';
  return row.plan;
}
