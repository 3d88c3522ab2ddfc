import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { Billing } from '#workers/features/billing/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { moneyText, yearlySaving } from './money.ts';
import { PlanCard } from './plan-card.tsx';
import { PriceChoice } from './price-choice.tsx';

afterEach(cleanup);

const free: Billing = {
  plan: 'free',
  entitlements: { photoAnalysesADay: 3, askMyDays: false, insightExports: false },
  subscription: null,
  prices: [
    { interval: 'month', unitAmount: 500, currency: 'eur' },
    { interval: 'year', unitAmount: 4800, currency: 'eur' },
  ],
  trialDays: 14,
};

it('writes an amount in its currency’s own way, also where that has no smaller unit', () => {
  expect(moneyText(499, 'eur', 'en-GB')).toBe('€4.99');
  expect(moneyText(500, 'jpy', 'en-GB')).toBe('JP¥500');
});

it('claims a saving only where there is one', () => {
  expect(yearlySaving(free.prices)).toBeCloseTo(0.2);
  expect(yearlySaving(free.prices.slice(1))).toBe(0);
  expect(yearlySaving([{ interval: 'month', unitAmount: 1, currency: 'usd' }, ...free.prices.slice(1)])).toBe(
    0,
  );
});

it('shows the price of the chosen interval, and asks for that one', async () => {
  const { api, calls } = fakeApi(() => {
    throw new Error('no way out in a test');
  });
  renderApp(<PriceChoice billing={free} />, api);
  const user = userEvent.setup();
  expect(screen.getByText('€48.00')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'Month' }));
  expect(screen.getByText('€5.00')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try Premium for 14 days' }));
  expect(calls[0]).toEqual({ method: 'POST', path: '/checkout-sessions', body: { interval: 'month' } });
  expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong');
});

it('says until when Premium stays after a payment that failed', () => {
  const { api } = fakeApi(() => ({}));
  const subscription = {
    state: 'grace' as const,
    interval: 'month' as const,
    unitAmount: 500,
    currency: 'eur',
    renewsAt: null,
    endsAt: '2026-12-03T10:00:00.000Z',
  };
  renderApp(<PlanCard billing={{ ...free, plan: 'premium', subscription }} />, api);
  expect(screen.getByRole('alert').textContent).toContain('3 December 2026');
});

it('leads to the open payment where one is owed', () => {
  const { api } = fakeApi(() => ({}));
  const subscription = {
    state: 'owed' as const,
    interval: 'month' as const,
    unitAmount: 500,
    currency: 'eur',
    renewsAt: null,
    endsAt: null,
  };
  renderApp(<PlanCard billing={{ ...free, subscription }} />, api);
  expect(screen.getByRole('alert').textContent).toContain('Pay it or cancel');
  expect(screen.getByRole('button', { name: 'Change or cancel' })).toBeTruthy();
});
