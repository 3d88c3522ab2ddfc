import { randomBytes } from 'node:crypto';
import { html } from 'hono/html';
import type { Price } from '#workers/kernel/prices.ts';
import { page } from '../page/layout.ts';
import { DEEDS, type Deed, type Lifecycle } from './lifecycle.ts';
import type { StripeStore } from './store.ts';

const WORDS: Readonly<Record<Deed, string>> = {
  cancel: 'Cancel at the end of the period',
  resume: 'Take the cancelling back',
  renew: 'Let the next period begin, paid',
  fail: 'Let the next payment fail',
  pay: 'Pay what is open',
  end: 'End it now',
};

/** The pages that Stripe hosts: paying, and the portal. Null for a path that is neither. */
export function createStripePages(input: {
  store: StripeStore;
  lifecycle: Lifecycle;
  prices: readonly Price[];
}) {
  const { store, lifecycle, prices } = input;
  const { state } = store;

  async function pay(id: string, request: Request): Promise<Response | null> {
    const session = Object.hasOwn(state.sessions, id) ? state.sessions[id] : undefined;
    const price = prices.find((one) => one.id === session?.priceId);
    if (session === undefined || price === undefined) return null;
    if (request.method === 'POST') {
      lifecycle.complete(session);
      await store.save();
      return Response.redirect(session.successUrl, 303);
    }
    const trial =
      session.trialDays === 0 ? '' : html`<p>The first ${session.trialDays} days cost nothing.</p>`;
    return show(
      'Pay for Premium',
      html`<h1>Premium, by the ${price.interval}</h1>
        <p>${(price.unitAmount / 100).toFixed(2)} ${price.currency.toUpperCase()} a ${price.interval}</p>
        ${trial}
        <p>This page stands in for the payment provider’s. Nothing is charged.</p>
        <div class="bar">
          <form method="post"><button>Subscribe</button></form>
          <a href="${session.cancelUrl}">Back without paying</a>
        </div>`,
    );
  }

  async function portal(id: string, request: Request): Promise<Response | null> {
    const opened = Object.hasOwn(state.portals, id) ? state.portals[id] : undefined;
    if (opened === undefined) return null;
    const subs = Object.values(state.subscriptions).filter((sub) => sub.customer === opened.customer);
    if (request.method === 'POST') {
      const form = new URLSearchParams(await request.text());
      const sub = subs.find((one) => one.id === form.get('subscription'));
      const deed = DEEDS.find((one) => one === form.get('deed'));
      if (sub !== undefined && deed !== undefined) lifecycle.do(deed, sub);
      await store.save();
      return new Response(null, { status: 303, headers: { location: `/portal/${id}` } });
    }
    return show(
      'Your subscription',
      html`<h1>Your subscription</h1>
        <p>This page stands in for the payment provider’s. Nothing is charged.</p>
        ${subs.map(
          (
            sub,
          ) => html`<h2>${sub.status}${sub.cancelAtPeriodEnd && sub.status !== 'canceled' ? ', cancelled' : ''}</h2>
            <p>By the ${sub.interval}, until ${new Date(sub.periodEnd * 1000).toISOString().slice(0, 10)}</p>
            <div class="bar">
              ${DEEDS.map(
                (deed) => html`<form method="post">
                  <input type="hidden" name="subscription" value="${sub.id}" />
                  <button name="deed" value="${deed}">${WORDS[deed]}</button>
                </form>`,
              )}
            </div>`,
        )}
        <p><a href="${opened.returnUrl}">Back to Dayloom</a></p>`,
    );
  }

  return async (request: Request): Promise<Response | null> => {
    const [, area, id = ''] = new URL(request.url).pathname.split('/');
    if (area !== 'pay' && area !== 'portal') return null;
    return (await (area === 'pay' ? pay : portal)(id, request)) ?? new Response('not found', { status: 404 });
  };
}

async function show(title: string, body: ReturnType<typeof html>): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const text = await page(title, nonce, body);
  return new Response(String(text), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'`,
    },
  });
}
