import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { ApiError } from '../../lib/api/api-error.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { ScoreExport } from './score-export.tsx';

afterEach(cleanup);

function draw(isPremium: boolean, blob: (path: string) => Promise<Blob>) {
  const root = createRootRoute({ component: () => <ScoreExport isPremium={isPremium} /> });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  const router = createRouter({ routeTree: root, history });
  renderApp(<RouterProvider router={router as never} />, { ...fakeApi(() => null).api, blob });
}

it('says without Premium what it would be, and leads there without asking the server', async () => {
  const asked: string[] = [];
  draw(false, async (path) => {
    asked.push(path);
    return new Blob();
  });
  expect((await screen.findByRole('link', { name: 'See Premium' })).getAttribute('href')).toBe(
    '/settings/plan',
  );
  expect(screen.queryByRole('button')).toBeNull();
  expect(asked).toEqual([]);
});

it('fetches the file, and takes a plan that ended meanwhile for what it is', async () => {
  const asked: string[] = [];
  draw(true, async (path) => {
    asked.push(path);
    throw new ApiError({ kind: 'refused', status: 403, code: 'DAY-BILL-1001' });
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Download (CSV)' }));
  expect(await screen.findByRole('link', { name: 'See Premium' })).toBeTruthy();
  expect(asked).toEqual(['/wellness/score-export']);
  expect(screen.queryByRole('alert')).toBeNull();
});
