import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { takeAnalysis } from '#workers/features/account/index.ts';
import type { TestPerson } from '#workers/http/testing/test-app.ts';
import type { Context } from '#workers/kernel/context.ts';
import { asId } from '#workers/kernel/ids.ts';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { endBilling, requireFeature } from './index.ts';
import { type PaidApp, paidApp, STRIPE_SECRET } from './testing/paid-app.ts';

let paid: PaidApp;
let person: TestPerson;
beforeAll(async () => {
  paid = await paidApp();
});
afterAll(() => paid.close());
beforeEach(async () => {
  person = await paid.app.person();
  paid.daysLater = 0;
  await paid.control({ delivery: 'once' });
});

async function idOf(somebody: TestPerson) {
  const body = (await (await somebody.get('/api/v1/users/me')).json()) as { data: { id: string } };
  return asId<'member'>(body.data.id);
}

/** As an isolate sees the member that remembers them from before they bought anything. */
async function staleContext(): Promise<Context> {
  return {
    member: { id: await idOf(person), role: 'member', plan: 'free', timeZone: 'UTC' },
    actor: { kind: 'session', sessionId: 's' },
    now: paid.app.deps.now(),
    correlationId: 'test',
  };
}

const rows = (memberId: string) =>
  paid.app.database.sql<{ status: string; revision: number; subscription_id: string }>(
    'select * from billing_subscriptions where member_id = $1',
    [memberId],
  );
const codeOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string } }).error.code;

function signed(body: string, { secret = STRIPE_SECRET, ageS = 0 } = {}) {
  const t = Math.floor(Date.now() / 1000) - ageS;
  const v1 = createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');
  return paid.app.request('/webhooks/payments', {
    method: 'POST',
    headers: { 'stripe-signature': `t=${t},v1=${v1}` },
    body,
  });
}

function eventAbout(subscriptionId: string, id = `evt_${subscriptionId}`, created = 1_760_000_000) {
  const object = { id: subscriptionId, object: 'subscription' };
  const data = { object };
  return JSON.stringify({ id, object: 'event', created, type: 'customer.subscription.updated', data });
}

describe('a subscription', () => {
  test('is bought on the provider’s page, and is told of with its price', async () => {
    expect(await paid.billingOf(person)).toMatchObject({ plan: 'free', subscription: null });
    await paid.buy(person, 'year');
    expect(await paid.billingOf(person)).toMatchObject({
      plan: 'premium',
      entitlements: { photoAnalysesADay: null, askMyDays: true },
      subscription: { state: 'active', interval: 'year', unitAmount: 4900, currency: 'eur' },
    });
    expect(paid.app.published.at(-1)?.event).toEqual({ type: 'plan-changed' });
  });

  test('lifts the day’s limit at once, also where the member is remembered as free', async () => {
    const ctx = await staleContext();
    const input = { localDay: localDayOf(ctx.now, 'UTC') };
    const take = () => takeAnalysis({ ctx, input, deps: paid.app.deps });
    expect([await take(), await take(), await take(), await take()]).toEqual([true, true, true, false]);
    await expect(requireFeature({ ctx, input: 'askMyDays', deps: paid.app.deps })).rejects.toMatchObject({
      code: 'DAY-BILL-1001',
      details: { feature: 'askMyDays' },
    });
    await paid.buy(person);
    expect(await take()).toBe(true);
    await requireFeature({ ctx, input: 'askMyDays', deps: paid.app.deps });
  });

  test('goes through cancelling, resuming, a failed payment with its grace, and its end', async () => {
    await paid.buy(person);
    const told = async () => {
      const { plan, subscription } = await paid.billingOf(person);
      return [plan, subscription?.state];
    };
    await paid.inPortal(person, 'cancel');
    expect(await told()).toEqual(['premium', 'ending']);
    paid.daysLater = 31;
    expect(await told()).toEqual(['free', 'ended']);
    paid.daysLater = 0;
    await paid.inPortal(person, 'resume');
    expect(await told()).toEqual(['premium', 'active']);
    await paid.inPortal(person, 'fail');
    expect(await told()).toEqual(['premium', 'grace']);
    paid.daysLater = 8;
    expect(await told()).toEqual(['free', 'owed']);
    // A second one beside it would be paid twice, once the first is paid.
    expect(await codeOf(await paid.checkout(person))).toBe('DAY-BILL-1002');
    paid.daysLater = 0;
    await paid.inPortal(person, 'pay');
    expect(await told()).toEqual(['premium', 'active']);
    await paid.inPortal(person, 'end');
    expect(await told()).toEqual(['free', 'ended']);
  });

  test('is not sold twice, and has no portal before it was sold', async () => {
    expect(await codeOf(await person.send('POST', '/api/v1/portal-sessions'))).toBe('DAY-BILL-1003');
    await paid.buy(person);
    expect(await codeOf(await paid.checkout(person))).toBe('DAY-BILL-1002');
  });

  test('asked for twice with one key, opens one page', async () => {
    const key = 'checkout-of-the-test';
    const pages = [await paid.checkout(person, 'month', key), await paid.checkout(person, 'month', key)];
    const [first, second] = await Promise.all(pages.map((page) => page.json()));
    expect((second as { data: unknown }).data).toEqual((first as { data: unknown }).data);
    expect(Object.values(paid.stripe.state.customers).length).toBeGreaterThan(0);
  });
});

