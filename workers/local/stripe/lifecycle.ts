import { randomBytes } from 'node:crypto';
import type { Price } from '#workers/kernel/prices.ts';
import type { StripeEvents } from './events.ts';
import { checkoutShape, invoiceShape, subscriptionShape } from './shapes.ts';
import type { CheckoutSession, StripeStore, Subscription } from './store.ts';

export const DEEDS = ['cancel', 'resume', 'renew', 'fail', 'pay', 'end'] as const;
export type Deed = (typeof DEEDS)[number];

const DAY_S = 86_400;

/** What happens to subscriptions, and what is told of it. */
export function createLifecycle(input: {
  store: StripeStore;
  events: StripeEvents;
  prices: readonly Price[];
  origin: () => string;
  now: () => number;
}) {
  const { store, events, prices, origin } = input;
  const nowS = () => Math.floor(input.now() / 1000);
  const lengthOf = ({ interval }: Pick<Subscription, 'interval'>) => (interval === 'year' ? 365 : 30) * DAY_S;

  function tell(sub: Subscription, how: 'created' | 'updated' | 'deleted'): void {
    events.emit(`customer.subscription.${how}`, subscriptionShape(sub));
  }

  function newPeriod(sub: Subscription): void {
    sub.periodStart = nowS();
    sub.periodEnd = nowS() + lengthOf(sub);
  }

  const deeds: Readonly<Record<Deed, (sub: Subscription) => void>> = {
    cancel(sub) {
      sub.cancelAtPeriodEnd = true;
      sub.canceledAt = nowS();
      tell(sub, 'updated');
    },
    resume(sub) {
      sub.cancelAtPeriodEnd = false;
      sub.canceledAt = null;
      tell(sub, 'updated');
    },
    renew(sub) {
      if (sub.cancelAtPeriodEnd) return deeds.end(sub);
      sub.status = 'active';
      newPeriod(sub);
      tell(sub, 'updated');
      events.emit('invoice.paid', invoiceShape(sub, true));
    },
    fail(sub) {
      sub.status = 'past_due';
      newPeriod(sub);
      events.emit('invoice.payment_failed', invoiceShape(sub, false));
      tell(sub, 'updated');
    },
    pay(sub) {
      sub.status = 'active';
      events.emit('invoice.paid', invoiceShape(sub, true));
      tell(sub, 'updated');
    },
    end(sub) {
      sub.status = 'canceled';
      sub.canceledAt ??= nowS();
      sub.endedAt = nowS();
      tell(sub, 'deleted');
    },
  };

  return {
    /** The person paid, or began a trial. Paying a second time changes nothing. */
    complete(session: CheckoutSession): void {
      const price = prices.find((one) => one.id === session.priceId);
      if (session.subscription !== null || price === undefined) return;
      const trialEnd = session.trialDays > 0 ? nowS() + session.trialDays * DAY_S : null;
      const sub: Subscription = {
        id: `sub_${randomBytes(12).toString('hex')}`,
        customer: session.customer,
        metadata: session.metadata,
        priceId: price.id,
        interval: price.interval,
        currency: price.currency,
        unitAmount: price.unitAmount,
        status: trialEnd === null ? 'active' : 'trialing',
        periodStart: nowS(),
        periodEnd: trialEnd ?? nowS() + lengthOf(price),
        trialEnd,
        cancelAtPeriodEnd: false,
        canceledAt: null,
        endedAt: null,
        startDate: nowS(),
      };
      store.state.subscriptions[sub.id] = sub;
      session.subscription = sub.id;
      tell(sub, 'created');
      events.emit('invoice.paid', invoiceShape(sub, true));
      events.emit('checkout.session.completed', checkoutShape(session, origin()));
    },
    /** What has ended stays ended. */
    do(deed: Deed, sub: Subscription): void {
      if (sub.status !== 'canceled') deeds[deed](sub);
    },
  };
}

export type Lifecycle = ReturnType<typeof createLifecycle>;
