import { AppError } from '#workers/kernel/errors.ts';
import type { MemberId } from '#workers/kernel/ids.ts';
import type { Payments } from '#workers/kernel/ports.ts';
import type { Deps, Verb } from '#workers/kernel/verb.ts';
import { entitledUntil, isOwed } from './pure/entitled-until.ts';
import { customerOf, insertCustomer, subscriptionsOf } from './queries.ts';
import type { NewCheckout, PaymentPage } from './schemas.ts';

/** Where people come back to. */
const PLAN_PATH = '/settings/plan';

/** Opens a page on which the person pays. Who has a subscription that is alive, or would be once it is paid, is sent to the portal instead. */
export const startCheckout: Verb<NewCheckout & { requestKey: string | null }, PaymentPage> = async ({
  ctx,
  input,
  deps,
}) => {
  const { id: memberId } = ctx.member;
  const payments = paymentsOf(deps);
  const price = deps.selling.prices.find((one) => one.interval === input.interval);
  if (price === undefined) throw new AppError('DAY-BILL-1004');
  const known = await subscriptionsOf(deps.db, memberId);
  const isHeld = known.some((row) => isAlive(entitledUntil(row), ctx.now) || isOwed(row));
  if (isHeld) throw new AppError('DAY-BILL-1002');
  const page = new URL(PLAN_PATH, deps.selling.publicUrl);
  const url = await payments.startCheckout({
    memberId,
    customerId: await customerFor(deps, payments, memberId),
    priceId: price.id,
    // A trial is given once.
    trialDays: known.length === 0 ? deps.selling.trialDays : 0,
    successUrl: `${page.href}?checkout=done`,
    cancelUrl: page.href,
    requestKey: input.requestKey,
  });
  return { url };
};

/** Opens the provider's page for card, invoices, and cancelling. */
export const openPortal: Verb<void, PaymentPage> = async ({ ctx, deps }) => {
  const payments = paymentsOf(deps);
  const customerId = await customerOf(deps.db, ctx.member.id);
  if (customerId === null) throw new AppError('DAY-BILL-1003');
  const returnUrl = new URL(PLAN_PATH, deps.selling.publicUrl).href;
  return { url: await payments.openPortal({ customerId, returnUrl }) };
};

function isAlive(until: Date | null, now: Date): boolean {
  return until !== null && until > now;
}

function paymentsOf({ payments }: Deps): Payments {
  if (payments === null) throw new AppError('DAY-BILL-1004');
  return payments;
}

/** Kept before anything can be bought, so that no webhook is about a customer whom we do not know. */
async function customerFor(deps: Deps, payments: Payments, memberId: MemberId): Promise<string> {
  const known = await customerOf(deps.db, memberId);
  if (known !== null) return known;
  const customerId = await payments.customerFor(memberId);
  await insertCustomer(deps.db, memberId, customerId);
  return customerId;
}