describe('a webhook', () => {
  test('has one effect when all come five times, shuffled, at once, and an hour late', async () => {
    const id = await idOf(person);
    await paid.control({ delivery: 'held' });
    await paid.buy(person);
    const subscriptionId = Object.values(paid.stripe.state.subscriptions).at(-1)?.id ?? '';
    const anHourAgo = Math.floor(Date.now() / 1000) - 3_600;
    const bodies = ['a', 'b', 'c'].map((mark) =>
      eventAbout(subscriptionId, `evt_${mark}_${subscriptionId}`, anHourAgo),
    );
    const five = [...bodies, ...bodies, ...bodies, ...bodies, ...bodies].reverse();
    const answers = await Promise.all(five.map((body) => signed(body)));
    const again = answers.flatMap((answer, at) => (answer.status === 204 ? [] : (five[at] ?? [])));
    for (const body of again) expect((await signed(body)).status).toBe(204);
    await paid.control({ release: 'reversed' });
    expect(await rows(id)).toMatchObject([{ status: 'active' }]);
    const lines = await paid.app.database.sql('select action from audit_log where member_id = $1', [id]);
    expect(lines).toEqual([{ action: 'plan.premium' }]);
    const events = await paid.app.database.sql('select outcome from billing_events where id like $1', [
      `%_${subscriptionId}`,
    ]);
    expect(events).toEqual([1, 2, 3].map(() => ({ outcome: 'applied' })));
    const [before] = await rows(id);
    for (const body of bodies) await signed(body);
    expect(await rows(id)).toMatchObject([{ revision: before?.revision }]);
  });

  test('is not believed when it is forged, stale or unsigned, and leaves nothing', async () => {
    const count = () => paid.app.database.sql('select 1 from billing_events');
    const before = (await count()).length;
    const body = eventAbout('sub_forged');
    const unsigned = await paid.app.request('/webhooks/payments', { method: 'POST', body });
    const answers = [
      await signed(body, { secret: 'whsec_other' }),
      await signed(body, { ageS: 400 }),
      unsigned,
    ];
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401]);
    expect((await count()).length).toBe(before);
  });

  test('about a customer or a subscription that nobody knows changes nothing', async () => {
    expect((await signed(eventAbout('sub_nowhere'))).status).toBe(204);
    paid.stripe.state.subscriptions.sub_foreign = {
      ...foreignSubscription(),
      id: 'sub_foreign',
      customer: 'cus_foreign',
    };
    expect((await signed(eventAbout('sub_foreign'))).status).toBe(204);
    const outcomes = await paid.app.database.sql<{ outcome: string }>(
      "select outcome from billing_events where id in ('evt_sub_nowhere', 'evt_sub_foreign') order by id",
    );
    expect(outcomes).toEqual([{ outcome: 'unknown-customer' }, { outcome: 'ignored' }]);
    expect(paid.stripe.state.subscriptions.sub_foreign.status).toBe('active');
  });

  test.each([
    ['another currency', { currency: 'usd' }],
    ['another amount', { unitAmount: 1 }],
    ['another price', { priceId: 'price_other' }],
  ])('about %s entitles to nothing, and is reported', async (_, change) => {
    await paid.buy(person);
    const id = await idOf(person);
    const [row] = await rows(id);
    const sub = paid.stripe.state.subscriptions[row?.subscription_id ?? ''];
    if (sub === undefined) throw new Error('nothing was bought');
    Object.assign(sub, change);
    paid.app.reported.length = 0;
    expect((await signed(eventAbout(sub.id))).status).toBe(204);
    expect((await paid.billingOf(person)).plan).toBe('free');
    expect(paid.app.reported).toHaveLength(1);
  });

  test('of a checkout that was paid after the account was closed ends the subscription there', async () => {
    const id = await idOf(person);
    const page = (await (await paid.checkout(person)).json()) as { data: { url: string } };
    await paid.app.database.sql('update members set deleted_at = now() where id = $1', [id]);
    await fetch(page.data.url, { method: 'POST', redirect: 'manual' });
    await paid.stripe.idle();
    expect(Object.values(paid.stripe.state.subscriptions).at(-1)).toMatchObject({ status: 'canceled' });
    expect(await rows(id)).toEqual([]);
  });
});

test('a member who leaves is forgotten by the provider, and pays no more', async () => {
  await paid.buy(person);
  const id = await idOf(person);
  expect(await endBilling(paid.app.deps, id)).toBe(true);
  await endBilling(paid.app.deps, id);
  await paid.stripe.idle();
  expect(await paid.billingOf(person)).toMatchObject({ plan: 'free', subscription: { state: 'ended' } });
});

function foreignSubscription() {
  const [one] = Object.values(paid.stripe.state.subscriptions);
  if (one === undefined) throw new Error('nothing was bought yet');
  return { ...one, metadata: {}, status: 'active' as const };
}
