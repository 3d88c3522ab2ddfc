import type { CheckoutSession, Subscription } from './store.ts';

/** Objects as Stripe's API 2026-10-28 writes them, as far as they are looked at. */
export function subscriptionShape(sub: Subscription) {
  const price = {
    id: sub.priceId,
    object: 'price',
    currency: sub.currency,
    unit_amount: sub.unitAmount,
    recurring: { interval: sub.interval, interval_count: 1 },
  };
  const item = {
    id: `si_${sub.id.slice(4)}`,
    object: 'subscription_item',
    price,
    quantity: 1,
    current_period_start: sub.periodStart,
    current_period_end: sub.periodEnd,
  };
  return {
    id: sub.id,
    object: 'subscription',
    customer: sub.customer,
    metadata: sub.metadata,
    status: sub.status,
    currency: sub.currency,
    items: { object: 'list', data: [item], has_more: false },
    start_date: sub.startDate,
    created: sub.startDate,
    trial_end: sub.trialEnd,
    cancel_at_period_end: sub.cancelAtPeriodEnd,
    cancel_at: sub.cancelAtPeriodEnd ? sub.periodEnd : null,
    canceled_at: sub.canceledAt,
    ended_at: sub.endedAt,
    livemode: false,
  };
}

export function checkoutShape(session: CheckoutSession, origin: string) {
  const isDone = session.subscription !== null;
  return {
    id: session.id,
    object: 'checkout.session',
    mode: 'subscription',
    customer: session.customer,
    client_reference_id: session.clientReferenceId,
    subscription: session.subscription,
    status: isDone ? 'complete' : 'open',
    payment_status: isDone ? 'paid' : 'unpaid',
    url: isDone ? null : `${origin}/pay/${session.id}`,
    livemode: false,
  };
}

export function invoiceShape(sub: Subscription, isPaid: boolean) {
  return {
    id: `in_${sub.id.slice(4)}_${sub.periodStart}`,
    object: 'invoice',
    customer: sub.customer,
    currency: sub.currency,
    amount_due: sub.unitAmount,
    status: isPaid ? 'paid' : 'open',
    parent: {
      type: 'subscription_details',
      subscription_details: { subscription: sub.id, metadata: sub.metadata },
      quote_details: null,
    },
  };
}
