import type { BillingSubscription } from '../schemas.ts';
import { entitledUntil, isOwed, type Standing } from './entitled-until.ts';

export interface SubscriptionRow extends Standing {
  interval: 'month' | 'year';
  unitAmount: number;
  currency: string;
  startedAt: Date;
  endedAt: Date | null;
}

/** What a person is told of their subscription. */
export function shapeSubscription(row: SubscriptionRow, now: Date): BillingSubscription {
  const until = entitledUntil(row);
  const { interval, unitAmount, currency } = row;
  const about = { interval, unitAmount, currency };
  if (until === null || until <= now) {
    return {
      ...about,
      state: isOwed(row) ? 'owed' : 'ended',
      renewsAt: null,
      endsAt: (row.endedAt ?? until)?.toISOString() ?? null,
    };
  }
  if (row.cancelAt !== null)
    return { ...about, state: 'ending', renewsAt: null, endsAt: row.cancelAt.toISOString() };
  if (row.status === 'past_due')
    return { ...about, state: 'grace', renewsAt: null, endsAt: until.toISOString() };
  const state = row.status === 'trialing' ? 'trial' : 'active';
  return { ...about, state, renewsAt: row.periodEnd.toISOString(), endsAt: null };
}
