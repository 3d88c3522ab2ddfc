import { z } from 'zod';

export const INTERVALS = ['month', 'year'] as const;

export const price = z
  .object({
    interval: z.enum(INTERVALS),
    /** In the currency's smallest unit. */
    unitAmount: z.int(),
    /** ISO 4217, in lower case. */
    currency: z.string(),
  })
  .meta({ id: 'Price' });

export const subscription = z
  .object({
    /** `ending`: cancelled, and good until `endsAt`. `grace`: a payment failed, and the plan holds until `endsAt`. */
    state: z.enum(['trial', 'active', 'ending', 'grace', 'owed', 'ended']),
    interval: z.enum(INTERVALS),
    unitAmount: z.int(),
    currency: z.string(),
    /** When the next payment is due, or the trial ends. */
    renewsAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Subscription' });

export const billing = z
  .object({
    plan: z.enum(['free', 'premium']),
    entitlements: z.object({
      photoAnalysesADay: z.int().nullable(),
      askMyDays: z.boolean(),
      insightExports: z.boolean(),
    }),
    /** Null: never bought. */
    subscription: subscription.nullable(),
    /** What is sold; empty: nothing is. */
    prices: z.array(price),
    /** Days that may be tried first; 0: none, or they were used. */
    trialDays: z.int(),
  })
  .meta({ id: 'Billing' });

export const newCheckout = z.object({ interval: z.enum(INTERVALS) }).meta({ id: 'NewCheckout' });

/** A page of the payment provider, to be opened in the same tab. */
export const paymentPage = z.object({ url: z.url() }).meta({ id: 'PaymentPage' });

export type Billing = z.infer<typeof billing>;
export type BillingSubscription = z.infer<typeof subscription>;
export type BillingPrice = z.infer<typeof price>;
export type NewCheckout = z.infer<typeof newCheckout>;
export type PaymentPage = z.infer<typeof paymentPage>;
