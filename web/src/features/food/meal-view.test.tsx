import { useQuery } from '@tanstack/react-query';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { FoodAnalysis, FoodItem } from '#workers/features/food/schemas.ts';
import { mealTotals } from '#workers/features/nutrition/pure/meal-totals.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { type Call, fakeApi, renderApp } from '../../testing/render-app.tsx';
import { mealQuery } from './meal-queries.ts';
import { MealView } from './meal-view.tsx';

const MEAL_ID = '01930000-0000-7000-8000-00000000000a';

function item(last: number, name: string, massGrams: number, energyKcal: number): FoodItem {
  return {
    id: `01930000-0000-7000-8000-00000000000${last}`,
    name,
    foodId: null,
    massGrams,
    massLow: massGrams / 2,
    massHigh: massGrams * 2,
    confidence: 0.7,
    foundBy: 'model',
    box: null,
    isMeasurable: false,
    sizedBy: null,
    nutrientsPer100g: { energyKcal },
    alternatives: [],
  };
}

function mealOf(items: FoodItem[], change: Partial<FoodAnalysis> = {}): FoodAnalysis {
  return {
    id: MEAL_ID,
    state: 'ready',
    source: 'hand',
    meal: 'lunch',
    eatenAt: '2026-11-20T12:00:00.000Z',
    localDay: '2026-11-20',
    title: null,
    items,
    totals: mealTotals(items),
    photo: null,
    reference: null,
    needsPerson: items.length === 0,
    failure: null,
    analysedBy: [],
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
    ...change,
  };
}

const rice = item(1, 'rice', 200, 130);
const dal = item(2, 'dal', 100, 110);

function Meal() {
  const { data } = useQuery(mealQuery(useApi(), MEAL_ID));
  return data === undefined ? null : <MealView meal={data} />;
}

/** A server that holds one meal, and takes masses and deletions as the real one does. */
function serve(meal: FoodAnalysis, refuse?: (call: Call) => boolean) {
  let kept = meal;
  return fakeApi((call) => {
    if (refuse?.(call)) throw new ApiError({ kind: 'refused', status: 500, code: 'DAY-SYS-1001' });
    const id = /food-analysis-items\/([^/]+)/.exec(call.path)?.[1];
    const massGrams = (call.body as { massGrams?: number } | undefined)?.massGrams;
    if (call.method === 'PATCH' && massGrams !== undefined) {
      const weighed = { massGrams, massLow: massGrams * 0.95, massHigh: massGrams * 1.05 };
      kept = mealOf(kept.items.map((one) => (one.id === id ? { ...one, ...weighed } : one)));
    }
    if (call.method === 'DELETE') kept = mealOf(kept.items.filter((one) => one.id !== id));
    if (call.path.endsWith('/restore')) kept = meal;
    return kept;
  });
}

afterEach(cleanup);

