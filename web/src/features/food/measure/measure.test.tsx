import { useQuery } from '@tanstack/react-query';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import type { FoodAnalysis, Reference } from '#workers/features/food/schemas.ts';
import { useApi } from '../../../lib/api/api-client.ts';
import { fakeApi, renderApp } from '../../../testing/render-app.tsx';
import { mealQuery } from '../meal-queries.ts';
import { MealView } from '../meal-view.tsx';

const MEAL_ID = '01930000-0000-7000-8000-00000000000a';

function mealOf(change: Partial<FoodAnalysis> = {}, isMeasurable = true): FoodAnalysis {
  const reference = change.reference ?? null;
  return {
    id: MEAL_ID,
    state: 'ready',
    source: 'photo',
    meal: 'lunch',
    eatenAt: '2026-11-20T12:00:00.000Z',
    localDay: '2026-11-20',
    title: null,
    items: [
      {
        id: '01930000-0000-7000-8000-000000000001',
        name: 'Apple',
        foodId: 'sr28-09003',
        massGrams: reference === null ? 182 : 240,
        massLow: 101,
        massHigh: 242,
        confidence: 0.9,
        foundBy: 'detector',
        box: [0.1, 0.1, 0.2, 0.2],
        isMeasurable,
        sizedBy: isMeasurable ? (reference?.thing ?? null) : null,
        nutrientsPer100g: { energyKcal: 52 },
        alternatives: [],
      },
    ],
    totals: {},
    photo: { url: '/photo', width: 640, height: 480 },
    reference,
    needsPerson: false,
    failure: null,
    analysedBy: [],
    createdAt: '2026-11-20T12:00:00.000Z',
    updatedAt: '2026-11-20T12:00:00.000Z',
    ...change,
  };
}

function Meal() {
  const { data } = useQuery(mealQuery(useApi(), MEAL_ID));
  return data === undefined ? null : <MealView meal={data} />;
}

/** A server that keeps what is marked. */
function serve(meal: FoodAnalysis) {
  let kept = meal;
  return fakeApi(({ method, path, body }) => {
    if (path.includes('/foods/')) return { id: 'sr28-09003', name: 'Apple', portions: [] };
    if (method === 'PUT') kept = mealOf({ reference: body as Reference });
    if (method === 'DELETE') kept = mealOf();
    return kept;
  });
}

afterEach(cleanup);

const open = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Something of known size in the photo?' }));
};

it('marks a coin by the keyboard alone, says what it is scaled by, and takes it back by the undo', async () => {
  const { api, calls } = serve(mealOf());
  renderApp(<Meal />, api);
  await open();
  expect(screen.getByText('No line is drawn yet.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Item 1/ })).toBeNull();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What is it?' }), '1 €');
  screen.getByRole('button', { name: /^Other end of the line/ }).focus();
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Shift}');
  expect(screen.getByRole('status').textContent).toMatch(/By this line the photo shows \d+ × \d+ cm\./);
  await userEvent.click(screen.getByRole('button', { name: 'Weigh by it' }));
  expect(await screen.findByText('Weights scaled by a 1 € coin.')).toBeTruthy();
  expect(screen.getByText(/sized by a 1 € coin/)).toBeTruthy();
  const put = calls.find(({ method }) => method === 'PUT');
  expect(put).toMatchObject({
    path: `/food-analyses/${MEAL_ID}/reference`,
    body: { thing: 'eur-1', ownLengthMm: null, from: [0.4, 0.5] },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(calls.some(({ method }) => method === 'DELETE')).toBe(true));
  expect(await screen.findByRole('button', { name: 'Something of known size in the photo?' })).toBeTruthy();
});

it('says what is wrong with a line, and sends nothing', async () => {
  const { api, calls } = serve(mealOf());
  renderApp(<Meal />, api);
  await open();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What is it?' }), 'Something else');
  screen.getByRole('button', { name: /^One end of the line/ }).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(screen.getByText('Say how long it is, from 5 to 2,000 mm.')).toBeTruthy();
  await userEvent.click(screen.getByRole('spinbutton', { name: 'How long it is' }));
  await userEvent.paste('2000');
  expect(screen.getByText(/This line cannot be right/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Weigh by it' }).hasAttribute('disabled')).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(await screen.findByRole('button', { name: 'Something of known size in the photo?' })).toBe(
    document.activeElement,
  );
  expect(calls.every(({ method }) => method === 'GET')).toBe(true);
});

it('opens what was marked to be changed, and removes it with a way back', async () => {
  const reference: Reference = { thing: 'hand', ownLengthMm: 78, from: [0.2, 0.5], to: [0.4, 0.5] };
  const { api, calls } = serve(mealOf({ reference }));
  renderApp(<Meal />, api);
  await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
  expect(screen.getByRole<HTMLInputElement>('spinbutton').value).toBe('78');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Remove' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual(reference));
});

it('is not offered where it would change nothing', async () => {
  renderApp(<Meal />, serve(mealOf({}, false)).api);
  await screen.findByRole('heading', { name: 'Apple' });
  expect(screen.queryByText(/Something of known size/)).toBeNull();
});
