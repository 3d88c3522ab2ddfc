import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { type TestApp, testApp } from '#workers/http/testing/test-app.ts';
import { AppError } from '#workers/kernel/errors.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { PaymentEvent, Payments, SubscriptionState } from '#workers/kernel/ports.ts';
import { parsePrices } from '#workers/kernel/prices.ts';
import { LOCAL_PRICES } from '#workers/local/stripe/local-prices.ts';
import { heedPaymentEvent } from '../heed-payment-event.ts';
import { planOf } from '../pure/entitled-until.ts';
import { afterDeed, eventOf, randomLife, type Step, soldSubscription } from './random-life.ts';

const COPIES = 5;
/** In rounds to the database. */
const SLOWEST_LOOK = 17;
const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-11-01T00:00:00Z');

export interface Lived {
  lives: number;
  /** The smallest life that ended wrong, with what was kept and what was true; null when none did. */
  wrong: string | null;
}

/**
 * Runs random lives of subscriptions through the real verb and tables. Deeds go on while their webhooks arrive: five times
 * each, some at once and the rest an hour late and shuffled. Each life must end in the entitlement of its last true state,
 * with one line a webhook.
 */
export async function runLifecycles(options: { runs: number; longestMs: number }): Promise<Lived> {
  const clock = { ms: START_MS };
  const prices = parsePrices(LOCAL_PRICES) ?? [];
  const app = await testApp({
    now: () => new Date(clock.ms),
    selling: { prices, trialDays: 14, publicUrl: 'https://app.dayloom.example' },
  });
  let lives = 0;
  try {
    const lived = await fc.check(
      fc.asyncProperty(randomLife, async (life) => {
        lives += 1;
        clock.ms = START_MS;
        const { kept, wanted } = await live({ app, clock, life, number: lives });
        if (!isDeepStrictEqual(kept, wanted))
          throw new Error(`${JSON.stringify(kept)} is kept, and ${JSON.stringify(wanted)} is true`);
      }),
      { numRuns: options.runs, endOnFailure: true, interruptAfterTimeLimit: options.longestMs },
    );
    return {
      lives: lived.numRuns,
      wrong: lived.failed ? (fc.defaultReportMessage(lived) ?? 'unknown') : null,
    };
  } finally {
    await app.close();
  }
}

interface Running {
  app: TestApp;
  clock: { ms: number };
  life: { seed: number; steps: readonly Step[] };
  number: number;
}

async function live({ app, clock, life, number }: Running) {
  const at = () => new Date(clock.ms);
  const { memberId, customerId } = await newCustomer(app, number);
  const id = `sub_life_${number}`;
  let truth: SubscriptionState = soldSubscription(id, { customerId, memberId, now: at() });
  let looks = 0;
  const rounds = async (count: number) => {
    for (let round = 0; round < count; round += 1)
      await app.database.db.asSystem('life').rows({ sql: 'select 1', params: [] });
  };
  // What is looked at is old by the time it is told, now and then older than what another look was told.
  const subscription = async () => {
    const seen = { ...truth };
    looks += 1;
    await rounds((life.seed * looks) % SLOWEST_LOOK);
    return seen;
  };
  const payments = { subscription } as unknown as Payments;
  const deliver = async (event: PaymentEvent): Promise<void> => {
    try {
      await heedPaymentEvent({ deps: app.deps, payments, event, correlationId: 'life' });
    } catch (error) {
      // Overtaken each time: the provider sends it again.
      if (!(error instanceof AppError && error.code === 'DAY-BILL-1005')) throw error;
      await deliver(event);
    }
  };
  // Known before its life goes on: what is written first is guarded by a unique key, and all else by a revision.
  await deliver(eventOf(id, -1, at()));
  const [running, late]: [Promise<void>[], PaymentEvent[]] = [[], []];
  for (const [step, { deed, days, late: lateCopies, rounds: pause }] of life.steps.entries()) {
    clock.ms += days * 24 * HOUR_MS;
    truth = afterDeed(truth, deed, at());
    const event = eventOf(id, step, at());
    for (let copy = 0; copy < COPIES; copy += 1)
      if (copy < lateCopies) late.push(event);
      else running.push(deliver(event));
    await rounds(pause);
  }
  await Promise.all(running);
  clock.ms += HOUR_MS;
  await Promise.all(shuffled(late, life.seed).map(deliver));
  const { plan } = planOf([{ ...truth, isPriceOurs: true }], at());
  const { status, priceId, cancelAt, periodEnd } = truth;
  return {
    kept: await keptOf(app, memberId, id, at()),
    wanted: { status, priceId, cancelAt, periodEnd, plan, events: life.steps.length + 1, unheeded: 0 },
  };
}

async function newCustomer(app: TestApp, number: number) {
  const { id: memberId } = await app.database.newMember();
  const customerId = `cus_life_${number}`;
  await app.database.sql(
    'insert into billing_customers (id, member_id, customer_id) values (gen_random_uuid(), $1, $2)',
    [memberId, customerId],
  );
  return { memberId, customerId };
}

async function keptOf(app: TestApp, memberId: string, subscriptionId: string, now: Date) {
  const [row] = await app.database.sql<{
    plan: 'free' | 'premium';
    planUntil: Date | null;
    status: string;
    priceId: string;
    cancelAt: Date | null;
    periodEnd: Date;
    events: number;
    unheeded: number;
  }>(
    `select plan, plan_until as "planUntil", status, price_id as "priceId", cancel_at as "cancelAt",
       period_end as "periodEnd", e.events, e.unheeded
     from members m join billing_subscriptions s on s.member_id = m.id and s.subscription_id = $2,
       lateral (select count(*)::int as events, (count(*) filter (where outcome is null))::int as unheeded
         from billing_events where starts_with(id, $3)) e
     where m.id = $1`,
    [memberId, subscriptionId, `evt_${subscriptionId}_`],
  );
  if (row === undefined) return null;
  const { status, priceId, cancelAt, periodEnd, events, unheeded } = row;
  return { status, priceId, cancelAt, periodEnd, plan: planNow(row, now), events, unheeded };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((value, at) => ({ value, key: (seed * (at + 7)) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