describe('a meal on the page', () => {
  it('moves its total with the slider at once, and sends what the person stops at', async () => {
    const { api, calls } = serve(mealOf([rice, dal]));
    renderApp(<Meal />, api);
    expect(await screen.findByText('370 kcal')).toBeTruthy();
    const slider = screen.getByRole('slider', { name: 'Weight of rice' });
    slider.focus();
    // In one go: on a slow machine three presses would be more than one pause.
    for (let press = 0; press < 3; press += 1) fireEvent.keyDown(slider, { key: 'PageUp' });
    expect(await screen.findByText('409 kcal')).toBeTruthy();
    const sent = () => calls.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
    await waitFor(() => expect(sent()).toEqual([{ massGrams: 230 }]));
    expect(await screen.findByText('219–242 g')).toBeTruthy();
    expect(screen.getByText('409 kcal')).toBeTruthy();
  });

  it('sends what the person set last when the page is left at once', async () => {
    const { api, calls } = serve(mealOf([rice, dal]));
    renderApp(<Meal />, api);
    const slider = await screen.findByRole('slider', { name: 'Weight of rice' });
    slider.focus();
    fireEvent.keyDown(slider, { key: 'PageUp' });
    window.dispatchEvent(new Event('pagehide'));
    await Promise.resolve();
    expect(calls.map(({ method, body }) => [method, body]).at(-1)).toEqual(['PATCH', { massGrams: 210 }]);
  });

  it('goes back to what the server knows when it does not take the mass', async () => {
    const { api } = serve(mealOf([rice, dal]), ({ method }) => method === 'PATCH');
    renderApp(<Meal />, api);
    await screen.findByText('370 kcal');
    screen.getByRole('slider', { name: 'Weight of dal' }).focus();
    await userEvent.keyboard('{PageUp}');
    expect(screen.getByText('381 kcal')).toBeTruthy();
    expect(await screen.findByText('370 kcal')).toBeTruthy();
    expect(await screen.findAllByText(/Something went wrong on our side/)).not.toEqual([]);
  });

  it('removes a food and brings it back by the undo', async () => {
    const { api } = serve(mealOf([rice, dal]));
    renderApp(<Meal />, api);
    await userEvent.click(await screen.findByRole('button', { name: 'More for dal' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('dal was removed.')).toBeTruthy();
    expect(screen.queryByRole('slider', { name: 'Weight of dal' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('slider', { name: 'Weight of dal' })).toBeTruthy();
  });

  it('asks the person when nothing was found', async () => {
    renderApp(<Meal />, serve(mealOf([])).api);
    expect(await screen.findByRole('heading', { name: 'Tell us what it is' })).toBeTruthy();
  });

  it('names the step that an analysis has reached', async () => {
    renderApp(<Meal />, serve(mealOf([], { state: 'describing', needsPerson: false })).api);
    expect((await screen.findByRole('status')).textContent).toBe('Working out what it is, and how much');
    const steps = screen.getAllByRole('listitem').map((step) => step.getAttribute('data-progress'));
    expect(steps).toEqual(['done', 'done', 'doing', 'ahead']);
  });

  it('offers another look and the way by hand when the analysis failed', async () => {
    const failed = mealOf([], { state: 'failed', failure: 'service_down', needsPerson: false });
    const { api, calls } = serve({ ...failed, photo: { url: '/photo', width: 4, height: 3 } });
    renderApp(<Meal />, api);
    await userEvent.click(await screen.findByRole('button', { name: 'Look again' }));
    expect(calls.some(({ path }) => path === `/food-analyses/${MEAL_ID}/retry`)).toBe(true);
    expect(await screen.findByRole('combobox', { name: 'What did you eat?' })).toBeTruthy();
  });
});

describe('a food that nobody is sure of', () => {
  const guess = { ...rice, foodId: 'fdc-168878', foundBy: 'detector' as const, confidence: 0.4 };

  it('is asked about, and is the person’s word once they say yes', async () => {
    const { api, calls } = fakeApi((call) => {
      if (call.method === 'PATCH') return mealOf([{ ...guess, foundBy: 'person', confidence: 1 }]);
      return call.path.includes('/foods/')
        ? { id: guess.foodId, name: 'rice', portions: [] }
        : mealOf([guess]);
    });
    renderApp(<Meal />, api);
    await userEvent.click(await screen.findByRole('button', { name: 'Yes' }));
    await waitFor(() => expect(screen.queryByText(/We are not sure/)).toBeNull());
    expect(calls.find(({ method }) => method === 'PATCH')).toMatchObject({ body: { foodId: 'fdc-168878' } });
  });

  it('is not asked about when the detector is sure', async () => {
    const { api } = fakeApi((call) =>
      call.path.includes('/foods/')
        ? { id: 'x', name: 'rice', portions: [] }
        : mealOf([{ ...guess, confidence: 0.9 }]),
    );
    renderApp(<Meal />, api);
    await screen.findByRole('heading', { name: 'rice' });
    expect(screen.queryByText(/We are not sure/)).toBeNull();
  });
});

describe('a meal without a network', () => {
  it('takes a deletion, shows it, and keeps it for later', async () => {
    const { api } = fakeApi((call) => {
      if (call.method === 'GET')
        return call.path.includes('/foods/') ? { portions: [] } : mealOf([rice, dal]);
      throw new ApiError({ kind: 'offline' });
    });
    const { outbox } = renderApp(<Meal />, api);
    await userEvent.click(await screen.findByRole('button', { name: 'More for rice' }));
    const [remove] = await screen.findAllByRole('button', { name: 'Remove' });
    if (remove === undefined) throw new Error('no button');
    await userEvent.click(remove);
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'rice' })).toBeNull());
    expect(await outbox.of('user_test')).toMatchObject([
      { method: 'DELETE', path: `/food-analysis-items/${rice.id}`, label: 'rice, dal' },
    ]);
  });
});
