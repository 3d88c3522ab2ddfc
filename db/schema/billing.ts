import { boolean, index, integer, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, systemTable, timestamps } from './columns.ts';
import { memberTable } from './core.ts';

/** Which customer of the payment provider a member is. The provider knows a random id of ours, and no name from us. */
export const billingCustomers = memberTable(
  'billing_customers',
  {
    id: id(),
    customerId: text('customer_id').notNull(),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('billing_customers_member').on(table.memberId),
    uniqueIndex('billing_customers_customer').on(table.customerId),
  ],
);

/** Each subscription as the provider last showed it. Which plan a member has is worked out from all of theirs. */
export const billingSubscriptions = memberTable(
  'billing_subscriptions',
  {
    id: id(),
    subscriptionId: text('subscription_id').notNull(),
    /** The provider's word, such as 'active' or 'past_due'. */
    status: text('status').notNull(),
    interval: text('interval', { enum: ['month', 'year'] }).notNull(),
    priceId: text('price_id').notNull(),
    currency: text('currency').notNull(),
    /** In the currency's smallest unit. */
    unitAmount: integer('unit_amount').notNull(),
    /** False: the price is none of ours, or its amount or currency differ; such a subscription entitles to nothing. */
    isPriceOurs: boolean('is_price_ours').notNull(),
    periodStart: instant('period_start').notNull(),
    periodEnd: instant('period_end').notNull(),
    trialEnd: instant('trial_end'),
    /** When it will end, if it was cancelled. */
    cancelAt: instant('cancel_at'),
    endedAt: instant('ended_at'),
    startedAt: instant('started_at').notNull(),
    /** Counts what was written: a look at the provider that began before the last write writes nothing. */
    revision: integer('revision').notNull().default(1),
    ...timestamps(),
  },
  (table) => [
    uniqueIndex('billing_subscriptions_once').on(table.subscriptionId),
    index('billing_subscriptions_member').on(table.memberId),
    index('billing_subscriptions_due').on(table.periodEnd),
  ],
);

/** Webhooks that came, once each, by the provider's id; nothing of what was in them. */
export const billingEvents = systemTable(
  'billing_events',
  {
    id: text('id').primaryKey(),
    type: text('type').notNull(),
    createdAt: instant('created_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** Null until it was applied. */
    outcome: text('outcome', {
      enum: ['applied', 'ignored', 'unknown-customer', 'price-mismatch', 'ended-for-nobody'],
    }),
  },
  (table) => [index('billing_events_received').on(table.receivedAt)],
);
