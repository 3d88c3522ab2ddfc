import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { PaymentEvent, Payments, SubscriptionState } from '#workers/kernel/ports.ts';
import { parsePrices } from '#workers/kernel/prices.ts';
import { LOCAL_PRICES } from '#workers/local/stripe/local-prices.ts';
import { heedPaymentEvent } from './heed-payment-event.ts';
import { planOf } from './pure/entitled-until.ts';
import { afterDeed, eventOf, randomLife, type Step, soldSubscription } from './testing/random-life.ts';

/** 20 in the tests; `LIFECYCLES=10000` runs as many as one likes, about 0.1 s each on an idle core. */
const RUNS = Number(process.env.LIFECYCLES ?? 20);
const COPIES = 5;
const HOUR_MS = 3_600_000;
const START = Date.parse('2026-11-01T00:00:00Z');

let app: TestApp;
let clockMs = START;
beforeAll(async () => {
  app = await testApp({
    now: () => new Date(clockMs),
    selling: {
      prices: parsePrices(LOCAL_PRICES) ?? [],
      trialDays: 14,
      publicUrl: 'https://app.dayloom.example',
    },
  });
});
afterAll(() => app.close());

let lives = 0;
async function newCustomer() {
  lives += 1;
  const { id: memberId } = await app.database.newMember();
  const customerId = `cus_life_${lives}`;
  await app.database.sql(
    'insert into billing_customers (id, member_id, customer_id) values (gen_random_uuid(), $1, $2)',
    [memberId, customerId],
  );
  return { memberId, customerId, subscriptionId: `sub_life_${lives}` };
}

/** Runs a life through the real verb and tables: deeds go on while their webhooks arrive, five times each and at once. */
async function live({ seed, steps }: { seed: number; steps: readonly Step[] }) {
  clockMs = START;
  const { memberId, customerId, subscriptionId } = await newCustomer();
  let truth: SubscriptionState = soldSubscription(subscriptionId, {
    customerId,
    memberId,
    now: new Date(clockMs),
  });
  const payments = {
    subscription: async () => ({ ...truth }),
    endNow: async () => undefined,
  } as unknown as Payments;
  const deliver = async (event: PaymentEvent): Promise<void> => {
    try {
      await heedPaymentEvent({ deps: app.deps, payments, event, correlationId: 'life' });
    } catch (error) {
      // Overtaken each time: the provider sends it again.
      if (!(error instanceof AppError && error.code === 'DAY-BILL-1005')) throw error;
      await deliver(event);
    }
  };
  const [running, late]: [Promise<void>[], PaymentEvent[]] = [[], []];
  for (const [at, step] of steps.entries()) {
    clockMs += step.days * 24 * HOUR_MS;
    truth = afterDeed(truth, step.deed, new Date(clockMs));
    const event = eventOf(subscriptionId, at, new Date(clockMs));
    for (let copy = 0; copy < COPIES; copy += 1)
      if (copy < step.late) late.push(event);
      else running.push(deliver(event));
    for (let round = 0; round < step.rounds; round += 1)
      await app.database.db.asSystem('life').rows({ sql: 'select 1', params: [] });
  }
  await Promise.all(running);
  clockMs += HOUR_MS;
  await Promise.all(shuffled(late, seed).map(deliver));
  return { memberId, subscriptionId, truth };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((value, at) => ({ value, key: (seed * (at + 7)) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}

async function keptOf(memberId: string, subscriptionId: string) {
  const [row] = await app.database.sql<{
    plan: 'free' | 'premium';
    plan_until: Date | null;
    status: string;
    price_id: string;
    cancel_at: Date | null;
    period_end: Date;
    lines: number;
    open: number;
  }>(
    `select plan, plan_until, status, price_id, cancel_at, period_end,
       (select count(*)::int from billing_events where id like $3) as lines,
       (select count(*)::int from billing_events where id like $3 and outcome is null) as open
     from members m join billing_subscriptions s on s.member_id = m.id where m.id = $1 and s.subscription_id = $2`,
    [memberId, subscriptionId, `evt_${subscriptionId}\\_%`],
  );
  return row;
}

test('webhooks five times, at once, shuffled and an hour late end in what the last true state entitles to', async () => {
  await fc.assert(
    fc.asyncProperty(randomLife, async (life) => {
      const { memberId, subscriptionId, truth } = await live(life);
      const row = await keptOf(memberId, subscriptionId);
      const now = new Date(clockMs);
      expect(row).toMatchObject({
        status: truth.status,
        price_id: truth.priceId,
        cancel_at: truth.cancelAt,
        period_end: truth.periodEnd,
        lines: life.steps.length,
        open: 0,
      });
      const plan = planNow({ plan: row?.plan ?? 'free', planUntil: row?.plan_until ?? null }, now);
      expect(plan).toBe(planOf([{ ...truth, isPriceOurs: true }], now).plan);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 36_000_000);
