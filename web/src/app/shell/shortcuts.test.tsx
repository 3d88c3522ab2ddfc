import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { DESTINATIONS } from './destinations.ts';
import { Shortcuts } from './shortcuts.tsx';

afterEach(cleanup);

function frame() {
  const root = createRootRoute({
    component: () => (
      <>
        <Shortcuts />
        <input aria-label="words" />
      </>
    ),
    notFoundComponent: () => null,
  });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const router = createRouter({ routeTree: root, history });
  const view = renderApp(<RouterProvider router={router as never} />, fakeApi(() => ({})).api);
  return { history, view };
}

it('leads on by g and a letter, and shows all keys', async () => {
  const { history, view } = frame();
  await view.findByLabelText('words');
  await userEvent.keyboard('gj');
  await waitFor(() => expect(history.location.pathname).toBe('/journal'));
  await userEvent.keyboard('?');
  expect(await view.findByText('These keys', {}, { timeout: 4_000 })).toBeTruthy();
});

it('leaves words alone', async () => {
  const { history, view } = frame();
  await userEvent.type(await view.findByLabelText('words'), 'gj?');
  expect(history.location.pathname).toBe('/');
  expect(view.queryByText('These keys')).toBeNull();
});

it('has a letter of its own for every screen', () => {
  const letters = new Set<string>(DESTINATIONS.map(({ letter }) => letter));
  expect(letters.size).toBe(DESTINATIONS.length);
  expect([...letters].some((letter) => letter === 'n' || letter === 'g')).toBe(false);
});
