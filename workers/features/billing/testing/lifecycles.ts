import { isDeepStrictEqual } from 'node:util';
import { eq, inArray } from 'drizzle-orm';
import fc from 'fast-check';
import type { Db } from '#db/client.ts';
import { billingEvents, billingSubscriptions } from '#db/schema/billing.ts';
import { members } from '#db/schema/core.ts';
import { newMember } from '#db/testing/test-database.ts';
import { asId } from '#workers/kernel/ids.ts';
import { planNow } from '#workers/kernel/plan-now.ts';
import type { PaymentEvent, Payments, SubscriptionState } from '#workers/kernel/ports.ts';
import { parsePrices } from '#workers/kernel/prices.ts';
import type { Deps } from '#workers/kernel/verb.ts';
import { LOCAL_PRICES } from '#workers/local/stripe/local-prices.ts';
import { heedPaymentEvent } from '../heed-payment-event.ts';
import { planOf } from '../pure/entitled-until.ts';
import { insertCustomer } from '../queries.ts';
import { afterDeed, eventOf, type Life, randomLife, soldSubscription } from './random-life.ts';

const COPIES = 5;
const MOST_TRIES = 50;
const SLOWEST_LOOK_MS = 17;
const HOUR_MS = 3_600_000;
const START_MS = Date.parse('2026-11-01T00:00:00Z');

export interface Lived {
  lives: number;
  /** The first life that ended wrong, with what was kept and what was true; null when none did. */
  wrong: string | null;
}

export interface Living {
  deps: Deps;
  runs: number;
  /** How many are lived side by side. */
  atOnce: number;
  longestMs: number;
  /** Of the draw; any other one by default. */
  seed?: number;
}

/**
 * Runs random lives of subscriptions through the real verb and tables. Deeds go on while their webhooks arrive: five times
 * each, some at once and the rest an hour late and shuffled. Each life must end in the entitlement of its last true state,
 * with one line a webhook.
 */
export async function runLifecycles(options: Living): Promise<Lived> {
  const { runs, atOnce, longestMs, seed = Date.now() % 2 ** 31 } = options;
  const selling = { ...options.deps.selling, prices: parsePrices(LOCAL_PRICES) ?? [] };
  const deps: Deps = { ...options.deps, selling };
  const lives = fc.sample(randomLife, { numRuns: runs, seed });
  const endAt = performance.now() + longestMs;
  const lived: Lived = { lives: 0, wrong: null };
  let next = 0;
  async function liveOn(): Promise<void> {
    while (lived.wrong === null && performance.now() < endAt) {
      const number = next++;
      const life = lives[number];
      if (life === undefined) return;
      const { kept, wanted } = await live({ deps, life, number });
      lived.lives += 1;
      if (isDeepStrictEqual(kept, wanted)) continue;
      const told = { seed, number, life, kept, wanted };
      lived.wrong ??= JSON.stringify(told);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, liveOn));
  return lived;
}

const waited = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Running {
  deps: Deps;
  life: Life;
  number: number;
}

async function live({ deps: shared, life, number }: Running) {
  const clock = { ms: START_MS };
  const at = () => new Date(clock.ms);
  const deps: Deps = { ...shared, now: at };
  const customerId = `cus_life_${number}`;
  const memberId = asId<'member'>((await newMember(deps.db)).id);
  await insertCustomer(deps.db, memberId, customerId);
  const id = `sub_life_${number}`;
  let truth: SubscriptionState = soldSubscription(id, { customerId, memberId, now: at() });
  let looks = 0;
  // What is looked at is old by the time it is told, now and then older than what another look was told.
  const subscription = async () => {
    const seen = { ...truth };
    looks += 1;
    await waited((life.seed * looks) % SLOWEST_LOOK_MS);
    return seen;
  };
  const payments = { subscription } as unknown as Payments;
  const deliver = async (event: PaymentEvent, tries = 1): Promise<void> => {
    try {
      await heedPaymentEvent({ deps, payments, event, correlationId: 'life' });
    } catch (error) {
      // Overtaken each time, or the database was too slow: the provider sends it again.
      if (tries === MOST_TRIES) throw error;
      await deliver(event, tries + 1);
    }
  };
  // Known before its life goes on: what is written first is guarded by a unique key, and all else by a revision.
  const first = eventOf(id, -1, at());
  await deliver(first);
  const events: PaymentEvent[] = [];
  const late: PaymentEvent[] = [];
  const running: Promise<void>[] = [];
  for (const [step, { deed, days, late: lateCopies, pauseMs }] of life.steps.entries()) {
    clock.ms += days * 24 * HOUR_MS;
    truth = afterDeed(truth, deed, at());
    const event = eventOf(id, step, at());
    events.push(event);
    for (let copy = 0; copy < COPIES; copy += 1)
      if (copy < lateCopies) late.push(event);
      else running.push(deliver(event));
    await waited(pauseMs);
  }
  await Promise.all(running);
  clock.ms += HOUR_MS;
  await Promise.all(shuffled(late, life.seed).map((event) => deliver(event)));
  const { plan } = planOf([{ ...truth, isPriceOurs: true }], at());
  const { status, priceId, cancelAt, periodEnd } = truth;
  const eventIds = [first, ...events].map((event) => event.id);
  return {
    kept: await keptOf(deps.db, { memberId, eventIds, now: at() }),
    wanted: { status, priceId, cancelAt, periodEnd, plan, events: eventIds.length, unheeded: 0 },
  };
}

async function keptOf(db: Db, of: { memberId: string; eventIds: string[]; now: Date }) {
  const [[row], events] = await db
    .asSystem('life')
    .all((q) => [
      q
        .select()
        .from(billingSubscriptions)
        .innerJoin(members, eq(members.id, billingSubscriptions.memberId))
        .where(eq(billingSubscriptions.memberId, of.memberId)),
      q
        .select({ outcome: billingEvents.outcome })
        .from(billingEvents)
        .where(inArray(billingEvents.id, of.eventIds)),
    ]);
  if (row === undefined) return null;
  const { status, priceId, cancelAt, periodEnd } = row.billing_subscriptions;
  const unheeded = events.filter(({ outcome }) => outcome === null).length;
  const plan = planNow(row.members, of.now);
  return { status, priceId, cancelAt, periodEnd, plan, events: events.length, unheeded };
}

function shuffled<T>(list: readonly T[], seed: number): T[] {
  return list
    .map((value, at) => ({ value, key: (seed * (at + 7)) % 101 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
