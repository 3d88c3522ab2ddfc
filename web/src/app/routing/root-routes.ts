import { createRootRoute, createRoute, Outlet } from '@tanstack/react-router';
import { MemberShell } from '../shell/member-shell.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { RouteProblem } from '../shell/route-problem.tsx';

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

/** Everything that only a signed-in member sees. */
export const member = createRoute({ getParentRoute: () => root, id: 'member', component: MemberShell });
