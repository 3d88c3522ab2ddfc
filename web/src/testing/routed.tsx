import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** What holds links asks a router. */
export function Routed({ shown }: { shown: ReactNode }) {
  const rootRoute = createRootRoute({ component: () => shown });
  const history = createMemoryHistory({ initialEntries: ['/'] });
  return <RouterProvider router={createRouter({ routeTree: rootRoute, history }) as never} />;
}
