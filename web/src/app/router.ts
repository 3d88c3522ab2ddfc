import { createRouter } from '@tanstack/react-router';
import { bodyRoutes } from './routing/body-routes.ts';
import { dayRoutes } from './routing/day-routes.ts';
import { journalRoutes } from './routing/journal-routes.ts';
import { planRoutes } from './routing/plan-routes.ts';
import { publicRoutes } from './routing/public-routes.ts';
import { member, root } from './routing/root-routes.ts';
import { settingsRoutes } from './routing/settings-routes.ts';
import { staffRoutes } from './routing/staff-routes.ts';

export const router = createRouter({
  routeTree: root.addChildren([
    ...publicRoutes,
    member.addChildren([
      ...dayRoutes,
      ...planRoutes,
      ...journalRoutes,
      ...bodyRoutes,
      ...staffRoutes,
      ...settingsRoutes,
    ]),
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
