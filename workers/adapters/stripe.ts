import type Stripe from 'stripe';
import { AppError } from '#workers/kernel/errors.ts';
import type { PaymentEvent, Payments, SubscriptionState } from '#workers/kernel/ports.ts';

export interface StripeOptions {
  secretKey: string;
  webhookSecret: string;
  /** Absent: Stripe's own address. */
  apiBase?: string | undefined;
  timeoutMs?: number;
}

const API_VERSION = '2026-10-28.endive';
const TOLERANCE_S = 300;
const MEMBER = 'dayloom_member';

/**
 * Stripe by its own SDK (https://docs.stripe.com/api). The SDK is large, so that it is evaluated when the first payment is
 * looked at, and not when an isolate starts.
 */
export function stripePayments(options: StripeOptions): Payments {
  let made: Promise<Stripe> | undefined;
  const client = () => {
    made ??= makeClient(options);
    return made;
  };

  return {
    async customerFor(memberId) {
      const stripe = await client();
      const customer = await asked(() =>
        stripe.customers.create(
          { metadata: { [MEMBER]: memberId } },
          { idempotencyKey: `customer-${memberId}` },
        ),
      );
      return customer.id;
    },
    async startCheckout({ memberId, customerId, priceId, trialDays, successUrl, cancelUrl, requestKey }) {
      const stripe = await client();
      const session = await asked(() =>
        stripe.checkout.sessions.create(
          {
            mode: 'subscription',
            customer: customerId,
            client_reference_id: memberId,
            line_items: [{ price: priceId, quantity: 1 }],
            subscription_data: {
              metadata: { [MEMBER]: memberId },
              ...(trialDays > 0 && { trial_period_days: trialDays }),
            },
            success_url: successUrl,
            cancel_url: cancelUrl,
          },
          requestKey === null ? {} : { idempotencyKey: `checkout-${memberId}-${requestKey}` },
        ),
      );
      if (session.url === null) throw new AppError('DAY-BILL-1005');
      return session.url;
    },
    async openPortal({ customerId, returnUrl }) {
      const stripe = await client();
      const session = await asked(() =>
        stripe.billingPortal.sessions.create({ customer: customerId, return_url: returnUrl }),
      );
      return session.url;
    },
    async subscription(id) {
      const stripe = await client();
      const found = await orMissing(() => stripe.subscriptions.retrieve(id));
      return found === null ? null : stateOf(found);
    },
    async endNow(id) {
      const stripe = await client();
      await orMissing(() => stripe.subscriptions.cancel(id));
    },
    async deleteCustomer(id) {
      const stripe = await client();
      await orMissing(() => stripe.customers.del(id));
    },
    async readEvent(request) {
      const signature = request.headers.get('stripe-signature');
      if (signature === null) return null;
      const body = await request.text();
      const stripe = await client();
      try {
        return eventOf(
          await stripe.webhooks.constructEventAsync(body, signature, options.webhookSecret, TOLERANCE_S),
        );
      } catch {
        return null;
      }
    },
  };
}

async function makeClient({ secretKey, apiBase, timeoutMs = 10_000 }: StripeOptions): Promise<Stripe> {
  const { default: Client } = await import('stripe');
  const base = apiBase === undefined ? null : new URL(apiBase);
  return new Client(secretKey, {
    apiVersion: API_VERSION,
    httpClient: Client.createFetchHttpClient(),
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(base !== null && {
      host: base.hostname,
      port: base.port,
      protocol: base.protocol === 'http:' ? ('http' as const) : ('https' as const),
    }),
  });
}

async function asked<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    throw new AppError('DAY-BILL-1005', { cause, retryAfterS: 5 });
  }
}

/** Null when Stripe knows no such thing, or will not touch it any more. */
async function orMissing<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (cause) {
    if (codeOf(cause) === 'resource_missing') return null;
    throw new AppError('DAY-BILL-1005', { cause, retryAfterS: 5 });
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

const dateOf = (unixS: number) => new Date(unixS * 1000);
const dateOrNull = (unixS: number | null) => (unixS === null ? null : dateOf(unixS));
const idOf = (thing: string | { id: string }) => (typeof thing === 'string' ? thing : thing.id);

/** Null for a subscription that we could not have sold: not exactly one item by the month or the year. */
function stateOf(found: Stripe.Subscription): SubscriptionState | null {
  const [item, ...others] = found.items.data;
  const interval = intervalOf(item?.price.recurring?.interval);
  if (item === undefined || others.length > 0 || interval === null) return null;
  return {
    id: found.id,
    customerId: idOf(found.customer),
    memberId: found.metadata[MEMBER] ?? null,
    status: found.status,
    priceId: item.price.id,
    interval,
    currency: item.price.currency,
    unitAmount: item.price.unit_amount ?? 0,
    periodStart: dateOf(item.current_period_start),
    periodEnd: dateOf(item.current_period_end),
    trialEnd: dateOrNull(found.trial_end),
    cancelAt: found.cancel_at_period_end ? dateOf(item.current_period_end) : dateOrNull(found.cancel_at),
    endedAt: dateOrNull(found.ended_at),
    startedAt: dateOf(found.start_date),
  };
}

function intervalOf(word: string | undefined): 'month' | 'year' | null {
  return word === 'month' || word === 'year' ? word : null;
}

function eventOf(event: Stripe.Event): PaymentEvent {
  return {
    id: event.id,
    type: event.type,
    createdAt: dateOf(event.created),
    subscriptionId: subscriptionOf(event),
  };
}

function subscriptionOf(event: Stripe.Event): string | null {
  switch (event.type) {
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted':
    case 'customer.subscription.paused':
    case 'customer.subscription.resumed':
      return event.data.object.id;
    case 'checkout.session.completed': {
      const { subscription } = event.data.object;
      return subscription === null ? null : idOf(subscription);
    }
    case 'invoice.paid':
    case 'invoice.payment_failed': {
      const of = event.data.object.parent?.subscription_details?.subscription;
      return of === undefined || of === null ? null : idOf(of);
    }
    default:
      return null;
  }
}
