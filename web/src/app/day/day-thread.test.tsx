import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { localDayOf } from '#workers/kernel/local-day.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { type Call, fakeApi, renderApp } from '../../testing/render-app.tsx';
import { taskOf } from '../../testing/task-of.ts';
import { Problem } from '../../ui/problem.tsx';
import { DayThread } from './day-thread.tsx';
import { useDay } from './use-day.ts';

afterEach(cleanup);

const today = localDayOf(new Date(), 'UTC');
const due = taskOf({ id: 'walk', localDay: today, title: 'Walk' });
const down = new ApiError({ kind: 'refused', status: 500, requestId: 'the-number' });

function Today() {
  const day = useDay({ day: today, isToday: true, timeZone: 'UTC' });
  if (day.error !== null) return <Problem error={day.error} onRetry={day.retry} />;
  return <DayThread day={day} isToday />;
}

function draw(answer: (call: Call) => unknown) {
  const routeTree = createRootRoute({ component: Today, notFoundComponent: () => null });
  const router = createRouter({ routeTree, history: createMemoryHistory({ initialEntries: ['/'] }) });
  return renderApp(<RouterProvider router={router as never} />, fakeApi(answer).api);
}

const empty = (path: string) => (path.startsWith('/body-days') ? [] : { data: [], meta: { totalPages: 0 } });

it('moves a task to its time when it is ticked, and keeps the focus on it', async () => {
  const view = draw(({ method, path }) => {
    if (method === 'POST') return { ...due, state: 'completed', endedAt: new Date().toISOString() };
    return path.startsWith('/tasks') ? { data: [due], meta: { totalPages: 1 } } : empty(path);
  });
  const tick = await view.findByRole('button', { name: /Walk.* as done/ });
  const order = () => view.getAllByRole('listitem').map((line) => line.textContent ?? '');
  expect(order().findIndex((line) => line.includes('Walk'))).toBeGreaterThan(
    order().findIndex((line) => line.includes('Now')),
  );
  await userEvent.click(tick);
  await waitFor(() => expect(order().findIndex((line) => line.includes('Walk'))).toBe(0));
  expect(document.activeElement?.getAttribute('aria-label')).toContain('Walk');
});

it('says in its place that one part is missing', async () => {
  const view = draw(({ path }) => {
    if (path.startsWith('/journal-entries')) throw down;
    return path.startsWith('/tasks') ? { data: [due], meta: { totalPages: 1 } } : empty(path);
  });
  expect(await view.findByText('Journal: could not be fetched')).toBeTruthy();
  expect(await view.findByText('Walk')).toBeTruthy();
  expect(view.getAllByRole('alert')).toHaveLength(1);
});

it('says of a day that has not come whole neither that all is done nor that nothing is noted', async () => {
  const never = new Promise(() => undefined);
  const view = draw(({ path }) => {
    if (path.startsWith('/journal-entries')) throw down;
    return path.startsWith('/food-analyses') ? never : empty(path);
  });
  expect(await view.findByText('Journal: could not be fetched')).toBeTruthy();
  expect(view.queryByText('nothing noted yet')).toBeNull();
});

it('says once, with the number to quote, that all of it is missing', async () => {
  const view = draw(() => {
    throw down;
  });
  expect(await view.findByText('the-number')).toBeTruthy();
  expect(view.getAllByRole('alert')).toHaveLength(1);
});
