import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Price } from '#workers/kernel/prices.ts';
import { jsonReply } from '../json-reply.ts';
import { type FormObject, parseForm, textAt, textsAt } from './form.ts';
import type { Lifecycle } from './lifecycle.ts';
import { checkoutShape, subscriptionShape } from './shapes.ts';
import type { StripeStore } from './store.ts';

interface Answer {
  status: number;
  value: unknown;
}

const ok = (value: unknown): Answer => ({ status: 200, value });
const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`;

function refusal(status: number, code: string, message: string): Answer {
  const type = status === 401 ? 'authentication_error' : 'invalid_request_error';
  return { status, value: { error: { type, code, message } } };
}

const missing = (what: string) => refusal(404, 'resource_missing', `No such ${what}`);

/** The part of Stripe's API that is used: customers, checkout, portal, subscriptions; with replay by idempotency key. */
export function createStripeApi(input: {
  store: StripeStore;
  lifecycle: Lifecycle;
  prices: readonly Price[];
  secretKey: string;
  origin: () => string;
}) {
  const { store, lifecycle, prices, secretKey, origin } = input;
  const { state } = store;

  function addCustomer(form: FormObject): Answer {
    const id = newId('cus');
    state.customers[id] = { id, metadata: textsAt(form, 'metadata'), isDeleted: false };
    return ok({ id, object: 'customer', metadata: state.customers[id].metadata, livemode: false });
  }

  function deleteCustomer(id: string): Answer {
    const customer = state.customers[id];
    if (customer === undefined || customer.isDeleted) return missing('customer');
    customer.isDeleted = true;
    for (const sub of Object.values(state.subscriptions)) {
      if (sub.customer === id) lifecycle.do('end', sub);
    }
    return ok({ id, object: 'customer', deleted: true });
  }

  function addCheckout(form: FormObject): Answer {
    const customer = state.customers[textAt(form, 'customer') ?? ''];
    if (customer === undefined || customer.isDeleted) return missing('customer');
    const priceId = textAt(form, 'line_items', '0', 'price') ?? '';
    if (!prices.some((price) => price.id === priceId)) return missing('price');
    const [successUrl, cancelUrl] = [textAt(form, 'success_url'), textAt(form, 'cancel_url')];
    if (textAt(form, 'mode') !== 'subscription' || successUrl === undefined || cancelUrl === undefined)
      return refusal(400, 'parameter_missing', 'mode, success_url and cancel_url are needed');
    const id = newId('cs_test');
    const session = {
      id,
      customer: customer.id,
      priceId,
      trialDays: Number(textAt(form, 'subscription_data', 'trial_period_days') ?? 0),
      metadata: textsAt(form, 'subscription_data', 'metadata'),
      clientReferenceId: textAt(form, 'client_reference_id') ?? null,
      successUrl,
      cancelUrl,
      subscription: null,
    };
    state.sessions[id] = session;
    return ok(checkoutShape(session, origin()));
  }

  function addPortal(form: FormObject): Answer {
    const customer = state.customers[textAt(form, 'customer') ?? ''];
    const returnUrl = textAt(form, 'return_url');
    if (customer === undefined || customer.isDeleted) return missing('customer');
    if (returnUrl === undefined) return refusal(400, 'parameter_missing', 'return_url is needed');
    const id = newId('bps');
    state.portals[id] = { customer: customer.id, returnUrl };
    return ok({
      id,
      object: 'billing_portal.session',
      customer: customer.id,
      url: `${origin()}/portal/${id}`,
    });
  }

  function subscription(id: string, isEnding: boolean): Answer {
    const sub = Object.hasOwn(state.subscriptions, id) ? state.subscriptions[id] : undefined;
    if (sub === undefined || (isEnding && sub.status === 'canceled')) return missing('subscription');
    if (isEnding) lifecycle.do('end', sub);
    return ok(subscriptionShape(sub));
  }

  function answer(method: string, pathname: string, form: FormObject): Answer {
    const [, , area = '', second = '', third] = pathname.split('/');
    const route = `${method} ${area}${third === undefined ? '' : `/${second}`}`;
    if (`${method} ${pathname}` === 'POST /v1/checkout/sessions') return addCheckout(form);
    if (`${method} ${pathname}` === 'POST /v1/billing_portal/sessions') return addPortal(form);
    if (route === 'POST customers' && second === '') return addCustomer(form);
    if (route === 'DELETE customers') return deleteCustomer(second);
    if (route === 'GET subscriptions') return subscription(second, false);
    if (route === 'DELETE subscriptions') return subscription(second, true);
    return refusal(404, 'url_invalid', `Unrecognized request URL (${method}: ${pathname})`);
  }

  return async (request: Request): Promise<Response> => {
    if (!isSecret(request.headers.get('authorization'), secretKey)) {
      return reply(refusal(401, 'api_key_invalid', 'Invalid API Key provided'));
    }
    const { pathname } = new URL(request.url);
    const body = await request.text();
    const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null;
    const asked = `${pathname}?${body}`;
    const known = key === null ? undefined : state.answers[key];
    if (known !== undefined) {
      if (known.request !== asked)
        return reply(
          refusal(400, 'idempotency_key_in_use', 'Keys for idempotent requests can only be used once'),
        );
      return replay(known.status, known.body);
    }
    const made = answer(request.method, pathname, parseForm(body));
    if (key !== null && made.status === 200) {
      state.answers[key] = { request: asked, status: made.status, body: JSON.stringify(made.value) };
    }
    await store.save();
    return reply(made);
  };
}

function reply({ status, value }: Answer): Response {
  return jsonReply(status, value, { 'request-id': newId('req') });
}

function replay(status: number, body: string): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': 'application/json', 'idempotent-replayed': 'true' },
  });
}

function isSecret(header: string | null, secretKey: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secretKey}`));
}
