import { stripePayments } from '#workers/adapters/stripe.ts';
import { type TestApp, type TestPerson, testApp } from '#workers/http/testing/test-app.ts';
import { parsePrices } from '#workers/kernel/prices.ts';
import { startLoopback } from '#workers/local/loopback-server.ts';
import { LOCAL_PRICES } from '#workers/local/stripe/local-prices.ts';
import { type RunningStripe, startStripe } from '#workers/local/stripe/start-stripe.ts';
import { type Billing, billing } from '../schemas.ts';

export const STRIPE_SECRET = 'whsec_of_the_tests';

export interface PaidApp {
  app: TestApp;
  stripe: RunningStripe;
  /** Days that have passed since the start, for the app; the provider's clock stands. */
  daysLater: number;
  billingOf(person: TestPerson): Promise<Billing>;
  checkout(person: TestPerson, interval?: 'month' | 'year', key?: string): Promise<Response>;
  /** Buys, and waits for the webhooks. */
  buy(person: TestPerson, interval?: 'month' | 'year'): Promise<void>;
  /** Presses a button of the portal, and waits for the webhooks. */
  inPortal(person: TestPerson, deed: string): Promise<void>;
  control(wanted: object): Promise<void>;
  close(): Promise<void>;
}

/** The app before the payment provider's stand-in, by the real SDK and over real sockets, both ways. */
export async function paidApp(): Promise<PaidApp> {
  let app: TestApp | undefined;
  const hook = await startLoopback(
    async (request) =>
      (await app?.request('/webhooks/payments', {
        method: 'POST',
        headers: request.headers,
        body: await request.text(),
      })) ?? new Response(null, { status: 503 }),
    { port: 0 },
  );
  const prices = parsePrices(LOCAL_PRICES) ?? [];
  const stripe = await startStripe({
    port: 0,
    secretKey: 'sk_test_local',
    webhookSecret: STRIPE_SECRET,
    webhookUrl: hook.url,
    prices,
  });
  const payments = stripePayments({
    secretKey: 'sk_test_local',
    webhookSecret: STRIPE_SECRET,
    apiBase: stripe.url,
  });
  const self = { daysLater: 0 };
  app = await testApp({
    payments,
    selling: { prices, trialDays: 0, publicUrl: 'https://app.dayloom.example' },
    now: () => new Date(Date.now() + self.daysLater * 86_400_000),
  });
  const running = app;

  const urlOf = async (response: Response) => ((await response.json()) as { data: { url: string } }).data.url;
  const checkout: PaidApp['checkout'] = (person, interval = 'month', key) =>
    person.send(
      'POST',
      '/api/v1/checkout-sessions',
      { interval },
      key === undefined ? {} : { 'idempotency-key': key },
    );

  return Object.assign(self, {
    app: running,
    stripe,
    checkout,
    async billingOf(person: TestPerson) {
      const response = await person.get('/api/v1/billing');
      return billing.parse(((await response.json()) as { data: unknown }).data);
    },
    async buy(person: TestPerson, interval: 'month' | 'year' = 'month') {
      const page = await urlOf(await checkout(person, interval));
      await fetch(page, { method: 'POST', redirect: 'manual' });
      await stripe.idle();
    },
    async inPortal(person: TestPerson, deed: string) {
      const page = await urlOf(await person.send('POST', '/api/v1/portal-sessions'));
      const subscription = /name="subscription" value="([^"]+)"/.exec(await (await fetch(page)).text())?.[1];
      const body = new URLSearchParams({ subscription: subscription ?? '', deed });
      await fetch(page, { method: 'POST', body, redirect: 'manual' });
      await stripe.idle();
    },
    async control(wanted: object) {
      await fetch(`${stripe.url}/__control`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(wanted),
      });
      await stripe.idle();
    },
    async close() {
      await stripe.close();
      await hook.close();
      await running.close();
    },
  });
}
