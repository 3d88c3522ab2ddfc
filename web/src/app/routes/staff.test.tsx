import { useQuery } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { StaffProblem } from '../../features/staff/staff-problem.tsx';
import { jobRunsQuery } from '../../features/staff/staff-queries.ts';
import { useApi } from '../../lib/api/api-client.ts';
import { ApiError } from '../../lib/api/api-error.ts';
import { fakeApi, renderApp } from '../../testing/render-app.tsx';
import { StaffScreen } from './staff.tsx';

afterEach(cleanup);

/** A section of the area: it shows how many letters there are, and can look again. */
function Section() {
  const runs = useQuery(jobRunsQuery(useApi(), 'dead', 1));
  return (
    <>
      {runs.isError && <StaffProblem error={runs.error} />}
      {runs.isSuccess && <p>{runs.data.data.length} letters</p>}
      <button type="button" onClick={() => void runs.refetch()}>
        Look
      </button>
    </>
  );
}

function staffArea() {
  const root = createRootRoute({ component: Outlet });
  const area = createRoute({ getParentRoute: () => root, path: '/staff', component: StaffScreen });
  const section = createRoute({ getParentRoute: () => area, path: '/', component: Section });
  const history = createMemoryHistory({ initialEntries: ['/staff'] });
  return createRouter({ routeTree: root.addChildren([area.addChildren([section])]), history });
}

/** The server, which knows the role as it is now. */
function server(role: { now: 'member' | 'admin' }) {
  return fakeApi(({ path }) => {
    if (path === '/users/me') return { id: 'me', role: role.now };
    if (role.now !== 'admin') throw new ApiError({ kind: 'refused', status: 403, code: 'DAY-AUTH-1006' });
    return { data: [{}, {}] };
  }).api;
}

it('takes the sections and what they showed away from who loses the role, and says so', async () => {
  const role = { now: 'admin' as 'member' | 'admin' };
  const { queries } = renderApp(<RouterProvider router={staffArea() as never} />, server(role));
  expect(await screen.findByText('2 letters')).toBeTruthy();
  expect(screen.getAllByRole('link').length).toBeGreaterThan(3);
  role.now = 'member';
  await userEvent.click(screen.getByRole('button', { name: 'Look' }));
  expect((await screen.findByRole('alert')).textContent).toContain('You are not on the staff any more.');
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.queryByText('2 letters')).toBeNull();
  await waitFor(() => expect(queries.getQueryCache().findAll({ queryKey: ['staff'] })).toHaveLength(0));
});

it('shows nobody else its sections', async () => {
  const { api, calls } = fakeApi(() => ({ id: 'me', role: 'member' }));
  renderApp(<RouterProvider router={staffArea() as never} />, api);
  expect((await screen.findByRole('alert')).textContent).toContain('This area is for staff.');
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(calls.map(({ path }) => path)).toEqual(['/users/me']);
});
