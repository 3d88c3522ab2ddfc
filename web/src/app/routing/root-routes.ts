import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { NotFound } from '../shell/not-found.tsx';
import { RouteProblem } from '../shell/route-problem.tsx';
import { Splash } from '../shell/splash.tsx';

export const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: RouteProblem,
});

/** Everything that only a signed-in member sees; who only looks at the start page does not fetch its shell. */
export const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  component: lazyRouteComponent(() => import('../shell/member-shell.tsx'), 'MemberShell'),
  pendingComponent: Splash,
  pendingMs: 0,
  pendingMinMs: 0,
});
