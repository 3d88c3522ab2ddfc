import { cleanup } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { FoodAnalysisSummary } from '#workers/features/food/schemas.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { Routed } from '../../testing/routed.tsx';
import { MealRow } from './meal-row.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const meal: FoodAnalysisSummary = {
  id: 'soup',
  state: 'ready',
  source: 'photo',
  meal: 'dinner',
  title: 'Soup',
  eatenAt: '2026-11-26T19:00:00Z',
  localDay: '2026-11-26',
  itemNames: ['soup'],
  hasPhoto: true,
  energyKcal: { value: 200, low: 150, high: 250, missing: 0 },
  proteinG: 1,
  fatG: 1,
  carbohydrateG: 1,
};

it('names an interval only where there is one', async () => {
  const exact = { ...meal, hasPhoto: false, energyKcal: { value: 240, low: 240, high: 240, missing: 0 } };
  const { api } = fakeApi(() => ({}));
  const view = renderApp(<Routed shown={<MealRow meal={exact} when="19:00" />} />, api);
  await view.findByText('240 kcal');
  expect(view.container.textContent).not.toContain('–');
  cleanup();
  const known = renderApp(<Routed shown={<MealRow meal={meal} when="19:00" />} />, api);
  expect(await known.findByText('150–250 kcal')).toBeTruthy();
});

it('fetches the photo of a row once it comes into view, and not before', async () => {
  const observed: { come: () => void }[] = [];
  class Observer {
    constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
      tell([{ isIntersecting: false }]);
      observed.push({ come: () => tell([{ isIntersecting: true }]) });
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  const asked: string[] = [];
  const { api } = fakeApi(() => ({}));
  const blob = async (path: string) => {
    asked.push(path);
    return new Blob(['photo']);
  };
  const view = renderApp(<Routed shown={<MealRow meal={meal} when="19:00" />} />, { ...api, blob });
  await view.findByText('Soup');
  expect(asked).toEqual([]);
  observed[0]?.come();
  await expect.poll(() => view.container.querySelector('img')).not.toBeNull();
  expect(asked).toEqual(['/food-analyses/soup/photo']);
});
