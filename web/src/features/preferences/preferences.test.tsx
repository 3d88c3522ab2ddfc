import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import type { ReadPreferences } from '#workers/features/preferences/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { EatingCard } from './eating-card.tsx';

afterEach(cleanup);

const eating: ReadPreferences = {
  diets: [],
  allergens: ['milk'],
  dislikes: [],
  cuisines: [],
  goals: [],
  mealTimes: { breakfast: null, lunch: null, dinner: null },
  unread: [],
  isOfLaterRelease: false,
};

it('shows what it can read of a later release, names the rest, and lets nothing be changed', async () => {
  const later = { ...eating, unread: ['allergens' as const, 'goals' as const], isOfLaterRelease: true };
  renderApp(<EatingCard />, fakeApi(() => later).api);
  const milk = await screen.findByRole<HTMLButtonElement>('button', { name: 'Milk', pressed: true });
  expect(milk.closest('fieldset[disabled]')).not.toBeNull();
  const said = screen.getByText('A newer Dayloom saved these settings.').parentElement?.textContent;
  expect(said).toContain('Allergens · What you aim for');
  expect(said).toContain('allergens that are not shown and not filtered out');
});

it('says nothing where all was read', async () => {
  renderApp(<EatingCard />, fakeApi(() => eating).api);
  expect((await screen.findByRole('button', { name: 'Milk' })).closest('fieldset[disabled]')).toBeNull();
  expect(screen.queryByText(/cannot be read|newer Dayloom/)).toBeNull();
});
