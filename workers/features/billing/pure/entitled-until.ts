import type { Plan } from '#workers/kernel/context.ts';

/** What of a subscription decides. Times are the provider's own, so that no order of arrival does. */
export interface Standing {
  status: string;
  isPriceOurs: boolean;
  periodStart: Date;
  periodEnd: Date;
  cancelAt: Date | null;
}

/** How long a payment that failed, or a renewal that we were not told of, leaves the plan as it is. */
export const GRACE_DAYS = 7;
const DAY_MS = 86_400_000;

/**
 * Until when a subscription entitles; null: not at all.
 *
 * `trialing` and `active` hold to the end of the paid period and the grace after it, since the next period is told of only
 * once it began; a cancelled one holds to its end and no longer. `past_due` holds for the grace, counted from the start
 * of the period that was not paid for. All other states (https://docs.stripe.com/billing/subscriptions/overview) entitle to
 * nothing: `incomplete`, `incomplete_expired`, `unpaid`, `paused`, `canceled`.
 */
export function entitledUntil(standing: Standing): Date | null {
  if (!standing.isPriceOurs) return null;
  const { status, cancelAt, periodStart, periodEnd } = standing;
  if (status === 'past_due') return earlier(inGrace(periodStart), cancelAt);
  if (status !== 'active' && status !== 'trialing') return null;
  return cancelAt ?? inGrace(periodEnd);
}

/** Nothing is entitled to any more, and the provider still waits for money (`past_due`, `unpaid`) or for a card (`paused`). */
const WAITS_FOR_MONEY: ReadonlySet<string> = new Set(['past_due', 'unpaid', 'paused']);

/** Whether a subscription that entitles to nothing would go on once it is paid: another one beside it would be paid twice. */
export function isOwed({ isPriceOurs, status }: Standing): boolean {
  return isPriceOurs && WAITS_FOR_MONEY.has(status);
}

function inGrace(from: Date): Date {
  return new Date(from.getTime() + GRACE_DAYS * DAY_MS);
}

function earlier(a: Date, b: Date | null): Date {
  return b !== null && b < a ? b : a;
}

/** The plan that all of a member's subscriptions come to: the one that holds longest counts. */
export function planOf(standings: readonly Standing[], now: Date): { plan: Plan; planUntil: Date | null } {
  const ends = standings.flatMap((standing) => entitledUntil(standing) ?? []).filter((end) => end > now);
  if (ends.length === 0) return { plan: 'free', planUntil: null };
  return { plan: 'premium', planUntil: new Date(Math.max(...ends.map(Number))) };
}
