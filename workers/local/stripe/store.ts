import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../identity/replace-file.ts';

/** Times are Unix seconds, as Stripe writes them. */
export interface Subscription {
  id: string;
  customer: string;
  metadata: Record<string, string>;
  priceId: string;
  interval: 'month' | 'year';
  currency: string;
  unitAmount: number;
  status: 'trialing' | 'active' | 'past_due' | 'canceled';
  periodStart: number;
  periodEnd: number;
  trialEnd: number | null;
  cancelAtPeriodEnd: boolean;
  canceledAt: number | null;
  endedAt: number | null;
  startDate: number;
}

export interface CheckoutSession {
  id: string;
  customer: string;
  priceId: string;
  trialDays: number;
  metadata: Record<string, string>;
  clientReferenceId: string | null;
  successUrl: string;
  cancelUrl: string;
  subscription: string | null;
}

export interface StripeState {
  customers: Record<string, { id: string; metadata: Record<string, string>; isDeleted: boolean }>;
  sessions: Record<string, CheckoutSession>;
  portals: Record<string, { customer: string; returnUrl: string }>;
  subscriptions: Record<string, Subscription>;
  /** Answers by idempotency key. */
  answers: Record<string, { request: string; status: number; body: string }>;
}

export interface StripeStore {
  readonly state: StripeState;
  save(): Promise<void>;
}

/** Kept in one small file, when there is a folder for it. */
export function openStripeStore(dataDir: string | undefined): StripeStore {
  const empty: StripeState = { customers: {}, sessions: {}, portals: {}, subscriptions: {}, answers: {} };
  if (dataDir === undefined) return { state: empty, save: async () => undefined };
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, 'stripe.json');
  const state: StripeState = { ...empty, ...read(file) };
  let last: Promise<void> = Promise.resolve();
  return {
    state,
    save() {
      last = last.then(() => replaceFile(file, JSON.stringify(state)));
      return last;
    },
  };
}

/** Our own file: what we wrote is what we read. */
function read(file: string): Partial<StripeState> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<StripeState>;
  } catch {
    return {};
  }
}
